"""Check the article in a browser: claims by mouse, finger and keys, judging first, a phone."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Locator, expect

from geodata import facts
from geodata.analysis import judging
from geodata.facts.map_tells import map_answers
from pages.shared.claim_panel import TELLS
from tests import poppler
from tests.e2e.conftest import NARROW, Opener, Student

LOW = {"width": 1366, "height": 625}
CLAIMS = {claim.id: claim for claim in facts.claims()}
RING = "() => rangeMap.handState.rangeKm()"


def mark(student: Student, claim: str) -> Locator:
    """The mark of a claim."""
    return student.page.locator(f"[class*=st-key-mark-][class*={claim}] button")


def expect_open(student: Student, claim: str) -> None:
    """Waits until a claim is open, with the focus on its heading."""
    head = student.page.locator(".st-key-claim-title h2")
    expect(head).to_have_text(CLAIMS[claim].claim)
    expect(head).to_be_focused()
    expect(head).to_be_in_viewport()
    student.rest()


def _asked(student: Student) -> dict[str, list[str]]:
    return parse_qs(urlparse(student.page.url).query)


def _is_clear(claim: Locator) -> bool:
    """Whether nothing lies over the middle of an element."""
    script = """e => { const { x, y, width, height } = e.getBoundingClientRect();
        return e.contains(document.elementFromPoint(x + width / 3, y + height / 2)); }"""
    return bool(claim.evaluate(script))


def test_marks_tell_their_claim_under_the_mouse_and_open_it_with_its_map(
    new_student: Opener,
) -> None:
    student = new_student(LOW).open("article")
    one = mark(student, "p5-90-per-cent")
    words = one.locator("em").first
    one.hover()
    expect(words).to_contain_text(CLAIMS["p5-90-per-cent"].claim)
    box = words.bounding_box()
    assert box
    assert box["width"] > 150
    one.click()
    expect_open(student, "p5-90-per-cent")
    assert _asked(student)["claim"] == ["p5-90-per-cent"]
    student.frame().wait_for_function(f"() => Math.round(({RING})()) === 300")
    at = list(CLAIMS).index("p5-90-per-cent") + 1
    title = f"Claim {at} of {len(CLAIMS)}, Check the article"
    assert student.page.title().startswith(title)
    links = student.page.locator(".st-key-claim a[href^=http]")
    assert links.count() >= 3
    assert student.strangers == student.errors == []


def test_keys_lead_from_mark_to_mark_and_from_claim_to_claim(new_student: Opener) -> None:
    student = new_student(LOW).open("article")
    first, second = (mark(student, name) for name in ("p1-permission", "p1-reversal"))
    first.focus()
    first.press("ArrowRight")
    expect(second).to_be_focused()
    second.press("Enter")
    expect_open(student, "p1-reversal")
    head = student.page.locator(".st-key-claim-title h2")
    head.press("ArrowRight")
    expect_open(student, "p1-north-koreans")
    head.press("ArrowLeft")
    expect_open(student, "p1-reversal")
    head.press("Control+ArrowRight")  # the browser's own
    student.page.get_by_role("button", name="Next").press("Enter")
    expect_open(student, "p1-north-koreans")
    student.page.get_by_role("button", name="Close").press("Enter")
    expect(student.page.get_by_role("button", name="Open the first claim")).to_be_visible()
    expect(student.page.locator(".st-key-claim")).to_be_focused()


def test_a_link_opens_its_claim_and_takes_no_focus_and_back_goes_from_claim_to_claim(
    new_student: Opener,
) -> None:
    student = new_student(LOW).open("article?claim=p3-deep")
    head = student.page.locator(".st-key-claim-title h2")
    expect(head).to_have_text(CLAIMS["p3-deep"].claim)
    assert student.page.evaluate("document.activeElement === document.body")
    for name in ("p4-april", "p5-no-strikes"):
        student.page.wait_for_timeout(1100)  # what follows faster is one step of the history
        mark(student, name).click()
        expect_open(student, name)
    student.page.go_back()
    expect(head).to_have_text(CLAIMS["p4-april"].claim)
    student.frame().wait_for_function(f"() => Math.round(({RING})()) === 300")
    expect(student.page.locator(".st-key-sentence")).to_contain_text("held")
    student.page.go_forward()
    expect(head).to_have_text(CLAIMS["p5-no-strikes"].claim)
    student.page.reload()
    expect(head).to_have_text(CLAIMS["p5-no-strikes"].claim)


def test_a_hand_on_a_claims_map_stands_in_the_address_and_one_button_brings_the_claims_back(
    new_student: Opener,
) -> None:
    student = new_student(LOW).open("article?claim=p5-200-miles")
    student.map.locator(".launch-icon").first.press("ArrowRight")
    student.page.wait_for_url(re.compile(r"at=(?!50\.91%2C34\.80&).*claim=p5-200-miles"))
    moved = student.page.url
    student.page.reload()
    student.map.locator("#map_div[data-ready=true]").wait_for()
    assert student.page.url == moved
    student.page.get_by_role("button", name="Back to the claim's map").click()
    student.page.wait_for_url(re.compile(r"at=50\.91%2C34\.80&.*claim=p5-200-miles"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_signs_are_told_apart_by_shape_and_seen_on_either_ground(
    new_student: Opener, theme: str
) -> None:
    student = new_student(LOW, color_scheme=theme).open("article")
    signs = {
        verdict: student.page.locator(f"[class*=st-key-mark-{verdict}-] strong").first
        for verdict in {claim.verdict for claim in facts.claims()}
    }
    assert len({sign.inner_text() for sign in signs.values()}) == len(signs)
    for sign in signs.values():
        tone, ground = sign.evaluate("""e => {
            const paint = document.createElement("canvas").getContext("2d");
            return [getComputedStyle(e).color,
                getComputedStyle(e.closest("button")).backgroundColor].map((colour) => {
                paint.fillStyle = colour;
                paint.fillRect(0, 0, 1, 1);
                return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3);
            });
        }""")
        assert _contrast(tone, ground) >= 4.5


def _contrast(one: list[int], other: list[int]) -> float:
    """By WCAG 2.2."""

    def light(colour: list[int]) -> float:
        parts = [part / 255 for part in colour]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05

    low, high = sorted((light(one), light(other)))
    return high / low


def _judge(student: Student, tells: str, expects: str) -> None:
    for name in (tells, expects):
        choice = student.choice(name)
        choice.click()
        expect(choice).to_have_attribute("aria-checked", "true")
        student.rest()


def test_who_judges_first_compares_at_the_end_prints_it_and_a_link_brings_it_back(
    new_student: Opener, tmp_path: Path
) -> None:
    student = new_student(LOW).open("article")
    student.page.get_by_text("Judge first: hide the verdicts").click()
    expect(student.page.locator(".finding")).to_contain_text(f"You have judged 0 of {len(CLAIMS)}")
    student.rest()  # until then a mark stands there twice, as it was and as it is
    mark(student, "p5-200-miles").click()
    expect_open(student, "p5-200-miles")
    expect(student.page.locator(".verdict")).to_have_count(0)
    _judge(student, "Yes", "I expect so")
    student.page.get_by_role("button", name="Next").click()
    after = list(CLAIMS)[list(CLAIMS).index("p5-200-miles") + 1]
    expect_open(student, after)
    _judge(student, TELLS[map_answers()[after].tells], "I do not")
    expect(student.page.locator(".finding")).to_contain_text(f"You have judged 2 of {len(CLAIMS)}")
    link = student.page.url
    sheet = tmp_path / "sheet.pdf"
    student.page.pdf(path=sheet, format="A4")
    printed = " ".join(poppler.run("pdftotext", sheet, "-raw").split())
    assert "The map can tell: ■ yes, □ partly, □ no. It holds as printed: ■ yes, □ no" in printed
    assert CLAIMS["p5-200-miles"].reason[:40] not in printed
    student.page.get_by_role("button", name="Compare with ours").click()
    table = student.page.get_by_role("heading", name="Your judgement and ours")
    expect(table).to_be_focused()
    expect(table).to_be_in_viewport()
    expect(student.page.locator(".st-key-compared")).to_contain_text("2 of your 2 answers agree")
    holds = [judging.OURS[CLAIMS[name].verdict] for name in ("p5-200-miles", after)]
    agree = (holds[0] == judging.HOLDS) + (holds[1] == judging.FAILS)
    expect(student.page.locator(".st-key-compared")).to_contain_text(f"{agree} of 2 do")
    student.page.goto(link)
    expect(student.page.locator(".finding")).to_contain_text(f"You have judged 2 of {len(CLAIMS)}")
    given = student.choice(TELLS[map_answers()[after].tells])
    expect(given).to_have_attribute("aria-checked", "true")
    assert student.errors == []


def test_on_a_phone_the_map_stays_in_sight_and_a_finger_brings_the_claim_below_it(
    new_student: Opener,
) -> None:
    student = new_student(NARROW).open("article")
    frame = student.page.locator("iframe[title^=streamlit_folium]")
    one = mark(student, "p10-uk-france")
    one.scroll_into_view_if_needed()
    expect(frame).to_be_in_viewport(ratio=0.9)
    one.click()
    expect_open(student, "p10-uk-france")
    expect(frame).to_be_in_viewport(ratio=0.9)
    head = student.page.locator(".st-key-claim-title h2")
    assert _is_clear(head)
    student.page.get_by_role("button", name="Next").click()
    expect_open(student, "p10-joint-missile")
    assert _is_clear(head)
    wide = "() => document.documentElement.scrollWidth <= innerWidth"
    assert student.page.evaluate(wide)


def test_the_view_is_the_claims_own(new_student: Opener) -> None:
    student = new_student(LOW).open("article?claim=p2-kursk-held")
    student.frame().wait_for_function("() => map.getZoom() >= 7")
    mark(student, "p5-90-per-cent").click()
    expect_open(student, "p5-90-per-cent")
    student.frame().wait_for_function("() => map.getZoom() <= 6")
    assert student.errors == []
