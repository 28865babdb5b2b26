"""The page of a class: a teacher pastes students' links and gets one PDF, a map for each."""

from __future__ import annotations

import streamlit as st

from geodata import drawing_process, links, settings
from geodata.exports import class_list, drawings
from geodata.paper.sizes import PAPERS
from pages.shared import clock, session, spoken, widgets

HOW = (
    f"Paste up to {class_list.MOST} links, one a line, with the student's name before each if "
    "you like: "
    "`Anna, https://…`. Or take a table of names and links as a CSV file, up to "
    f"{class_list.LARGEST_FILE // 1000} kB; a form's answers will do. Nothing of it is stored."
)
NO_FILE = (
    "Inside a learning platform's page this site takes a file only over https, and this is "
    "http: paste the links, or "
    "open this page in a window of its own."
)
PRINTED = [name for name in PAPERS if name not in ("screen", "slide")]

st.title("A class", anchor=False)
st.markdown(HOW)
base = links.address(st.context.url or "")
if links.is_local(base):
    st.info(links.LOCAL_ONLY)
pasted = st.text_area(
    "Links",
    height=220,
    key=widgets.lasting_key("class links"),
    placeholder="Anna, https://…/?at=50.91,34.80&range=200mi",
)
if (
    settings.value("ATLAS_FRAME_ANCESTORS")
    and base.startswith("http:")
    and not links.is_local(base)
):
    st.info(NO_FILE)
# Any kind of file is taken; one that cannot be read is refused in a sentence.
taken = st.file_uploader("Or a CSV file", max_upload_size=1)
pupils, problems = class_list.read_both(pasted, taken.getvalue() if taken else None, base)
spoken.refuse(*problems)
if pupils:
    st.text(f"{len(pupils)} {'map' if len(pupils) == 1 else 'maps'} can be drawn.")
paper = st.selectbox("Paper", PRINTED, format_func=lambda name: PAPERS[name].title)
kept = session.current()
# Always enabled, since pressing it also submits a text that was just pasted.
pressed = st.button("Make the PDF", type="primary")
if pressed and not pupils and not problems:
    spoken.refuse("Paste at least one link first.")
if pressed and pupils:
    bar = st.progress(0.0, "Drawing…")
    place = st.empty()
    # Pressing it reruns the page, which ends the drawing.
    place.button("Cancel", key="cancel")
    try:
        for done in drawing_process.each(drawings.draw_class, pupils, base, clock.today(), paper):
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
