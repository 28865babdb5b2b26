"""A value sent before the browser heard of a newer one is not taken for a change."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _script() -> None:
    import streamlit as st

    from pages.shared import widgets

    state = st.session_state
    state.setdefault("truth", 1)
    shown = widgets.keep("dial", state["truth"])
    st.slider(
        "Dial",
        0,
        9,
        key=shown,
        on_change=widgets.then(shown, lambda value: state.__setitem__("truth", value)),
    )
    # A callback of the first key.
    late = widgets.then("dial", lambda value: state.__setitem__("truth", value))

    def comes_in(value: int) -> None:
        state["dial"] = value
        late()

    st.button("Move it", on_click=lambda: state.__setitem__("truth", 5))
    st.button("The value that the first key ended with", on_click=comes_in, args=(3,))
    st.button("A hand on the first key", on_click=comes_in, args=(7,))


def test_a_widget_keeps_its_key_under_its_own_hand_and_changes_it_when_moved_without() -> None:
    page = AppTest.from_function(_script).run()
    page.slider(key="dial").set_value(3).run()
    assert (page.session_state["truth"], page.slider[0].key) == (3, "dial")
    page.button[0].click().run()
    assert (page.slider[0].key, page.slider[0].value) == ("dial 1", 5)
    page.button[1].click().run()
    assert page.session_state["truth"] == 5
    page.slider(key="dial 1").set_value(6).run()
    assert page.session_state["truth"] == 6
    page.button[2].click().run()
    assert page.session_state["truth"] == 7
