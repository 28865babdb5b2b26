"""What maps do to a ring: wrong ways to draw it, circles of equal size, lengths, and three small maps in SVG."""
