"""The page for teachers: lessons at a glance, answers and sheets for printing, class links."""

from __future__ import annotations

from functools import partial

import streamlit as st

from geodata import drawing_process, facts, links
from geodata.exports import drawings
from geodata.lessons import progress, solutions
from geodata.lessons.parts import KIND_NAMES, Lesson
from geodata.lessons.progress import Progress
from geodata.lessons.reading import lessons
from geodata.paper import sizes
from geodata.scene import citing
from pages.shared import clock, explained, plain_table, room_sign, source_links

LOCK_WORDS = {
    "points": "Launch points",
    "range": "Range",
    "start": "Where rings start",
    "layers": "Layers",
    "day": "Day",
    "steps": "Next step only when answered",
}
OPEN = (
    "The site has no accounts, so students can open this page too. The key shows how each "
    "answer is found; the "
    "questions in words and the closing task are yours to mark."
)
LOCKS = (
    "A link may fix controls: the map then shows what the step set, and no hand moves it. A "
    "control that a question "
    "needs stays free for that question. Locks are a help for calm, not a safeguard: a student "
    "can edit the address."
)
BOARD = """
**On an interactive board.** Open a lesson and make the browser full screen (F11). One student moves
the pin by hand while the class calls out. Ask for a guess before anyone presses Check; a wrong
answer is worth more, for its hint says what went wrong.

**On Chromebooks, in pairs.** Send the link, or show its QR code. Answers stay in the address of
each pair's page: a reload or a lost connection loses nothing, and the link to a half-done lesson
can be kept in a notebook. At the end each pair downloads its sheet as a PDF and hands it in where
your class hands things in.

**On paper.** Print the worksheet; its maps print well in grey. Distances can be taken from the
scale bar with a strip of paper. The key lists common errors and what each one tells you.

**With no internet.** The site needs none once it runs: start it on your own computer as the README
says, and show it on the board. For the students' own devices in the room, start it with
`make class`: it shows the address that they open, as letters and as a QR code. Or take the whole
site as one file, under “Download”, on a USB stick: it opens in any browser. Like the key, it holds
the answers; the file of one map there has none. With no computer at all print the worksheets;
where they name a page of the site, show or print that page. “Why is the ring not a circle?” needs
the page “Projection”.

**What not to use it for.** It is history to {month}, at town level. It says nothing of where
anything stands today, and it must not be used for planning anything.
"""


def at_a_glance() -> None:
    """Each lesson in a row, and the standards it serves."""
    every = lessons().values()
    rows = [
        (f"{lesson.title} {lesson.minutes} minutes", lesson.aim, _kinds(lesson)) for lesson in every
    ]
    plain_table.show(("Lesson", "Aim", "Questions"), rows)
    for lesson in every:
        with st.expander(f"{lesson.title} What it adds, and its standards"):
            explained.show(lesson.beyond)
            st.markdown("\n".join(f"- {_standard(standard.id)}" for standard in lesson.standards))
            st.markdown(f"**Closing task.** {lesson.closing}")
    st.caption(
        "Standards are told in our words. Each was read at its publisher's own page; of the "
        "AP units only the names were read."
    )


def papers() -> None:
    """The key on screen, and worksheet and key as PDF."""
    st.markdown(OPEN)
    left, right = st.columns(2)
    with left:
        lesson = _choose("paper-lesson")
    paper = right.selectbox(
        "Paper", sizes.HANDOUTS, format_func=lambda name: sizes.PAPERS[name].title
    )
    base, today = links.address(st.context.url or ""), clock.today()
    with st.container(horizontal=True):
        for words, make in (
            ("Worksheet", drawings.draw_worksheet),
            ("Answer key", drawings.draw_key),
        ):
            st.download_button(
                f"{words} (PDF)", partial(drawing_process.run, make, lesson, base, today, paper),
                f"{lesson.id}-{words.lower().replace(' ', '-')}.pdf", "application/pdf",
                icon=":material/download:", on_click="ignore", key=f"pdf-{words}",
            )  # fmt: skip
    for index, step in enumerate(lesson.steps, start=1):
        if step.question:
            st.header(f"{index}. {step.title}", anchor=False)
            st.markdown(step.question.ask)
            first, *others = solutions.solution(step.question)
            st.text("\n".join([first, *(f"  · {line}" for line in others)]))


def show_links() -> None:
    """A link that opens a lesson, with controls fixed or free, and its QR code."""
    lesson = _choose("link-lesson")
    lock = st.pills(
        "Fix in this link",
        progress.LOCKS,
        selection_mode="multi",
        format_func=LOCK_WORDS.__getitem__,
        key="lock",
    )
    st.caption(LOCKS)
    steps = [f"{index}. {step.title}" for index, step in enumerate(lesson.steps, start=1)]
    first = st.selectbox(
        "Begin at", range(len(steps)), format_func=steps.__getitem__, key=f"first-{lesson.id}"
    )
    locked = tuple(name for name in progress.LOCKS if name in lock)
    base = links.address(st.context.url or "")
    link = links.page_link(
        base, "lessons", progress.to_query(Progress(lesson.id, first, lock=locked))
    )
    st.code(link, language=None, wrap_lines=True)
    if links.is_local(base):
        st.info(
            "This address works on this machine only. For a class, start the site with "
            "`make class`, or have it hosted where they reach it."
        )
    else:
        st.image(citing.qr_svg(link), width=180, alt="QR code of the link above")


def _choose(key: str) -> Lesson:
    every = lessons()
    return every[
        st.selectbox("Lesson", list(every), format_func=lambda name: every[name].title, key=key)
    ]


def _kinds(lesson: Lesson) -> str:
    names = [KIND_NAMES[type(question)] for question in lesson.questions]
    return ", ".join(f"{names.count(name)} × {name}" for name in dict.fromkeys(names))


def _standard(name: str) -> str:
    standard = next(
        known for lesson in lessons().values() for known in lesson.standards if known.id == name
    )
    read = source_links.link(facts.sources()[standard.source])
    return f"{standard.set} **{standard.code}**: {standard.asks}. {read}"


st.title("For teachers", anchor=False)
room_sign.offer(links.address(st.context.url or ""))
glance, paper_tab, link_tab, how = st.tabs(
    ["At a glance", "Answers and sheets", "A link for the class", "How to run it"]
)
with glance:
    at_a_glance()
with paper_tab:
    papers()
with link_tab:
    show_links()
with how:
    explained.sections(BOARD.format(month=citing.MONTH))
