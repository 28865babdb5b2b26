"""Files of a class as spreadsheets and forms write them: every student with name and map."""

from __future__ import annotations

import pytest

from geodata.exports import class_list
from tests.unit.test_class_list import BASE, LINK, MAP

GOOGLE = f"""Timestamp,Email Address,Score,What is your name?,"Paste your link, please"
2024/11/25 9:15:03 AM GMT+2,ben@school.example,8 / 10,Ben Miller,"{LINK}"
2024/11/25 9:16:44 PM EET,cy@school.example,9 / 10,Cy?,"{LINK}"
"""
MICROSOFT = f"""ID;Start time;Completion time;Email;Name;Last modified time;Your link;Which class?
1;11/25/24 9:15:03;11/25/24 9:16:03;ben@school.example;Ben Miller;;{LINK};7b
2;11/25/24 9:15:03;11/25/24 9:16:03;anonymous;;;{LINK};7b
"""
UKRAINIAN = (
    "Позначка часу,Електронна адреса,Прізвище та ім'я,Link\n25.11.2024 "
    f'9:15:03,o@x.example,Олена,"{LINK}"\n'
)
Q = f'"{LINK}"'
FILES: dict[str, tuple[str, list[str]]] = {
    "a line break in a cell": (
        f'Name,Link\n"Ben\nMiller","{LINK}"\nCy,"{LINK}"\n',
        ["Ben Miller", "Cy"],
    ),
    "one in a comment": (f'Link,Comment,Name\n"{LINK}","I like\n\nit, so","Ben"\n', ["Ben"]),
    "one behind the link": (f'Name,Link\nBen,"{LINK}\n"\n', ["Ben"]),
    "a question mark": (f"Ben?,{LINK}\nCy (?);{LINK}\nDi?E/?,{LINK}", ["Ben?", "Cy (?)", "Di?E/?"]),
    "Google's form": (GOOGLE, ["Ben Miller", "Cy?"]),
    "Microsoft's form": (MICROSOFT, ["Ben Miller", ""]),
    "a form in Ukrainian": (UKRAINIAN, ["Олена"]),
    "tabs": (
        f"Time stamp\tEmail\tYour link\tName\n25.11.2024 9:15:03\tb@x.example\t{LINK}\tBen\n",
        ["Ben"],
    ),
    "bars": (f"Name|Link\nBen|{LINK}\n", ["Ben"]),
    "two columns of a name": (
        f'Link,Score,Surname,Email,Given name\n"{LINK}",8,Miller,b@x.example,Ben\n',
        ["Ben Miller"],
    ),
    "no heading": (
        f"45621.385,b@x.example,8 / 10,Ben,{LINK}\n12,c@x.example,100 %,Cy,{LINK}\n",
        ["Ben", "Cy"],
    ),
    "Excel's first line": (f"sep=;\r\nName;Link\r\nBen;{LINK}\r\n", ["Ben"]),
    "another first line": (f"sep=|\r\nBen, M.|{LINK}\r\n", ["Ben, M"]),
    "an old Mac's lines": (f'Name,Link\rBen,"{LINK}"\rCy,"{LINK}"\r', ["Ben", "Cy"]),
    "doubled marks": (f'"Ben ""B"" M","{LINK}"\n', ['Ben "B" M']),
    "empty cells and lines": (
        f'\n\nName,Link,,\nBen,"{LINK}",,\n,,,\n"",,,\nCy,"{LINK}",,\n',
        ["Ben", "Cy"],
    ),
    "Apellidos": (f"Apellidos,Nombre,Enlace\nGarcía López,María,{Q}\n", ["María García López"]),
    "Moodle": (
        f"Apellido(s),Nombre,Dirección de correo,Enlace\nGarcía,María,m@x.org,{Q}\n",
        ["María García"],
    ),
    "Nom": (f"Nom,Prénom,Lien\nDupont,Chloé,{Q}\n", ["Chloé Dupont"]),
    "Prénom": (f"Prénom,Nom,Classe,Lien\nChloé,Dupont,5e,{Q}\n", ["Chloé Dupont"]),
    "Nazwisko": (f"Nazwisko;Imię;Link\nKowalski;Jan;{LINK}\n", ["Jan Kowalski"]),
    "Name, Vorname": (f"Name;Vorname;Klasse;Link\nMeier;Eva;7b;{LINK}\n", ["Eva Meier"]),
    "full and first name": (f"Full name,First name,Link\nEva Meier,Eva,{Q}\n", ["Eva Meier"]),
    "names alike": (f"Nom,Prénom,Lien\nAnders,An,{Q}\nAli,Ali,{Q}\n", ["An Anders", "Ali Ali"]),
    "a map in the heading": (
        f"Timestamp,Who made this map?,Paste the link\n45621.385,Ben,{Q}\n",
        ["Ben"],
    ),
    "maps in all headings": (
        f"Map by,Name of the map,Link to your map,Class\nBen,Reach,{Q},7b\n",
        ["Ben"],
    ),
    "Ваше ім'я": (f"Ваш клас;Ваше ім'я;Посилання\n7-Б;Олена;{LINK}\n", ["Олена"]),
    "Як тебе звати": (f"Клас,Як тебе звати?,Карта\n7-Б,Олена,{Q}\n", ["Олена"]),
    "Wie heißt du": (f"Klasse,Wie heißt du?,Link\n7b,Eva,{Q}\n", ["Eva"]),
    "grupo": (f"Grupo,¿Cómo te llamas?,Enlace\nLobos,Eva,{Q}\n", ["Eva"]),
    "names above links": (f"Ben\n{LINK}\n\nAnna de Vos\n{LINK}\n", ["Ben", "Anna de Vos"]),
    "Teams": (
        f"Ben Miller  9:15 AM\n{LINK}\nOlena 20.11.2024 14:03\n<{LINK}>\n",
        ["Ben Miller", "Olena"],
    ),
    "Telegram": (
        f"Ben, [20.11.2024 14:03]\n{LINK}\nЄва, [20.11.2024 14:05]\n{LINK}\n",
        ["Ben", "Єва"],
    ),
    "one column": (f'"Miller, Ben"\n"{LINK}"\n"Eva"\n"{LINK}"\n', ["Miller Ben", "Eva"]),
    "Hebrew": (f"שלום כהן,{LINK}\n", ["שלום כהן"]),
}


