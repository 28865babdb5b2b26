"""The story as the file's scripts need it: each step's map and view, and what the map draws."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from geodata import links
from geodata.lessons.story import find_view, pictures_json, story


def read() -> dict[str, Any]:
    """`steps`: a step's map as a query, what the map is to show at it (`sight`), and the controls
    that it adds; `pictures`: what the map draws at each, as story.js asks for it.

    The words of the steps are in story_html.steps(), their turns in lesson_data.read()."""
    steps = [
        {
            "map": links.query(step.map),
            "sight": asdict(find_view(number)),
            "controls": step.controls,
        }
        for number, step in enumerate(story(), 1)
    ]
    return {"steps": steps, "pictures": json.loads(pictures_json())}
