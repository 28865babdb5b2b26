"""What a map becomes outside the site: pictures, data files, one file for a stick, a class PDF."""
