"""What follows from a scenario: who is in range, what is said of it, and what a hand or a typed text makes of it."""
