"""The class list: links in all forms are the student's map, and the name is a name."""

from __future__ import annotations

from base64 import b64encode
from urllib.parse import quote

import pytest

from geodata.exports import class_list
from geodata.scenario import DEFAULT, from_query

BASE = "https://atlas.example"
LINK = f"{BASE}/?at=50.45,30.52&range=300km"
MAP = from_query({"at": "50.45,30.52", "range": "300km"})
IN_CODE = quote(LINK, safe="")
SAFE = f"https://eur01.safelinks.protection.outlook.com/?url={IN_CODE}&data=05%7C02%7Cben%40s.example%7C&reserved=0"
DASHES = quote(LINK, safe="").replace("-", "%2D").replace("%2F", "_").replace("%", "-")
FORMS = {
    # escaped, cut, with other signs between the parts
    "amp": f"Ben, {BASE}/?at=50.45,30.52&amp;range=300km",
    "a number for &": f"Ben, {BASE}/?at=50.45,30.52&#38;range=300km",
    "escaped twice": f"Ben, {BASE}/?at=50.45,30.52&amp;amp;range=300km",
    "semicolons": f"Ben;{BASE}/?at=50.45,30.52;range=300km;7b",
    "a cell ends": f"{LINK};Ben",
    "a blank in it": f"Ben {BASE}/?at=50.45, 30.52&range=300km",
    "all in code": f"Ben {BASE}/%3Fat%3D50.45%2C30.52%26range%3D300km",
    "code of code": f"Ben {BASE}/?at=50.45%252C30.52&range=300km",
    # the same site
    "http": f"Ben, {LINK.replace('https', 'http')}",
    "capitals": f"Ben, {LINK.replace('https://atlas', 'HTTPS://ATLAS')}",
    "no scheme": "Ben atlas.example/?at=50.45,30.52&range=300km",
    "a machine's own": "Ben: localhost:8501/export?at=50.45,30.52&range=300km",
    "a lesson's": f"Ben {LINK}&lesson=which-line&step=2&a=kirby~1~y",
    # wrapped by mails, chats, search engines, learning platforms
    "SafeLinks": f"Ben {SAFE}",
    "SafeLinks in HTML": f"Ben {SAFE.replace('&', '&amp;')}",
    "SafeLinks with bars": f"Ben {SAFE.replace('%7C', '|')}",
    "one in the other": f"Ben https://www.google.com/url?q={quote(SAFE, safe='')}&sa=D",
    "Google": f"Ben https://www.google.com/url?q={BASE}/?at%3D50.45,30.52%26range%3D300km",
    "Proofpoint 2": f"Ben https://urldefense.proofpoint.com/v2/url?u={DASHES}&d=DwMF&c=x",
    "Proofpoint 3": f"https://urldefense.com/v3/__{BASE}/*at=50.45,30.52&range=300km__;Pw!!Ab-c!Kq$;Ben",
    "Facebook": f"Ben https://l.facebook.com/l.php?u={IN_CODE}&h=AT1",
    "Slack": f"Ben https://slack-redir.net/link?url={IN_CODE}",
    "Barracuda": f"Ben https://linkprotect.cudasvc.com/url?a={IN_CODE.lower()}&c=E,1,x",
    "Cisco": f"Ben https://secure-web.cisco.com/1AbC/{IN_CODE}",
    "Sophos": f"Ben https://eu.protection.sophos.com/?d=a.example&u={b64encode(LINK.encode()).decode()}",
    "a platform": f"Ben https://lms.example/redirect?url={IN_CODE}",
    # markup and signs around it
    "angles": f"Ben <{LINK}>",
    "Markdown": f"- [Ben]({LINK})",
    "HTML": f"<a href='{LINK.replace('&', '&amp;')}'>Ben</a>",
    "HTML row": f'<tr><td>Ben</td><td><a class="x" href="{LINK}">{LINK}</a></td></tr>',
    "HTML paragraph": f"<p>Ben: {LINK.replace('&', '&amp;')}</p>",
    "formula": f'=HYPERLINK("{LINK}","Ben")',
    "formula in CSV": f'"=HYPERLINK(""{LINK}"",""Ben"")"',
    "formula elsewhere": f'=HIPERLINK("{LINK}";"Ben")',
    "full stop": f"Ben: {LINK}.",
    "no width": f"Ben {LINK[:30]}\u200b{LINK[30:]}\u200e",
    "soft hyphen": f"Ben {LINK[:30]}\u00ad{LINK[30:]}",
    "broken at &": f"Ben {BASE}/?at=50.45,30.52&\nrange=300km",
    "broken in a word": f"Ben {BASE}/?at=50.45,30.52&ra\nnge=300km",
    "broken in a value": f"Ben {BASE}/?at=50.45,30.52&range=\n300km",
    "broken at a comma": f"Ben {BASE}/?at=50.45,\n30.52&range=300km",
    "quoted-printable": f"Ben {BASE}/?at=3D50.45,30.52&ra=\nnge=3D300km",
    # names
    "behind a dash": f"{LINK} - Ben",
    "before a dash": f"Ben – {LINK}",
    "numbered": f"1. Ben: {LINK}",
    "blanks that do not break": f"Ben\xa0–\xa0{LINK}",
    "tab": f"Ben\t{LINK}",
    "bar": f"Ben|{LINK}|7b",
    "chat": f"[25/11/24, 09:15:03] Ben: {LINK}",
    "another chat": f"25.11.24, 09:15 - Ben: {LINK}",
    "mail": f"Ben <ben@school.example> {LINK}",
    "form": f"2024/11/25 9:15:03 AM GMT+2,ben@school.example,8 / 10,Ben,{LINK}",
    "Slack's own": f"<{LINK}|Ben>",
    "layers before a name": f"{LINK}&show={','.join(DEFAULT.show)},Ben",
    "number": f"S1234567,Ben,{LINK}",
}


