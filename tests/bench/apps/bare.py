"""The least that Streamlit can do, one slider and its value: what a page costs without a map."""

import streamlit as st

st.set_page_config(layout="wide")
value = st.slider("Latitude", 43.0, 56.0, 50.91, 0.01)
st.text(f"{value:.2f}")
