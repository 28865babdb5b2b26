"""A page of bare Streamlit widgets: what axe finds here is Streamlit's fault, not ours."""

from __future__ import annotations

import streamlit as st

st.set_page_config(page_title="Bare")
st.title("Bare")
st.slider("A slider", 0, 10)
st.segmented_control("A choice", ["one", "two"], default="one", required=True)
st.pills("Pills", ["one", "two"], selection_mode="multi", default=["one"])
st.selectbox("A box", ["one", "two"])
st.text_input("A text")
st.text_area("A longer text")
st.radio("Radio", ["one", "two"], captions=["first", "second"])
st.file_uploader("A file", type=["csv"])
st.toggle("A switch")
st.button("A button", help="What it does")
st.download_button("A file", b"x", "x.txt")
st.dataframe({"one": [1, 2], "two": [3, 4]})
st.caption("Small print")
st.tabs(["one", "two"])
with st.expander("More"):
    st.write("more")
