"""The page of a class: a teacher pastes students' links and gets results, and maps as one PDF."""

from __future__ import annotations

import streamlit as st

from geodata import drawing_process, links, settings
from geodata.exports import class_list, class_results, drawings
from geodata.exports.class_list import Pupil
from geodata.paper.sizes import PAPERS
from pages.shared import class_pins, clock, session, spoken, widgets
from pages.shared import class_results as results_screen

HOW = (
    f"Paste up to {class_list.MOST} links, one a line, with the student's name before each if "
    "you like: `Anna, https://…`. Or take a table of names and links as a CSV file, up to "
    f"{class_list.LARGEST_FILE // 1000} kB; a form's answers will do. A link of a lesson has the "
    "student's answers, one of a map has the map; both may stand in one list. From the file that "
    "needs no server come links with a #, or `lesson=…&a=…` from its sheet. Nothing of it is "
    "stored."
)
NO_FILE = (
    "Inside a learning platform's page this site takes a file only over https, and this is "
    "http: paste the links, or "
    "open this page in a window of its own."
)
PRINTED = [name for name in PAPERS if name not in ("screen", "slide")]


def _read(base: str) -> tuple[Pupil, ...]:
    """The list as it was pasted and as a file, and a sentence for what cannot be read."""
    pasted = st.text_area(
        "Links",
        height=160,
        key=widgets.lasting_key("class links"),
        placeholder="Anna, https://…/lessons?lesson=…&a=…\nBen, https://…/?at=50.91,34.80",
    )
    if (
        settings.value("ATLAS_FRAME_ANCESTORS")
        and base.startswith("http:")
        and not links.is_local(base)
    ):
        st.info(NO_FILE)
    # Any kind of file is taken; one that cannot be read is refused in a sentence.
    taken = st.file_uploader("Or a CSV file", max_upload_size=1)
    # Pressing it also submits a text that was just pasted.
    pressed = st.button("Read the list", type="primary")
    pupils, problems = class_list.read_both(pasted, taken.getvalue() if taken else None, base)
    if pressed and not pupils and not problems:
        problems = ("Paste at least one link first.",)
    spoken.refuse(*problems)
    return pupils


def _maps(pupils: tuple[Pupil, ...], base: str) -> None:
    """One PDF with a map for each link."""
    st.header("Their maps on paper", anchor=False)
    st.text(f"{len(pupils)} {'map' if len(pupils) == 1 else 'maps'} can be drawn.")
    paper = st.selectbox("Paper", PRINTED, format_func=lambda name: PAPERS[name].title)
    kept = session.current()
    if st.button("Make the PDF"):
        bar = st.progress(0.0, "Drawing…")
        place = st.empty()
        # Pressing it reruns the page, which ends the drawing.
        place.button("Cancel", key="cancel")
        drawn = drawing_process.each(drawings.draw_class, pupils, base, clock.today(), paper)
        try:
            for done in drawn:
                if isinstance(done, bytes):
                    kept.class_book = (pupils, paper, done)
                else:
                    bar.progress(done / len(pupils), f"{done} of {len(pupils)} maps")
        except drawing_process.NotDrawnError as why:
            st.error(str(why))
        place.empty()
    if kept.class_book and kept.class_book[:2] == (pupils, paper):
        st.download_button(
            "Download the PDF",
            kept.class_book[2],
            "class.pdf",
            "application/pdf",
            icon=":material/download:",
            on_click="ignore",
        )


def _show() -> None:
    st.title("A class", anchor=False)
    st.markdown(HOW)
    base = links.address(st.context.url or "")
    if links.is_local(base):
        st.info(links.LOCAL_ONLY)
    pupils = _read(base)
    if not pupils:
        return
    by_name = not st.toggle("Hide the names", key="class without names")
    results = class_results.build(pupils)
    if results:
        results_screen.show(results, by_name)
    class_pins.show(pupils, results, by_name)
    _maps(pupils, base)


_show()