BESIDE = (  # time stamps, mail addresses, numbers and signs beside a name
    "2024-11-20T14:03:11Z,Ben,", "2024-11-20T14:03:11.123Z Ben ", "2024-11-20T14:03:11+02:00;Ben;",
    "2024-11-20T14:03 Ben ",
    "20 листопада 2024 р. Ben ", "20 ноября 2024 г., 14:03 Ben ", "20 ноября 2024 г. в 14:03 Ben ",
    "20 de noviembre de 2024 Ben ", "20 novembre 2024 à 14:03 Ben ",
    "20. November 2024 um 14:03 Uhr: Ben ",
    "20 listopada 2024,Ben,", "November 20th, 2024 Ben ", "20-Nov-2024 Ben ", "20 Nov, 14:03 Ben ",
    "Nov 20, 2:03 PM Ben ",
    "20.11.2024 14:03 Uhr,Ben,", "14.03 Uhr Ben ", "14h03 Ben ", "2024年11月20日 Ben ",
    "2024. 11. 20. 14:03 Ben ",
    "Ben [mailto:b@x.org] ", "MAILTO:b@x.org Ben ", "Ben <MAILTO:b@x.org> ", "Ben (b@x.org) ",
    "Ben [b@x.org] ",
    "b＠x.org Ben ", "ben(at)x.org,Ben,", "ben [at] x.org Ben ", "b @ x.org Ben ", "Ben ( ) ",
    "+49 170 1234567 Ben ", "555-123-4567 Ben ", "(555) 123-4567 Ben ", "Ben,0501234567,",
    "+380 (50) 123-45-67,Ben,",
    "Ben = ", "**Ben** ", "Ben ** ", "by Ben ", "by: Ben ", "Ben,7b,", "7-Б;Ben;", "_Ben_ ",
    "# Ben ", "Ben -> ",
)  # fmt: skip


