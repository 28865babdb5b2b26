"""Towns that people type: found by every name, alone or beside coordinates, or refused."""

from __future__ import annotations

import pytest

from geodata import borders
from geodata.analysis.typed_places import read_place
from geodata.scenario import Point, is_on_map

AN_AREA = "is an area, and a launch point is one place: type a town of it."


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv", "kiev", "Київ", "КИЕВ", " Kyiv ", "Ки\u0456\u0308в", "Kyiv,", "kyiv.", '"Kyiv"',
        "«Київ»",
        "K\u200byiv\u200b", "Kyiv!", "Ｋｙｉｖ", "Ки́ев", "📍Kyiv", "Location: Kyiv", "Kyiv (Киев)",
        "Kyiv, Ukraine", "Київ, Україна", "Kyiv UA", "м. Київ", "м.Київ", "м Київ", "г. Киев",
        "город Киев", "місто Київ, Україна", "Kyiv (Ukraine)", "city of Kyiv", "Kyiv city",
        "Kyiv, Kyiv Oblast, Ukraine", "Київ, Київська обл.", "Киев, Киевская область, Украина",
    ],
)  # fmt: skip
def test_towns_are_found_by_their_names_in_three_languages(text: str) -> None:
    assert read_place(text) == (Point(30.52, 50.45), "")


def test_every_name_of_a_town_is_that_town_however_its_apostrophe_and_hyphen_are_written() -> None:
    for city in borders.cities():
        for name in (city.name, city.name_uk, city.name_ru, *city.other_names):
            for text in (
                name,
                name.upper(),
                name.replace("'", "’"),
                name.replace("-", " "),
                name.replace("ё", "е"),
            ):
                point, _ = read_place(text)
                assert point == (
                    Point(round(city.lon, 2), round(city.lat, 2))
                    if is_on_map(city.lon, city.lat)
                    else None
                )


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Kursck", "Did you mean Kursk?"), ("Kusk", "Did you mean Kursk?"),
        ("KURSKK", "Did you mean Kursk?"), ("Харкв", "Did you mean Харків (Kharkiv)?"),
        ("Крск", "Did you mean Курск (Kursk)?"), ("Karkov", "Did you mean Kharkov (Kharkiv)?"),
        ("Zaporizhia", "Did you mean Zaporizhzhia?"), ("banana", ""), ("London", ""),
        ("Kursck, Russia", "Did you mean Kursk?"), ("near Sumy", "Did you mean Sumy?"),
        ("Ukraine", ""), ("Sumy²", "Did you mean Sumy?"),
        ("Sumy ½", "Did you mean Sumy?"),
        ("м", ""), ("Sumy and Kursk", ""), ("Sumy " * 40, ""),
        ("<script>alert(1)</script>", ""), ("xyz", ""), ("", ""), ("k" * 400, ""), ("nan nan", ""),
        ("inf, inf", ""),
    ],
)  # fmt: skip
def test_a_misspelt_town_is_asked_about_and_never_taken_and_a_far_off_text_is_not(
    text: str, question: str
) -> None:
    point, line = read_place(text)
    assert point is None
    assert line.endswith(question or "50°54'N 34°48'E.")


def test_each_town_is_found_with_its_country_or_coordinates_and_refused_with_anothers() -> None:
    for city in (city for city in borders.cities() if is_on_map(city.lon, city.lat)):
        other = "Ukraine" if city.country != "Ukraine" else "Russia"
        there = Point(round(city.lon, 2), round(city.lat, 2))
        numbers = f"{there.lat}, {there.lon}"
        for name in (city.name, city.name_uk, city.name_ru, *city.other_names):
            for text in (f"{name}, {city.country}", f"{name} {numbers}", f"{numbers} ({name})"):
                assert read_place(text)[0] == there, text
            for text in (
                f"{name}, {other}",
                f"{name} {other} {numbers}",
                f"{numbers} ({name}, {other})",
            ):
                problem = f"“{text[:30]}{'…' * (len(text) > 30)}” does not fit: "
                assert read_place(text) == (
                    None,
                    f"{problem}{city.name} is in {city.country}, not in {other}.",
                )


@pytest.mark.parametrize(
    "text",
    [
        "50.91, 34.80 (Sumy)", "Sumy 50.91, 34.80", "50.91, 34.80 Sumy",
        "Sumy, Ukraine: 50.91, 34.80",
        "Sumy - 50.91, 34.80", "50.91, 34.80 – Sumy, Ukraine", "📍 Sumy 📍 50.91, 34.80",
        "50°54'36\" N, 34°48'0\" E, м. Суми", "50°54'36\" 34°48'0\" \"Sumy\"", "Sumy N50.91 E34.80",
        "«Суми» с. ш. 50.91 в. д. 34.80", "50.91° с. ш. 34.80° в. д. (Сумы, Украина)",
        "Location: Sumy (50.91, 34.80)", "Sumy coordinates: 50.91, 34.80", "Sumy 50.91, 34.80 Суми",
        (
            "50 градусів 54 хвилин 36 секунд північної широти 34 градусів 48 хвилин 0 секунд "
            "східної довготи Суми, Україна"
        ),
        "50.91, 34.80, Ukraine", "Україна: 50.91, 34.80", "50.91, 34.80, Sumy Oblast, UA",
        "Сумська обл. 50.91 34.80", 'Sumy "50.91, 34.80"',
        "50.91, 34.80 (Суми, Сумська область, Україна)",
    ],
)  # fmt: skip
def test_a_town_beside_its_coordinates_says_nothing_more(text: str) -> None:
    assert read_place(text) == (Point(34.8, 50.91), "")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Kursk 50.91, 34.80",
         "does not fit: Kursk is 133 km from these coordinates. Type one of the two."),
        ("50.91, 34.80 (Курск)",
         "does not fit: Kursk is 133 km from these coordinates. Type one of the two."),
        ("Sumy 51.1 34.8",
         "does not fit: Sumy is 20 km from these coordinates. Type one of the two."),
        ("Sumy, Kursk", "names more than one town: Sumy and Kursk. Type one of them."),
        ("Sumy 50.91, 34.80 Kursk", "names more than one town: Sumy and Kursk. Type one of them."),
        ("Konotop, Kursk Oblast", "does not fit: Konotop is not in the oblast of Kursk."),
        ("Sumy, Ukraine, Russia", "does not fit: Sumy is in Ukraine, not in Russia."),
        ("Kursk Oblast", f"{AN_AREA} Did you mean Kursk?"),
        ("Курская область", f"{AN_AREA} Did you mean Kursk?"),
        ("Сумська обл.", f"{AN_AREA} Did you mean Sumy?"),
        ("Sumy region", f"{AN_AREA} Did you mean Sumy?"),
        ("Lgov district", f"{AN_AREA} Did you mean Lgov?"),
        ("Kurskaya oblast", f"{AN_AREA} Did you mean Kursk?"),
        ("50.91, 34.80, Russia",
         "does not fit: these coordinates are in Sumy in Ukraine, not in Russia."),
        ("Kursk Oblast 50.91, 34.80",
         "does not fit: these coordinates are in Sumy in Ukraine, not in Kursk."),
        ("44, 32, Ukraine", "does not fit: these coordinates are in the sea, not in Ukraine."),
        ("Zakarpattia Oblast", AN_AREA), ("oblast", AN_AREA),
    ],
)  # fmt: skip
def test_names_that_contradict_or_are_an_area_are_refused_with_the_reason(
    text: str, line: str
) -> None:
    assert read_place(text) == (None, f"“{text}” {line}")
