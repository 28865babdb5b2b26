"""The canvas of images in a page, in CSS pixels: light SVG, written without matplotlib."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from shapely.geometry.base import BaseGeometry

from geodata.paper import svg
from geodata.paper.canvas import ZERO, Align, Letters, Place
from geodata.scene.looks import HATCH_STEP, HATCH_STRIPE, Look

FONT = "system-ui, sans-serif"
SERIF = "Georgia, serif"  # an image in a page has no fonts but the reader's
WIDE = 0.58  # a letter's width by its size, on average: the reader's font is not known
HALO_PX = 2.5
FINE_PX = 0.05  # symbols lose what is smaller: no eye sees it
PALE_HALO = 0.5  # opacity of the rim of pale names, which are those of areas
Part = tuple[int, str, str]  # how high it lies, the path within which it shows, its markup
ANCHORS = {"left": None, "center": "middle", "right": "end"}  # what SVG calls them


@dataclass
class SvgCanvas:
    """An image of a width and height; a `name` becomes a class."""

    width: float
    height: float
    parts: list[Part] = field(default_factory=list)
    hatches: dict[str, str] = field(default_factory=dict)
    inside: str = ""  # the path within which things show now

    def copy(self) -> SvgCanvas:
        """The same image, to draw on."""
        return replace(self, parts=[*self.parts])

    def clip(self, area: BaseGeometry | None) -> None:
        """From here on only what lies inside an area is drawn; None ends it."""
        self.inside = "" if area is None else svg.path(area, self.height)

    def shape(
        self, form: BaseGeometry, look: Look, name: str = "", above: bool = False, at: Place = ZERO
    ) -> None:
        """An area or a line, or a collection as one of them, around a place."""
        moved = at != ZERO
        d = _outline(form) if moved else svg.path(form, self.height)
        if not d:
            return
        fill = look.fill if form.geom_type.endswith(("Polygon", "Collection")) else None
        drawn = svg.tag(
            "path",
            d=d,
            transform=f"translate({at[0]:.1f} {self.height - at[1]:.1f})" if moved else None,
            class_=name or None,
            fill=self._hatch(fill) if fill and look.hatched else fill or "none",
            fill_opacity=look.opacity if fill and look.opacity < 1 else None,
            stroke=look.line,
            stroke_width=look.weight if look.line else None,
            stroke_dasharray=look.dash or None,
        )
        self.parts.append((1 + above, self.inside, drawn))

    def words(
        self,
        text: str,
        at: Place,
        letters: Letters,
        align: Align = "left",
        name: str = "",
        turn: float = 0.0,
    ) -> None:
        """One line of text whose baseline is at a place; what is pale has its letters set apart."""
        x, y = round(at[0], 1), round(self.height - at[1], 1)
        pale, rim, water = letters.opacity < 1, bool(letters.halo), letters.style == "water"
        drawn = svg.tag(
            "text",
            svg.text(text),
            x=x,
            y=y,
            transform=f"rotate({-turn:.1f} {x} {y})" if turn else None,
            class_=name or None,
            font_size=letters.size,
            font_weight=700 if letters.bold else None,
            font_family=SERIF if water else None,
            font_style="italic" if water else None,
            text_anchor=ANCHORS[align],
            fill=letters.colour,
            fill_opacity=letters.opacity if pale else None,
            letter_spacing=1 if pale else None,
            stroke=letters.halo or None,
            stroke_opacity=PALE_HALO if rim and pale else None,
            stroke_width=HALO_PX if rim else None,
            stroke_linejoin="round" if rim else None,
            paint_order="stroke" if rim else None,
        )
        self.parts.append((3, self.inside, drawn))

    def measure(self, text: str, letters: Letters) -> float:
        """About how wide a line of text is, in any weight."""
        return len(text) * letters.size * WIDE

    def write(self, title: str = "", words: str = "", name: str = "") -> str:
        """The image as markup, with a title and a description for those who do not see it."""
        clips = list(dict.fromkeys(clip for _, clip, _ in self.parts if clip))
        areas = (
            svg.tag("clipPath", svg.tag("path", d=d), id=f"clip{index}")
            for index, d in enumerate(clips)
        )
        groups = [
            svg.tag(
                "g",
                *(part for _, _, part in parts),
                clip_path=f"url(#clip{clips.index(clip)})" if clip else None,
            )
            for clip, parts in groupby(sorted(self.parts, key=itemgetter(0)), key=itemgetter(1))
        ]
        said = [svg.tag("title", svg.text(title), id="title")] if title else []
        said += [svg.tag("desc", svg.text(words), id="words")] if words else []
        return svg.tag(
            "svg",
            *said,
            svg.tag("defs", *areas, *self.hatches.values()),
            *groups,
            xmlns=svg.SPACE,
            viewBox=f"0 0 {self.width:g} {self.height:g}",
            width=f"{self.width:g}",
            height=f"{self.height:g}",
            class_=name or None,
            role="img",
            aria_labelledby="title words" if title else None,
            fill_rule="evenodd",
            font_family=FONT,
        )

    def _hatch(self, colour: str) -> str:
        """The fill of slanting lines in a colour."""
        name = f"hatch-{colour.lstrip('#')}"
        stripe = svg.tag("rect", width=HATCH_STRIPE, height=HATCH_STEP, fill=colour)
        self.hatches[name] = svg.tag(
            "pattern",
            stripe,
            id=name,
            width=HATCH_STEP,
            height=HATCH_STEP,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        )
        return f"url(#{name})"


@lru_cache(maxsize=64)
def _outline(geometry: BaseGeometry) -> str:
    """The path of what is drawn at many places."""
    return svg.path(geometry.simplify(FINE_PX), 0)
