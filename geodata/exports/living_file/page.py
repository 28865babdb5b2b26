"""Writes the file: Leaflet, our scripts, the ground, the map, and the texts that follow it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from geodata import phrases, scenario, scene, text, webmap
from geodata.analysis import findings, wording
from geodata.exports import data_files
from geodata.exports.living_file import (
    bundle,
    city_data,
    lesson_data,
    line_data,
    map_data,
    reading,
    scenario_data,
    story_data,
)
from geodata.geodesy import KM_PER_MILE
from geodata.lessons import story_html
from geodata.scene import Scene, citing, footnotes, ground, html_words

# It forbids itself every host, its own too.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: "
    "blob:; font-src data:; base-uri 'none'; form-action 'none'"
)


def write_map(picture: Scene, base: str, day: date) -> bytes:
    """One map that a hand can move, with its airfields, notes and sources; it opens as the scene
    is, and needs no other file. `base` is the site's address."""
    return _write(picture, base, day, is_whole=False)


def write_site(base: str, day: date) -> bytes:
    """The map of a first visit, with the story beside it, and the lessons."""
    return _write(scene.build(scenario.DEFAULT), base, day, is_whole=True)


def _write(picture: Scene, base: str, day: date, is_whole: bool) -> bytes:
    start = webmap.start_options(citing.short_credit())
    start |= {"relief": bundle.read_relief() if is_whole or picture.shows("relief") else ""}
    options = {"map": _view(), "start": start, "packed": bundle.pack_ground()}
    options |= {"picture": webmap.overlay(picture, "light", None)}
    words = scene.state_words(picture.scenario)
    data = map_data.read(picture, base, day) | scenario_data.read() | line_data.read()
    if is_whole:
        data |= lesson_data.read() | {"story": story_data.read()}
        data |= {"city_words": city_data.read()}
    html: str = (
        _templates()
        .get_template("page.html")
        .render(
            about=data_files.about(picture, base),
            area=scenario,
            bases=[_row(reach, words) for reach in findings.of(picture.scenario)]
            * picture.shows("airbases"),
            citations=citing.citations(picture, base, day),
            credits=citing.credit_line(),
            day=text.date(day.isoformat()),
            layers=phrases.group("layer_names"),
            last_day=_count_days(),
            options=Markup(webmap.script_safe(options)),
            policy=POLICY,
            reading=reading.read() if is_whole else {},
            in_words=Markup(html_words.in_words(picture)),
            notes=Markup(html_words.notes(footnotes.notes(picture))),
            open_step=Markup(story_html.mark_open(0)),
            scripts=Markup(bundle.read_scripts({"file": data}, is_whole)),
            sheets=Markup(bundle.read_sheets()),
            site=citing.SITE,
            starts=phrases.group("start_choices"),
            steps=Markup(story_html.steps()),
            table=wording.table(picture.scenario),
            table_columns=wording.TABLE_COLUMNS,
            table_head=wording.TABLE_HEAD,
            units=tuple(text.UNIT_NAMES),
            ways=story_html.WAYS,
            whole=is_whole,
        )
    )
    return html.encode()


def _view() -> dict[str, Any]:
    west, south, east, north = ground.FRAME
    return {
        "center": webmap.CENTRE,
        "zoom": webmap.ZOOM,
        "zoomSnap": webmap.ZOOM_STEPS[0],
        "zoomDelta": webmap.ZOOM_STEPS[1],
        "maxBoundsViscosity": webmap.BOUNDS_VISCOSITY,
        "maxBounds": [[south, west], [north, east]],
    }


def _count_days() -> int:
    first, last = map(date.fromisoformat, (scenario.FIRST_DAY, scenario.LAST_DAY))
    return (last - first).days


def _row(reach: findings.Reach, words: dict[str, str]) -> dict[str, object]:
    km, base = reach.distance_km, reach.base
    state = words[reach.state]
    lengths = {"miles": text.number(round(km / KM_PER_MILE)), "km": text.number(round(km))}
    return {"name": base.name, "region": base.region, "state": state, **lengths}


@cache
def _templates() -> Environment:
    return Environment(
        autoescape=True, undefined=StrictUndefined, loader=FileSystemLoader(bundle.HERE)
    )
