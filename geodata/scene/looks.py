"""How each thing is drawn, by name and theme: colours, weights and dashes, for every printer."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

# Looks of the rings, in the order of the launch points.
RINGS = ("ring", "ring2", "ring3", "ring4", "ring5", "ring6")
# Looks of the published ranges beside them, the least first.
PUBLISHED = ("published", "published2", "published3")
# Of hatching on screen, in pixels: from line to line, and how wide they are.
HATCH_STEP, HATCH_STRIPE = 6, 1.4
# Behind the look of a ring whose system was not there on the day; how such rings are drawn.
ABSENT = "_absent"
ABSENT_WEIGHT, ABSENT_DASH = 1.8, "7 7"
# The relief's look is its shade, its light and its strength up to this zoom, where a pixel of the
# picture takes two of a screen; nearer it fades with the root of its magnification. Our choice.
RELIEF_ZOOM = 6.0


@dataclass(frozen=True, slots=True)
class Look:
    """A thing's look: CSS colours or None, line weight in CSS px, SVG dash, fill opacity, whether
    slanting lines fill it, and the country in which alone its fill is drawn."""

    fill: str | None = None
    line: str | None = None
    weight: float = 0.0
    dash: str = ""
    opacity: float = 1.0
    hatched: bool = False
    within: str = ""


# The loud hues are of the palette of Okabe and Ito (2008), made for colour-blind readers:
# vermillion #D55E00 for what reaches, blue #0072B2 for the held part; darker or lighter where a
# theme needs it. Kursk Oblast is golden, between their orange and their yellow: no ring's colour.
LOOKS: dict[str, dict[str, Look]] = {
    "light": {
        "paper": Look(fill="#ffffff"),
        "sea": Look(fill="#dce8ee"),
        "coast": Look(line="#c9dde8", weight=9),  # land lies over the other half of it
        "beyond": Look(fill="#e6e6e6"),
        "land": Look(fill="#eeece6", line="#8f887b", weight=1.0),
        "frontier": Look(line="#8f887b", weight=1.0),
        "russia": Look(fill="#f3efe8", line="#c9c1b3", weight=0.7),
        "ukraine": Look(fill="#fbf8ee", line="#cdc6b2", weight=0.7),
        "lake": Look(fill="#dce8ee", line="#b4cdd9", weight=0.5),
        "river": Look(line="#9dc0d1", weight=1.2),
        "schematic_river": Look(line="#9dc0d1", weight=1.2, dash="2 3"),
        "ribbon": Look(line="#e3d3dc", weight=7),
        "border": Look(line="#3b3733", weight=1.6),
        "kursk": Look(fill="#F0C419", line="#6f5600", weight=1.8, opacity=0.42),
        "occupied": Look(fill="#7d6b86", opacity=0.55, hatched=True),
        "allowed": Look(fill="#009E73", line="#00664b", weight=1.4, dash="2 4", opacity=0.16),
        "contact": Look(line="#6c5b75", weight=1.5, dash="5 4"),
        "held": Look(fill="#0072B2", line="#003f66", weight=2.0, dash="5 3", opacity=0.78),
        "relief": Look(fill="#4a3c28", line="#ffffff", opacity=0.32),
        "graticule": Look(line="#8a8f94", weight=0.5, dash="1 4"),
        "ring_fill": Look(fill="#D55E00", opacity=0.10),
        "ring": Look(fill="#D55E00", line="#b84f00", weight=2.6, opacity=0.10),
        "ring2": Look(fill="#D55E00", line="#0a6c99", weight=2.6, dash="14 5", opacity=0.10),
        "ring3": Look(fill="#D55E00", line="#a33b7a", weight=2.6, dash="3 5", opacity=0.10),
        "ring4": Look(fill="#D55E00", line="#00664b", weight=2.6, dash="14 5 3 5", opacity=0.10),
        "ring5": Look(fill="#D55E00", line="#4b4640", weight=2.6, dash="26 6", opacity=0.10),
        "ring6": Look(fill="#D55E00", line="#6f5a00", weight=2.6, dash="8 4 2 4 2 4", opacity=0.10),
        "published": Look(line="#5d5348", weight=1.4, dash="1.5 3"),
        "published2": Look(line="#5d5348", weight=1.4, dash="9 3 1.5 3"),
        "published3": Look(line="#5d5348", weight=1.4, dash="9 4"),
        "measure": Look(line="#2b2926", weight=2.2),
        "measure_straight": Look(line="#2b2926", weight=1.6, dash="3 5"),
        "in": Look(fill="#b84f00", line="#ffffff", weight=1.2),
        "edge": Look(fill="#ffffff", line="#b84f00", weight=1.8),
        "out": Look(fill="#ffffff", line="#5f6b73", weight=1.6),
        "launch": Look(fill="#1d1b19", line="#ffffff", weight=2.0),
        "text": Look(fill="#2b2926", line="#fbf8ee"),
        "capital": Look(fill="#2b2926", line="#fbf8ee"),
        "water_text": Look(fill="#3f6f87", line="#dce8ee"),
        "relief_text": Look(fill="#6b5a44", line="#fbf8ee"),
    },
    "dark": {
        "paper": Look(fill="#17191b"),
        "sea": Look(fill="#12202b"),
        "coast": Look(line="#193042", weight=9),
        "beyond": Look(fill="#1d1d1d"),
        "land": Look(fill="#22262a", line="#7b828a", weight=1.0),
        "frontier": Look(line="#7b828a", weight=1.0),
        "russia": Look(fill="#272a2e", line="#454b52", weight=0.7),
        "ukraine": Look(fill="#2f3336", line="#4d5459", weight=0.7),
        "lake": Look(fill="#12202b", line="#29465a", weight=0.5),
        "river": Look(line="#417a9a", weight=1.2),
        "schematic_river": Look(line="#417a9a", weight=1.2, dash="2 3"),
        "ribbon": Look(line="#43393f", weight=7),
        "border": Look(line="#e6e0d4", weight=1.6),
        "kursk": Look(fill="#F0C419", line="#e8c64a", weight=1.8, opacity=0.26),
        "occupied": Look(fill="#b49fc0", opacity=0.45, hatched=True),
        "allowed": Look(fill="#2fc79b", line="#2fc79b", weight=1.4, dash="2 4", opacity=0.18),
        "contact": Look(line="#b49fc0", weight=1.5, dash="5 4"),
        "held": Look(fill="#56B4E9", line="#cdeaff", weight=2.0, dash="5 3", opacity=0.85),
        "relief": Look(fill="#000000", line="#fff4e0", opacity=0.2),
        "graticule": Look(line="#6f7780", weight=0.5, dash="1 4"),
        "ring_fill": Look(fill="#ff8a3d", opacity=0.11),
        "ring": Look(fill="#ff8a3d", line="#ff8a3d", weight=2.6, opacity=0.11),
        "ring2": Look(fill="#ff8a3d", line="#7cc6f0", weight=2.6, dash="14 5", opacity=0.11),
        "ring3": Look(fill="#ff8a3d", line="#e79cc9", weight=2.6, dash="3 5", opacity=0.11),
        "ring4": Look(fill="#ff8a3d", line="#2fc79b", weight=2.6, dash="14 5 3 5", opacity=0.11),
        "ring5": Look(fill="#ff8a3d", line="#d9d4cb", weight=2.6, dash="26 6", opacity=0.11),
        "ring6": Look(fill="#ff8a3d", line="#e6cf4d", weight=2.6, dash="8 4 2 4 2 4", opacity=0.11),
        "published": Look(line="#cfc6b8", weight=1.4, dash="1.5 3"),
        "published2": Look(line="#cfc6b8", weight=1.4, dash="9 3 1.5 3"),
        "published3": Look(line="#cfc6b8", weight=1.4, dash="9 4"),
        "measure": Look(line="#eae6df", weight=2.2),
        "measure_straight": Look(line="#eae6df", weight=1.6, dash="3 5"),
        "in": Look(fill="#ff8a3d", line="#17191b", weight=1.2),
        "edge": Look(fill="#17191b", line="#ff8a3d", weight=1.8),
        "out": Look(fill="#17191b", line="#b4bcc4", weight=1.6),
        "launch": Look(fill="#ffffff", line="#17191b", weight=2.0),
        "text": Look(fill="#eae6df", line="#1b1e21"),
        "capital": Look(fill="#eae6df", line="#1b1e21"),
        "water_text": Look(fill="#7fb0ca", line="#12202b"),
        "relief_text": Look(fill="#b5a58c", line="#1b1e21"),
    },
}


def _draw_absent(ring: Look) -> Look:
    return replace(ring, fill=None, weight=ABSENT_WEIGHT, dash=ring.dash or ABSENT_DASH)


for _of_theme in LOOKS.values():
    _of_theme |= {name: replace(_of_theme[name], within="Russia") for name in (*RINGS, "ring_fill")}
    _of_theme |= {f"{name}{ABSENT}": _draw_absent(_of_theme[name]) for name in RINGS}
    _of_theme[f"ring_fill{ABSENT}"] = _of_theme[f"ring{ABSENT}"]  # of all rings, in the key
    _edge = _of_theme["contact"]
    _of_theme["occupied_to_line"] = replace(  # both in one swatch of the key
        _of_theme["occupied"], line=_edge.line, weight=_edge.weight, dash=_edge.dash
    )


def looks_as_json() -> dict[str, dict[str, dict[str, object]]]:
    """The looks of both themes as plain dictionaries, for a browser."""
    return {
        theme: {name: asdict(look) for name, look in looks.items()}
        for theme, looks in LOOKS.items()
    }
