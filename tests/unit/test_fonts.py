"""The faces of the map: letters for every name, few bytes, the licence with them, room between."""

from __future__ import annotations

import base64
import io
import json
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from geodata import fonts, scene, webmap
from geodata.facts import place_names
from geodata.paper import lettering
from geodata.scenario import DEFAULT, LAYERS, from_query

SIGNS = set("◭○")  # of airfields, in no face of ours; the reader's machine has them
FIRST_VIEW = 80_000  # bytes of all faces: our choice, half of Streamlit's one face


def _letters_of(face: fonts.Face) -> set[str]:
    return set(map(chr, TTFont(io.BytesIO(fonts.cut(face, fonts.LETTERS))).getBestCmap()))


def test_the_sans_has_every_letter_that_the_map_writes_in_each_of_its_languages() -> None:
    shown = scene.build(from_query({"show": ",".join(LAYERS)}))
    names = json.dumps([sorted(place_names.read_region_names().values())], ensure_ascii=False)
    written = json.dumps([webmap.files.data(), names], ensure_ascii=False)
    written += webmap.ground_json().decode() + webmap.overlay(shown, "light", None).__repr__()
    written += "Чернігів Їжак Єлець Ґанок Щёкино объезд"
    for face in (fonts.REGULAR, fonts.SEMIBOLD):
        assert set(written) - SIGNS - _letters_of(face) - {"\n"} == set()


def test_the_serif_has_every_letter_of_the_waters_names() -> None:
    names = {
        shape.label
        for layer in scene.build(DEFAULT).layers
        for shape in layer.shapes
        if shape.kind == "sea"
    }
    assert {"Black Sea", "Sea of Azov"} <= names
    assert set("".join(names)) <= _letters_of(fonts.ITALIC)


def test_all_faces_of_the_first_view_are_small_and_carry_their_licence() -> None:
    faces = [name for name in webmap.SERVED if name.endswith(".woff")]
    files = [webmap.SERVED[name]() for name in faces]
    assert sum(map(len, files)) < FIRST_VIEW
    sheet = webmap.sheet().decode()
    for name, file in zip(faces, files, strict=True):
        assert re.search(rf"src:url\({name}\?v=[0-9a-f]{{12}}\) format\('woff'\)", sheet)
        said = " ".join(map(str, TTFont(io.BytesIO(file))["name"].names))
        assert "Adobe" in said
        assert "SIL Open Font License" in said
    made = [fonts.cut.__wrapped__(fonts.ITALIC, fonts.LETTERS) for _ in range(2)]
    assert made[0] == made[1]


def test_a_file_that_stands_alone_has_the_same_faces_within() -> None:
    within = re.findall(r"base64,([^)]+)", webmap.sheet(alone=True).decode())
    assert [base64.b64decode(face) for face in within] == [
        make() for name, make in webmap.SERVED.items() if name.endswith(".woff")
    ]


@pytest.mark.parametrize("bold", [False, True])
def test_names_of_areas_have_the_same_room_after_each_letter(bold: bool) -> None:
    for name in ("UKRAINE", "KURSK OBLAST"):
        plain = lettering.width_pt(name, 100, bold)
        spaced = lettering.width_pt(name, 100, bold, "area")
        assert spaced - plain == pytest.approx(fonts.SPACING * 100 * len(name), abs=0.5)


def test_the_spaced_face_is_made_anew_where_it_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lettering, "get_cachedir", lambda: str(tmp_path))
    assert lettering._capitals.__wrapped__() == fonts.CAPITALS
    files = sorted(tmp_path.iterdir())
    assert [file.suffix for file in files] == [".ttf"] * 2
    assert {TTFont(file)["name"].getDebugName(1) for file in files} == {fonts.CAPITALS}


def test_where_no_file_can_be_written_the_plain_letters_stand_for_the_spaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lettering, "get_cachedir", lambda: str(tmp_path / "nowhere"))
    assert lettering._capitals.__wrapped__() == fonts.SANS
