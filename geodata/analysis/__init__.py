"""What follows from a scenario: who is in range, the sentences on it, moves and typed places."""
