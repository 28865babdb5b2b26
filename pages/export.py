"""The export page: the map as a picture, data files, one file for a stick, link and citation."""

from __future__ import annotations

from functools import partial

import streamlit as st

from geodata import links, scene
from geodata.exports import map_files, pictures
from geodata.scene import citing
from pages.shared import clock, picture_form, state

FILES = (
    (
        "This map as one file (HTML)",
        "For a USB stick or a mail. It works in any browser with no internet: the map under your "
        "hand, {table}the sources and how to cite it.",
        "html",
        ".",
    ),
    (
        "The whole site as one file (HTML)",
        "The map with its story and every lesson, for a USB stick or any web server. It opens in "
        "any browser with no internet. It holds the answers to the lessons too.",
        map_files.SITE,
        ".",
    ),
    ("Table of the airfields (CSV)", "For a spreadsheet in English.", "csv", "."),
    (
        "The same with semicolons (CSV)",
        "For a spreadsheet in German, Ukrainian or another language that writes 50,9.",
        "csv",
        ",",
    ),
    ("GeoJSON", "For map programs such as QGIS (RFC 7946).", "geojson", "."),
    ("KML", "For Google Earth.", "kml", "."),
)

scenario = state.current()
picture = scene.build(scenario)
base = links.address(st.context.url or "")
st.title("Download: take the map to class", anchor=False)
st.markdown(picture.sentence)
if links.is_local(base):
    st.info(links.LOCAL_ONLY)
as_picture, as_files, as_link = st.tabs(["Picture", "Files", "Link and citation"])
with as_picture:
    left, right = st.columns([1, 2], gap="medium")
    with left:
        wanted = picture_form.choose(scenario, base)
    with right:
        picture_form.show(wanted)
with as_files:
    st.markdown(
        "Each holds what is on the map now, with its sources, what is assumed, and the link. "
        "The whole site holds every map."
    )
    for words, use, kind, decimal in FILES:  # made when it is asked for
        wanted_file = pictures.order_file(scenario, base, clock.today(), kind, decimal)
        st.download_button(
            words,
            partial(pictures.write, wanted_file),
            map_files.name(scenario, kind, decimal),
            map_files.KINDS[kind],
            icon=":material/download:",
            on_click="ignore",
        )
        st.caption(use.format(table="a table of the airfields, " * picture.shows("airbases")))
with as_link:
    link = links.link(base, scenario)
    st.header("Link to this map", anchor=False)
    st.code(link, language=None, wrap_lines=True)
    if links.for_others(link):
        st.image(citing.qr_svg(link), width=180, alt="QR code of the link above")
        st.header("The map as a picture, for a page of a learning platform", anchor=False)
        st.code(citing.snippet(base, picture), language="html", wrap_lines=True)
        st.caption(
            "The picture can have another size or look. Put &size=slide, &theme=dark, "
            "&projection=azimuthal or &clean=1 (title, map and one line of sources) behind its "
            "address, inside the quotation marks."
        )
    st.header("Cite this map", anchor=False)
    for name, text in citing.citations(picture, base, clock.today()).items():
        st.markdown(name)
        st.code(text, language=None, wrap_lines=True)
