"""A scene as the first HTML has it, before the live map has started."""

from geodata.first_picture.ground import find_file
from geodata.first_picture.picture import colours, write

__all__ = ["colours", "find_file", "write"]
