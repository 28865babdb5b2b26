"""What a student writes on a picture: one printable, bounded line, and what was left out."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from geodata.free_text import LONGEST, Written, clean, letters


@given(st.dictionaries(st.sampled_from(sorted(LONGEST)), st.text(max_size=700)))
def test_any_text_becomes_one_printable_line_of_bounded_length(texts: dict[str, str]) -> None:
    words, output = clean(**texts)
    for field, text in texts.items():
        plain = getattr(words, field)
        assert len(plain) <= LONGEST[field]
        assert "\n" not in plain
        assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Cn") for letter in plain)
        if plain != " ".join(text.split()):
            assert output


def test_usual_names_pass_as_they_are() -> None:
    for name in (
        "Олена Ґалаґан",
        "Zoë O’Neill-Šukys",
        "שרה",
        "محمد",
        "$\\frac{1}{2}$",
        "=cmd()",
        "<b>",
    ):
        assert clean(name=name) == (Written(name=name), ())


def test_what_was_cut_or_left_out_is_named() -> None:
    words, output = clean(title="a" * 91, name="a\x00b", note="left \u202eright")
    assert output == (
        "The title was cut to 90 letters.",
        "From the name, signs that cannot be printed were left out.",
        "From the note, signs that cannot be printed were left out.",
    )
    assert (words.name, words.note, len(words.title)) == ("ab", "left right", 90)
    assert words.title.endswith("…")


def test_nothing_written_is_nothing() -> None:
    assert not clean(title=" \n", name="")[0]
    assert clean(note="x")[0]


def test_a_tower_of_marks_becomes_as_many_as_writing_needs() -> None:
    assert letters("Z" + "\u0301" * 50 + "e\u0301") == "Z" + "\u0301" * 3 + "e\u0301"
    assert letters("a\r\nb\x00\ud800\u202ec") == "a \nbc"
