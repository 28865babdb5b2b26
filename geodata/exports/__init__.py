"""What a map becomes outside the site: pictures, data files, one file to carry, a class PDF."""
