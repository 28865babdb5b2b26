"""The form for a picture of the map: format, size, projection, theme, words, and a preview."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from geodata import drawing_process, free_text, projections
from geodata.analysis import wording
from geodata.exports import drawings, pictures
from geodata.exports.pictures import Asked
from geodata.paper import orders
from geodata.paper.orders import Order
from geodata.paper.sizes import PAPERS
from geodata.scenario import Scenario
from pages.shared import clock, explained, session, spoken, widgets

KINDS = {"png": "PNG picture", "pdf": "PDF for printing", "svg": "SVG drawing"}
MEDIA = orders.KINDS
THEMES = {"light": "Light", "dark": "Dark"}
PROJECTIONS = (
    "A projection lays the round Earth flat. Each one is right about some things and wrong "
    "about others."
)
CLEAN = "Clean: title, map and one line of sources"
PREVIEW_DPI = 110  # of a PDF's pages on screen; our choice: sharp at their size there


def choose(scenario: Scenario, base: str) -> Asked:
    """The controls, and what they ask for."""
    key = widgets.lasting_key("picture kind", "png")
    kind = st.segmented_control(
        "Format", list(KINDS), format_func=KINDS.__getitem__, key=key, required=True
    )
    key = (
        widgets.lasting_key("printed size", "a4")
        if kind == "pdf"
        else widgets.lasting_key("picture size", "screen")
    )
    paper = st.selectbox("Size", list(PAPERS), format_func=lambda name: PAPERS[name].title, key=key)
    projection = st.radio(
        "Projection",
        list(projections.NAMES),
        format_func=lambda name: (
            projections.NAMES[name].capitalize() if name == "azimuthal" else "Web Mercator"
        ),
        captions=("As on screen", "Around the launch point: its ring is a circle"),
    )
    explained.caption(PROJECTIONS)
    theme = st.segmented_control(
        "Theme", list(THEMES), format_func=THEMES.__getitem__, default="light", required=True
    )
    is_clean = st.toggle(
        CLEAN, help="For a slide: no legend, notes or QR code, so that the map is larger."
    )
    # What is typed and not yet sent would be missing on a picture taken at once.
    with st.form("words", border=False):
        words = {
            "title": st.text_input(
                "Title",
                placeholder="As the map is called",
                key=widgets.lasting_key("picture title"),
            ),
            "name": st.text_input(
                "Your name, if you want it on the picture",
                autocomplete="off",
                key=widgets.lasting_key("picture name"),
            ),
            "group": st.text_input(
                "Class", autocomplete="off", key=widgets.lasting_key("picture class")
            ),
            "note": st.text_area(
                "Note",
                height=80,
                key=widgets.lasting_key("picture note"),
                disabled=is_clean,
                help="A clean picture has none." if is_clean else None,
            ),
        }
        st.caption(
            "What you write here goes on the picture and nowhere else: it is not stored and "
            "not in any link."
        )
        st.form_submit_button("Put it on the picture")
    written, lines = free_text.clean(**words)
    spoken.refuse(*lines)
    order = Order(scenario, base, clock.today(), paper, theme, projection, written, clean=is_clean)
    return Asked(order, kind or "png")


def show(wanted: Asked) -> None:
    """The file, drawn now or kept from before: its download, and what it looks like."""
    try:
        with st.spinner("Drawing…", show_time=True):
            file = seen = _file(wanted.tag, lambda: pictures.draw(wanted))
            if wanted.kind == "pdf":
                order = wanted.order, "png", PREVIEW_DPI
                draw = partial(drawing_process.run, drawings.draw_poster, *order)
                seen = _file(f"{wanted.tag} seen", draw)
    except drawing_process.NotDrawnError as why:
        st.error(str(why))
        st.button("Try again")
        return
    named = wanted.order.written.title or wording.title(wanted.order.scenario)
    st.download_button(
        f"Download {KINDS[wanted.kind]}, {_size(file)}",
        file,
        f"{free_text.file_name(named)}.{wanted.kind}",
        MEDIA[wanted.kind],
        type="primary",
        icon=":material/download:",
        on_click="ignore",
        key="download",
    )
    said = (
        f"The picture: {wording.title(wanted.order.scenario)}. "
        f"{wording.sentence(wanted.order.scenario)}"
    )
    st.image(seen.decode() if wanted.kind == "svg" else seen, width="stretch", alt=said)


def _file(tag: str, draw: Callable[[], bytes]) -> bytes:
    """A file of this session: the last few are kept, so that a second download is there at once."""
    kept = session.current().pictures
    if tag not in kept:
        while len(kept) > 3:
            del kept[next(iter(kept))]
        kept[tag] = draw()
    return kept[tag]


def _size(file: bytes) -> str:
    return f"{len(file) / 1e6:.1f} MB" if len(file) >= 1e6 else f"{len(file) / 1e3:.0f} kB"
