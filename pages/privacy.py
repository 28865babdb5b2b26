"""The privacy page: what a browser sends, who keeps what how long, and what the log holds."""

from __future__ import annotations

import streamlit as st

from pages.shared import explained, plain_table

SHORT = """
**In short.** There are no accounts. Nothing that you do, write or choose is stored or logged. Your
browser talks to this site and to nobody else, and so does this site's server. There is no tracking
of any kind.
"""
FLOW = (
    ("What", "Where it goes", "How long it is there"),
    (
        (
            "Your map: launch points, range, layers, day",
            "The address of the page, and the server, which draws from it",
            "The server forgets it two minutes after you leave",
        ),
        (
            "Your answers in a lesson",
            "The address of the page, and the server, which marks them",
            "The server forgets them two minutes after you leave",
        ),
        (
            "Your name, class, title or note, if you write any",
            "The server, which puts them on your picture or sheet; never the address",
            "The server forgets them two minutes after you leave",
        ),
        (
            "How many hours your clock is from UTC",
            "The server, for the date on what you make",
            "The server forgets it two minutes after you leave",
        ),
        (
            "A teacher's list of links, pasted or as a file, what is computed of it, and ticks",
            "The server's memory, never its disk",
            "The server forgets it two minutes after you leave",
        ),
        (
            "A picture with no name on it, or a file of a map",
            "The server's memory, so that the next who asks for the same need not wait",
            "Until newer pictures need the room",
        ),
        (
            "Two small cookies",
            (
                "Your browser: one guards file uploads, one says which of several servers has your "
                "page"
            ),
            "Until you close the browser",
        ),
        ("Light or dark, if you choose", "Your browser", "Until you clear it"),
    ),
)
LOG = """
**What the server's log holds.** For each request: the time, the kind of page, picture or file,
whether it worked, how long it took and how large the answer was. It does not hold who asked, from
which device or place, what stood behind the question mark of the address, or any word that somebody
wrote. Errors are logged by their kind and their place in our code.
"""
ADDRESS = """
**Mind the address.** It holds your map and, in a lesson, your answers. So whoever gets your link
sees them, and so does the next user of a shared computer who opens the browser's history. It never
holds your name.
"""
HOST = """
**Who is responsible.** The school or person that runs this site. Others may stand between your
browser and the server, such as a school's filter, and they may keep a log of their own: ask your IT
person. The files that come with this site for running it behind nginx keep no addresses of browsers
either.
"""

st.title("Privacy", anchor=False)
explained.sections(SHORT)
plain_table.show(*FLOW)
for words in (LOG, ADDRESS, HOST):
    explained.sections(words)