@pytest.mark.parametrize("before", BESIDE)
def test_no_time_stamp_mail_address_or_number_is_printed_with_a_name(before: str) -> None:
    pupils, problems = class_list.read(f"{before}{LINK}", BASE)
    assert [(pupil.name, pupil.scenario) for pupil in pupils] == [("Ben", MAP)]
    assert problems == ()


@pytest.mark.parametrize(
    "name",
    ["Anna May", "Jan de la Cruz", "Marta Lis", "Team 3", "Ben 2", "7b", "Ben & Mia", "Cy (?)",
     "Augusta (Gus) 4", "De Vos", "Д'Артаньян", "Ben @ home", "June 5", "O'Neil-Маrs", "Uhrig",
     "R2-D2", "von Berg", "Mia / Ben", "Byron"],
)  # fmt: skip
def test_what_only_looks_like_a_date_a_class_or_an_address_stays_a_name(name: str) -> None:
    assert [pupil.name for pupil in class_list.read(f"{name} {LINK}", BASE)[0]] == [name]


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_a_link_in_any_form_is_the_students_map_with_no_word_and_the_name_is_a_name(
    text: str,
) -> None:
    pupils, problems = class_list.read(text, BASE)
    assert [(pupil.name, pupil.scenario) for pupil in pupils] == [("Ben", MAP)]
    assert problems == ()


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("HTTP://Atlas.Example", True),
        ("https://atlas.example.:443", True),
        ("https://atlas.example:8501", False),
    ],
)
def test_the_same_site_is_known_however_its_name_is_written(host: str, own: bool) -> None:
    assert len(class_list.read(f"Ben {host}/", BASE)[0]) == own


@pytest.mark.parametrize(
    "base", ["https://kärten.schule.example", "https://xn--krten-gra.schule.example"]
)
def test_a_site_with_an_umlaut_is_known_by_both_of_its_names(base: str) -> None:
    for link in ("https://Kärten.schule.example/", "https://xn--krten-gra.schule.example./"):
        assert len(class_list.read(f"Ben {link}", base)[0]) == 1


@pytest.mark.parametrize("file", [b"", b"\xef\xbb\xbf", b" \r\n\r\n"])
def test_an_empty_file_is_said_to_be_empty(file: bytes) -> None:
    assert class_list.read_file(file, BASE) == ((), ("The file is empty.",))


def test_a_file_of_tabs_is_a_table_too() -> None:
    pupils, problems = class_list.read_file(f"Name\tLink\nАнна\t{LINK}\n".encode(), BASE)
    assert [pupil.name for pupil in pupils] == ["Анна"]
    assert problems == ()


DRAWN = {
    "&fbclid=IwAR": "“fbclid”", "&utm_source=x": "“utm_source”", "&embed=true": "“embed”",
    "&gclid=1": "“gclid”",
    "&_gl=1": "“_gl”", "&x=1": "“x”", "&ra": "“ra”", "&": "ends with “&”", "#x=1": "“#”",
    "&day=1999-01-01": "day=",
}  # fmt: skip


@pytest.mark.parametrize(("added", "said"), DRAWN.items(), ids=DRAWN)
def test_what_is_not_understood_is_a_line_with_number_and_name_and_the_rest_is_drawn(
    added: str, said: str
) -> None:
    pupils, problems = class_list.read(f"\nBen, {LINK}{added}", BASE)
    assert [(pupil.name, pupil.scenario) for pupil in pupils] == [("Ben", MAP)]
    assert problems[0].startswith("Line 2, “Ben”: ")
    assert said in problems[0]


