"""The code's own rules: import order, which file may use a library, lengths, no other host."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import geodata
from geodata import facts, webmap
from geodata.exports import living_file

ROOT = Path(__file__).parents[2]
CODE = sorted([ROOT / "app.py", *ROOT.glob("geodata/**/*.py"), *ROOT.glob("pages/**/*.py")])
SCRIPTS = sorted([*ROOT.glob("geodata/**/*.js"), *ROOT.glob("pages/**/*.js")])
TYPES = sorted([*ROOT.glob("geodata/**/*.d.ts"), *ROOT.glob("pages/**/*.d.ts")])
ROOMS = {
    "streamlit": ("app.py", "pages/"),
    "streamlit.logger": ("pages/hooks/",),
    "streamlit.proto": ("pages/hooks/",),
    "streamlit.runtime": ("pages/hooks/",),
    "streamlit.web": ("pages/hooks/",),
    "uvicorn": ("pages/hooks/",),
    "websockets": ("pages/hooks/",),
    "h11": ("pages/hooks/",),
    "branca": (),
    "streamlit_folium": ("pages/hooks/",),
    "folium": ("geodata/webmap/folium_map.py",),
    "geopy": ("geodata/analysis/coordinates.py",),
    "pyproj": ("geodata/geodesy.py", "geodata/projections.py", "geodata/build_borders/"),
    "matplotlib": ("geodata/paper/lettering.py", "geodata/paper/print_canvas.py"),
    "fontTools": ("geodata/fonts.py",),
    "font_source_sans_pro": ("geodata/fonts.py",),
    "font_source_serif_pro": ("geodata/fonts.py",),
    "charset_normalizer": ("geodata/exports/class_list/files.py",),
    "segno": ("geodata/scene/citing.py",),
    "fastkml": ("geodata/exports/kml.py",),
    "xstatic": ("app.py", "geodata/exports/living_file/bundle.py"),
    "starlette": ("app.py", "pages/server/"),
    "subprocess": (
        "geodata/build_borders/fetch.py",
        "geodata/drawing_process.py",
        "pages/server/class_room.py",
    ),
    "requests": (),
    "urllib.request": (),
    "http": (),
    "socket": ("pages/server/class_room.py", "pages/server/room_addresses.py"),
}
# Code that tells of the facts, and what it may not hold: a year, a day, a figure with a unit.
TELLING = ("geodata/analysis/", "geodata/scene/", "geodata/exports/", "geodata/lessons/", "pages/")
FACT = (
    r"\b(?:19|20)\d\d\b|\d (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b|\d ?(?:km|miles?|per cent|billion|fields|airfields|aircraft)\b"
)


def _floors() -> dict[str, list[set[str]]]:
    """Each floor of the table, in order, and the order inside it: rows of modules."""
    table = (geodata.__doc__ or "").split("\n\n")[2]
    lines = re.sub(r"\n {21}(?=\S)", " ", table).splitlines()
    floors = {}
    for line in lines:
        name, _, words = line.strip().partition(" ")
        inside = words.rpartition(": ")[2] if ": " in words else ""
        floors[name] = [set(row.split()) for row in inside.split(" < ")]
        assert words.partition(": ")[0].split(), f"{name} has no sentence"
    return floors


FLOORS = _floors()


def _place(path: Path) -> tuple[str, str]:
    """The floor of a file, and its name inside; a folder inside a folder counts as one."""
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    if parts == ["app"]:
        return "pages", "app"
    if parts[0] == "pages":
        room = f"pages/{parts[1]}"
        return (room, parts[2]) if room in FLOORS else ("pages", parts[1])
    return parts[1], parts[2] if len(parts) > 2 else ""


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
    floor, inside = _place(path)
    for file in own:
        there, other = _place(file)
        assert there in FLOORS, (
            f"{name} imports {_name(file)}, which is not in the table of geodata/__init__.py"
        )
        if there == floor:
            assert _is_below(floor, other, inside), (
                f"{name} imports {_name(file)}, which is not below it"
            )
        else:
            assert list(FLOORS).index(there) < list(FLOORS).index(floor), (
                f"{name} imports {_name(file)}, a floor above"
            )


def _is_below(floor: str, other: str, inside: str) -> bool:
    """Whether one module of a folder may import another; what the folder offers is built of all."""
    if floor.startswith("pages") or inside == other or "__init__" in (inside, other):
        return True
    rows = [
        index for name in (other, inside) for index, row in enumerate(FLOORS[floor]) if name in row
    ]
    return len(rows) == 2 and rows[0] < rows[1]


def test_every_floor_and_every_module_of_a_folder_stands_in_the_table() -> None:
    there = {
        _place(path)
        for path in CODE
        if "build_borders" not in _name(path) and _name(path) != "geodata/__init__.py"
    }
    assert {floor for floor, _ in there} == set(FLOORS)
    for floor, rows in FLOORS.items():
        if not floor.startswith("pages"):
            assert {name for at, name in there if at == floor} - {"", "__init__"} == set().union(
                *rows
            ), floor
    assert len(list((ROOT / "geodata").glob("[a-z]*"))) < 24  # the listing is the table of contents


def test_a_script_uses_only_what_scripts_before_it_add_to_the_one_global() -> None:
    given = {"data"}
    scripts = [webmap.HERE / name for name in webmap.SCRIPTS]
    scripts += [living_file.HERE / name for name in living_file.SCRIPTS]
    for path in scripts:
        name, script = path.name, path.read_text(encoding="utf-8")
        added = re.findall(r"rangeMap\.(\w+) = ", script)
        taken = set(re.findall(r"rangeMap\.(\w+)(?! = )\b", script)) - set(added)
        for names in re.findall(r"const \{([^{}]*)\} = rangeMap;", script):
            taken |= {each.strip() for each in names.split(",")}
        assert taken <= given, name
        assert added == [re.sub(r"_(\w)", lambda part: part[1].upper(), name[:-3])]
        given |= set(added)
    for room in (webmap, living_file):
        assert {path.name for path in room.HERE.glob("*.js")} == set(room.SCRIPTS)


def test_no_script_of_the_page_looks_like_a_tag_inside() -> None:
    """Streamlit's cleaner of HTML, DOMPurify, drops a script in which it sees one."""
    for path in (*(ROOT / "pages" / "shared").glob("*.js"), *webmap.BESIDE.glob("*.js")):
        assert re.findall(r"<[/\w!]", path.read_text(encoding="utf-8")) == []


