"""The export page: the map as a picture, data files, one file for a stick, link and citation."""

from __future__ import annotations

from functools import partial

import streamlit as st

from geodata import links, scene
from geodata.analysis import wording
from geodata.exports import data_files, kml, living_file
from geodata.scene import citing
from pages.shared import clock, file_parts, picture_form, state

STICK = "It opens in any browser with no internet: the map, {}the sources and how to cite it."

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
    name = picture_form.file_name(wording.title(scenario))
    st.markdown(
        "Each holds what is on the map now, with its sources, what is assumed, and the link."
    )
    files = (
        (
            "One file for a USB stick (HTML)",
            STICK.format("a table of the airfields, " * picture.shows("airbases")),
            f"{name}.html",
            "text/html",
            partial(living_file.write_map, picture, base, clock.today(), file_parts.read()),
        ),
        (
            "Table of the airfields (CSV)",
            "For a spreadsheet in English.",
            f"{name}-air-bases.csv",
            "text/csv",
            partial(data_files.table, picture, base),
        ),
        (
            "The same with semicolons (CSV)",
            "For a spreadsheet in German, Ukrainian or another language that writes 50,9.",
            f"{name}-air-bases-semicolons.csv",
            "text/csv",
            partial(data_files.table, picture, base, ","),
        ),
        (
            "GeoJSON",
            "For map programs such as QGIS (RFC 7946).",
            f"{name}.geojson",
            "application/geo+json",
            partial(data_files.geojson, picture, base),
        ),
        (
            "KML",
            "For Google Earth.",
            f"{name}.kml",
            "application/vnd.google-earth.kml+xml",
            partial(kml.write, picture, base),
        ),
    )
    for words, use, file, media, make in files:  # made when it is asked for
        st.download_button(words, make, file, media, icon=":material/download:", on_click="ignore")
        st.caption(use)
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
