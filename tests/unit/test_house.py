"""The house itself: the order of imports, the rooms of the libraries, first lines, lengths, and no other host."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import geodata

ROOT = Path(__file__).parents[2]
CODE = sorted([ROOT / "app.py", *ROOT.glob("geodata/**/*.py"), *ROOT.glob("pages/**/*.py")])
SCRIPTS = sorted([*ROOT.glob("geodata/**/*.js"), *ROOT.glob("pages/**/*.js")])
PACKAGES = tuple(path.parent.name for path in ROOT.glob("geodata/*/__init__.py"))  # each one name in the table
ROOMS = {
    "streamlit": ("app.py", "pages/"),
    "streamlit_folium": ("pages/shared/",),
    "folium": ("geodata/webmap/folium_map.py",),
    "geopy": ("geodata/analysis/coordinates.py",),
    "pyproj": ("geodata/geodesy.py", "geodata/projections.py", "geodata/build_borders/"),
    "matplotlib": ("geodata/paper/",),
    "fontTools": ("geodata/paper/svg_fonts.py",),
    "font_source_sans_pro": ("geodata/paper/lettering.py",),
    "charset_normalizer": ("geodata/exports/class_list/files.py",),
    "segno": ("geodata/scene/citing.py",),
    "fastkml": ("geodata/exports/kml.py",),
    "xstatic": ("app.py", "geodata/exports/take_home.py"),
    "starlette": ("app.py", "pages/server/"),
    "subprocess": ("geodata/build_borders/fetch.py", "geodata/drawing_process.py"),
    "requests": (),
    "urllib.request": (),
    "http": (),
    "socket": (),
}


def _rows() -> list[list[str]]:
    table = re.findall(r"^    ([a-z_/ ]+)$", geodata.__doc__ or "", flags=re.MULTILINE)
    return [line.split() for line in table]


def _row_of(path: Path) -> int | None:
    inside = path.relative_to(ROOT).with_suffix("").as_posix()
    names = "pages" if inside == "app" else inside.removeprefix("geodata/")
    if names.startswith("pages/"):
        names = next((room for room in ("pages/shared", "pages/server") if names.startswith(f"{room}/")), "pages")
    names = next((package for package in PACKAGES if names.startswith(f"{package}/")), names)
    return next((index for index, row in enumerate(_rows()) if names in row), None)


def _imports(path: Path) -> list[str]:
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{name.name}" for name in node.names)]
    return found


def _file_of(module: str) -> Path | None:
    place = ROOT / module.replace(".", "/")
    paths = (place.with_suffix(".py"), place / "__init__.py") if module != "geodata" else ()
    return next((path for path in paths if path.exists()), None)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_imports_go_strictly_downward(path: Path) -> None:
    name = _name(path)
    if name == "geodata/__init__.py":
        return
    own = [file for module in _imports(path) if (file := _file_of(module))]
    if name.startswith("geodata/build_borders/"):
        outside = {_name(file) for file in own if "build_borders" not in _name(file)}
        assert outside <= {"geodata/facts/records.py", "geodata/geodesy.py"}
        return
    here = _row_of(path)
    assert here is not None, f"{name} is not in the table of geodata/__init__.py"
    for file in own:
        there = _row_of(file)
        assert there is not None, f"{name} imports {_name(file)}, which is apart or not in the table"
        beside = any(
            name.startswith(room) and _name(file).startswith(room)
            for room in ("pages/shared/", "pages/server/", *(f"geodata/{package}/" for package in PACKAGES))
        )
        assert there < here or (there == here and beside), f"{name} imports {_name(file)}, which is not below it"


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_libraries_keep_to_their_room(path: Path) -> None:
    used = [f"{module}." for module in _imports(path)]
    for library, rooms in ROOMS.items():
        assert not any(module.startswith(f"{library}.") for module in used) or _name(path).startswith(rooms), (
            f"{library} in {_name(path)}"
        )


@pytest.mark.parametrize("path", [*CODE, *SCRIPTS], ids=_name)
def test_a_file_says_in_its_first_line_what_it_is_for_and_stays_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 250
    first = lines[0].strip('"/ ')
    assert lines[0].startswith(('"""', "// "))
    assert len(first.split()) >= 5


@pytest.mark.parametrize(
    "path", [*CODE, *SCRIPTS, *ROOT.glob("geodata/**/*.css"), *ROOT.glob("pages/**/*.css")], ids=_name
)
def test_no_other_host_is_named(path: Path) -> None:
    hosts = re.findall(r"https?://[a-z0-9][^\s\"']+|//[a-z0-9-]+\.[a-z]{2,}/", path.read_text(encoding="utf-8"))
    ours = ("http://www.w3.org/2000/svg", "http://127.0.0.1")  # a name space, and the machine itself
    assert [host for host in hosts if not host.startswith(ours)] == []


def test_every_requirement_is_pinned_and_has_a_reason() -> None:
    for file in ("requirements.txt", "tests/requirements.txt"):
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
            assert re.fullmatch(
                r"#.*|-r \.\./requirements\.txt|[A-Za-z0-9-]+==[0-9.]+(; sys_platform != \"win32\")? +# .{10,}", line
            ), line