def test_no_script_has_another_global_than_range_map_and_range_page() -> None:
    for path in SCRIPTS:
        code = re.sub(r"\s*//.*|\s*/\*\*.*", "", path.read_text(encoding="utf-8")).strip()
        assert code.startswith("(() => {")
        assert code.endswith("})();")
        named = set(re.findall(r"window\.(?:parent\.)?(\w+)\s*(?:\|\|=|=(?!=))", code))
        # desk.js answers where streamlit-folium would hand a gesture on to Streamlit.
        its = {"Streamlit"} if path.name == "desk.js" else set()
        assert named <= {"rangePage", "WebSocket"} | its, path


@pytest.mark.parametrize(
    "path", [path for path in CODE if _name(path).startswith(TELLING)], ids=_name
)
def test_no_date_figure_air_base_or_credit_stands_in_code_that_tells_of_the_facts(
    path: Path,
) -> None:
    names = "|".join(re.escape(base.name) for base in facts.airbases())
    owners = "|".join(source.outlet for source in facts.sources().values() if source.licence)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]
    found = [
        match[0] for text in texts for match in re.finditer(rf"{FACT}|{owners}|^(?:{names})$", text)
    ]
    assert found == []  # they stand in geodata/facts/, each with its source


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_libraries_keep_to_their_room(path: Path) -> None:
    used = [f"{module}." for module in _imports(path)]
    for library, rooms in ROOMS.items():
        assert not any(module.startswith(f"{library}.") for module in used) or _name(
            path
        ).startswith(rooms), f"{library} in {_name(path)}"


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_nobody_reaches_for_a_private_name_of_anothers_but_the_hooks(path: Path) -> None:
    reached = [
        f"{ast.unparse(node)}, line {node.lineno}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and re.match("_(?!_)", node.attr)
        and not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"))
        and node.attr != "_replace"  # a named tuple's, and public
    ]
    assert not reached or _name(path).startswith("pages/hooks/"), reached


@pytest.mark.parametrize("path", [*CODE, *SCRIPTS, *TYPES], ids=_name)
def test_a_file_says_in_its_first_line_what_it_is_for_and_stays_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 250
    first = lines[0].strip('"/ ')
    assert lines[0].startswith(('"""', "// "))
    assert len(first.split()) >= 5
    if path in (*SCRIPTS, *TYPES):  # Python's are ruff's
        assert max(map(len, lines)) <= 100


@pytest.mark.parametrize(
    "path",
    [*CODE, *SCRIPTS, *ROOT.glob("geodata/**/*.css"), *ROOT.glob("pages/**/*.css")],
    ids=_name,
)
def test_no_other_host_is_named(path: Path) -> None:
    hosts = re.findall(
        r"https?://[a-z0-9][^\s\"']+|//[a-z0-9-]+\.[a-z]{2,}/", path.read_text(encoding="utf-8")
    )
    # A name space, and the machine itself.
    ours = ("http://www.w3.org/2000/svg", "http://127.0.0.1")
    assert [host for host in hosts if not host.startswith(ours)] == []


def test_every_requirement_is_pinned_and_has_a_reason() -> None:
    for file in ("requirements.txt", "tests/requirements.txt"):
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
            assert re.fullmatch(
                (
                    r"#.*|-r \.\./requirements\.txt|[A-Za-z0-9-]+==[0-9.]+(; sys_platform != "
                    r"\"win32\")? +# .{10,}"
                ),
                line,
            ), line
