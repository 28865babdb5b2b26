"""The site's address and its QR code over the whole screen, for a room's projector."""

from __future__ import annotations

from html import escape

import streamlit as st

from geodata import links
from geodata.scene import citing

TITLE = "Open this in a browser, or point a camera at the code"


def offer(base: str) -> None:
    """A button that shows the site's address, where that leads others anywhere."""
    if links.for_others(base) and st.button(
        "Show the address to the class", icon=":material/fullscreen:", key="show-room"
    ):
        _show(base)


@st.dialog(TITLE, width="large")
def _show(base: str) -> None:
    with st.container(key="room-sign"):
        st.html(f'<p class="sign" style="--letters: {len(base)}">{escape(base)}</p>')
        st.image(citing.qr_svg(base), alt=f"QR code of {base}")
