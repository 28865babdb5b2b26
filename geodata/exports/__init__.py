"""What a map becomes outside the site: pictures by address, data files, one file for a stick, a class's PDF."""
