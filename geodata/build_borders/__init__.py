"""Builds geodata/borders/ from published packages, apart from the dashboard: `python -m geodata.build_borders`."""
