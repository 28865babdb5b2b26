"""What maps do to a ring: wrong rings, circles of equal size, lengths, three small SVG maps."""