BETWEEN = (
    " ", " & ", "& ", "|", '"', "'", "<br>", "<br />", ",", ", ", ";", "; ", " | ", ")", ">", ". ",
    "\t", "\u2009",
    "`", "”", "»", "\n", " &\n", "\n& ", "/", "*", " * ", "#", "~", "\\", " and ", ", Ben, ",
    " %26", "^", "{",
    "</b>", '""', '","', "\r\n",
)  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [{"range": "300km"}, {"from": "border"}, {"show": "rivers"}, {"day": "2024-08-22"}],
    ids=str,
)
def test_what_stands_behind_a_stray_sign_in_a_link_is_read_or_told(given: dict[str, str]) -> None:
    part = "&".join(f"{key}={value}" for key, value in given.items())
    meant, read = from_query({"at": "50.45,30.52", **given}), []
    for sign in BETWEEN:
        for joint in (f"{sign}&", sign):
            for text in (
                f"Ben,{BASE}/?at=50.45,30.52{joint}{part}",
                f"/?at=50.45,30.52{joint}{part} Ben",
            ):
                pupils, problems = class_list.read(text, BASE)
                whole = bool(pupils) and pupils[0].scenario == meant
                assert whole or any("Ben”" in line or "has no link" in line for line in problems), (
                    text
                )
                assert all("=" not in pupil.name and "30" not in pupil.name for pupil in pupils), (
                    text
                )
                read += [sign] if whole else []
    assert {" ", " & ", "|", '"', "<br>", ","} <= set(read)


@pytest.mark.parametrize(
    ("link", "drawn", "said"),
    [
        ("/?at=50.45,30.52&range=", {"at": "50.45,30.52"}, "the usual range"),
        ("/?at=&range=300km", {"range": "300km"}, "the usual launch point"),
        ("/?at=abc&range=300km", {"range": "300km"}, "the usual launch point"),
        ("/?at=50.45,30.52,45&range=300km", {"range": "300km"}, "“50.45,30.52,45”"),
        ("/?at=50.45,30.52&at=x&range=300km", {"at": "50.45,30.52", "range": "300km"}, "at=“x”"),
        (
            "/?at=50.45,30.52&range=300km&show=rivers,tanks",
            {"at": "50.45,30.52", "range": "300km", "show": "rivers"},
            "“tanks”",
        ),
        ("/?range=300km", {"range": "300km"}, "no launch point"),
        ("/?", {}, "the one with which the site opens is drawn"),
        ("/?fbclid=x", {}, "the one with which the site opens is drawn"),
    ],
)
def test_nobody_gets_what_is_usual_without_a_word(
    link: str, drawn: dict[str, str], said: str
) -> None:
    pupils, problems = class_list.read(f"Ben, {BASE}{link}", BASE)
    assert [pupil.scenario for pupil in pupils] == [from_query(drawn) if drawn else DEFAULT]
    assert said in " ".join(problems)


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("https://atlas.example/?at=abc&range=9mi", "at=“abc” is not a place"),
        ("https://elsewhere.example/?x=1", "holds no map"),
        ("https://protect-eu.mimecast.com/s/abc?domain=atlas.example", "hides where it leads"),
        ("https://bit.ly/3xyz", "hides where it leads"),
        ("http://[bad/?at=50,34", "cannot be read"),
    ],
)
def test_a_link_of_which_nothing_is_understood_is_refused_with_its_reason(
    link: str, said: str
) -> None:
    pupils, problems = class_list.read(f"Ben, {link}", BASE)
    assert pupils == ()
    assert problems[0].startswith("Line 1, “Ben”: ")
    assert said in problems[0]


def test_nobody_is_lost_to_a_heading_a_stray_quotation_mark_or_another_link() -> None:
    text = f'Anna, forgot the link\n"Ben, {LINK}\nCy, {LINK}\n"Di", https://drive.example/x {LINK}'
    pupils, problems = class_list.read(text, BASE)
    assert [pupil.name for pupil in pupils] == ["Ben", "Cy", "Di"]
    assert "Line 1, “Anna, forgot the link”, has no link." in problems
    assert (
        "Line 4, “Di”: there is more than one link; only the first with a map is read." in problems
    )
    assert (
        "is taken for the heading"
        in class_list.read(f"My student,her link\nBen,{LINK}", BASE)[1][0]
    )
