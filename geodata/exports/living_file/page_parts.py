"""What of the site's pages the file has too, as whoever makes it hands it over."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageParts:
    """Scripts and style sheets of the words beside the map and of the story, each as one text; they
    stand behind the map's own.

    The pages hand them over, since their names are those of the site's screen, of which nothing
    below the pages knows."""

    scripts: str
    sheets: str
