"""`python -m geodata.first_picture` draws the ground anew, after a change of borders or looks."""

from geodata.first_picture import ground

ground.write()
