"""What a student writes on a picture: one printable, bounded line, and what was left out."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import free_text
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


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("how-far", "9b", "Олена Петренко"), "how-far_9b_Олена-Петренко"),
        (("how-far", "", "Ana"), "how-far_Ana"),
        (("how-far", "", ""), "how-far"),
        (("how-far", "...", "../../etc/passwd"), "how-far_etc-passwd"),
        (("how-far", 'a"b\r\nc;d', "CON"), "how-far_a-b-c-d_CON"),
        (("how-far", "и\u0306", "Zoe\u0308"), "how-far_й_Zoë"),
        (("how-far", "9/b", "O'Neil | ? * <>:"), "how-far_9-b_O-Neil"),
    ],
)
def test_a_file_is_named_by_several_things_and_refused_by_no_file_system(
    parts: tuple[str, ...], name: str
) -> None:
    assert free_text.join_file_name(*parts) == name


@pytest.mark.parametrize("letter", ["a", "я", "漢", "𠀀"])
def test_a_files_name_is_short_in_every_script(letter: str) -> None:
    name = free_text.join_file_name(*[letter * 90] * 3)
    assert len(f"{name}.pdf".encode()) <= 255
    assert name.count(letter) > 50
