"""Prints a Scene on paper and slides, and draws what images in a page share with them.

Nothing is imported here: an image drawn as SVG has no need of matplotlib, which posters load."""
