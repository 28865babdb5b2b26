"""The story's steps as HTML, which story.js leads through, on the site and in a file."""

from __future__ import annotations

import re
from functools import cache
from html import escape

from geodata.lessons.parts import Step
from geodata.lessons.story import story, whole
from geodata.scene import html_words

WAYS = {"story": "Read the story", "free": "Explore freely"}  # how to use the map


@cache
def steps(pictures: str = "") -> str:
    """All steps with the ways between them; `pictures` is the address of what the map draws at
    each, or nothing in a file, where they are there already and no other page is."""
    rows = "".join(_step(step, number) for number, step in enumerate(story(), 1))
    if pictures:
        rows = f"{rows.removesuffix('</li>')}{paragraphs(whole().doors)}</li>"
    dots = "".join(
        f'<button type="button" data-step="{number}" aria-label="Step {number}: '
        f'{escape(step.title)}"></button>'
        for number, step in enumerate(story(), 1)
    )
    ways = (
        '<div class="story-ways">'
        '<button type="button" data-step="back" aria-label="Back">‹</button>'
        f'<span>{dots}</span><button type="button" data-step="next">Next ›</button></div>'
    )
    return (
        f'{ways}<ol class="story" tabindex="0" aria-label="The story, step by step" '
        f'data-pictures="{escape(pictures)}">{rows}</ol>'
        '<p class="spoken story-where" role="status"></p>'
    )


def mark_open(number: int) -> str:
    """Which step is open, for story.js; 0 for none."""
    return f'<i class="story-open" data-step="{number}"></i>'


def _step(step: Step, number: int) -> str:
    turn = (
        f'<p class="turn"><b>Try it:</b> {escape(step.question.ask)}</p>' if step.question else ""
    )
    sources = ", ".join(map(html_words.anchor, step.sources))
    below = f'<p class="sources">Sources: {sources}</p>' if sources else ""
    head = f"<h2>{number}. {escape(step.title)}</h2>"
    return f'<li data-step="{number}">{head}{paragraphs(step.text)}{turn}{below}</li>'


def paragraphs(words: str) -> str:
    """Our Markdown of paragraphs and bold words as HTML, with the meanings of terms."""
    bold = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html_words.with_meanings(words))
    return "".join(f"<p>{paragraph}</p>" for paragraph in bold.split("\n\n"))