@pytest.mark.parametrize(("text", "names"), FILES.values(), ids=FILES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_every_student_of_a_file_is_there_by_name_and_nothing_else_is_printed(
    text: str, names: list[str], encoding: str
) -> None:
    pupils, problems = class_list.read_file(text.encode(encoding), BASE)
    assert [pupil.name for pupil in pupils] == names
    assert all(pupil.scenario == MAP for pupil in pupils)
    assert [line for line in problems if "taken for the heading" not in line] == []


@pytest.mark.parametrize(
    "line",
    ["thanks for this", "Here is it:", "Ben;", "Ben,", "Class 7b", "Ben, forgot it",
     "I did it. Hurray", "12"],
)  # fmt: skip
def test_a_line_above_a_bare_link_that_is_no_name_stays_a_line_without_a_link(line: str) -> None:
    pupils, problems = class_list.read(f"Cy {LINK}\n{line}\n{LINK}", BASE)
    assert [pupil.name for pupil in pupils] == ["Cy", ""]
    assert problems == (f"Line 2, “{line}”, has no link.",)


def test_a_class_that_writes_names_above_links_is_read_whole() -> None:
    pupils, problems = class_list.read(
        "".join(f"Ben {chr(65 + n % 26)}\n{LINK}\n" for n in range(40)), BASE
    )
    assert len(pupils) == 40
    assert problems == ()


@pytest.mark.parametrize(
    ("encoding", "said", "name"),
    [
        ("cp1251", "Windows-1251", "Олена Ґалаґан"),
        ("cp1251", "Windows-1251", "Борис"),
        ("koi8_u", "KOI8-U", "Іван Петренко"),
        ("koi8_r", "KOI8-U", "Анна Иванова"),
        ("cp1250", "Windows-1250", "Łukasz Żak"),
        ("cp1250", "Windows-1250", "Jiří Čapek"),
        ("cp1252", "Windows-125", "Özge"),
        ("cp1252", "Windows-1252", "Søren Muñoz"),
    ],
)
def test_letters_of_a_file_are_guessed_and_the_guess_is_said(
    encoding: str, said: str, name: str
) -> None:
    for text in (f'Name,Link\n{name},"{LINK}"\n', f"{name};{LINK}\n"):
        pupils, problems = class_list.read_file(text.encode(encoding), BASE)
        assert [(pupil.name, pupil.scenario) for pupil in pupils] == [(name, MAP)]
        assert [said in line for line in problems] == [True]


def test_a_spoilt_letter_does_not_spoil_the_others() -> None:
    pupils, problems = class_list.read_file(f"Олена Петренко;{LINK}\n".encode() + b"\xff", BASE)
    assert [pupil.name for pupil in pupils] == ["Олена Петренко"]
    assert any("spoilt" in line for line in problems)


@pytest.mark.parametrize(
    "file",
    [b"PK\x03\x04[Content_Types].xml", b"\xd0\xcf\x11\xe0\xa1", b"%PDF-1.7\n", b"{\\rtf1 a}"],
)
def test_a_workbook_or_a_document_under_any_name_is_a_sentence(file: bytes) -> None:
    assert class_list.read_file(file)[1][0].startswith(
        "This is no text file: save the table as CSV first."
    )


def test_a_list_and_a_file_that_hold_too_many_maps_together_say_so() -> None:
    pupils, problems = class_list.read_both(f"{LINK}\n" * 30, f"{LINK}\n".encode() * 30, BASE)
    assert len(pupils) == class_list.MOST
    assert problems == ("The list and the file hold 60 maps; the first 40 are drawn.",)
