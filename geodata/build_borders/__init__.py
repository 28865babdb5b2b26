"""Builds geodata/borders/ from published packages: `python -m geodata.build_borders`."""
