"""The whole way through the map page by keyboard, with a focus that can be seen."""

from __future__ import annotations

import re

from playwright.sync_api import Frame, Locator, Page, expect

from tests.e2e.conftest import Student

# Whether what has the focus, or what is around it, looks otherwise than without; frames are drawn
# in between.
FOCUS_SHOWS = """async () => {
  const e = document.activeElement;
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const look = async () => {
    await drawn();
    let seen = "";
    for (let one = e, up = 0; one && up < 5; one = one.parentElement, up++) {
      const s = getComputedStyle(one);
      seen += [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow].join();
      seen += [s.borderColor, s.backgroundColor].join();
    }
    return seen;
  };
  if (e === document.body) return true; // on the way from one frame to the other
  const focused = await look();
  e.blur();
  const plain = await look();
  e.focus({ preventScroll: true, focusVisible: true });
  await drawn();
  return focused !== plain;
}"""


Looked = set[tuple[str, str]]  # frame and markup of the stops whose focus was seen to show


def test_the_whole_way_goes_by_keyboard_and_the_eye_can_follow(student: Student) -> None:
    student.open()
    page, looked = student.page, Looked()
    # A frame that fades in is not there yet at once.
    page.add_style_tag(content="* { transition: none !important }")
    page.locator("body").press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    _tab_to(student, looked, page.get_by_placeholder(re.compile("Or type")))
    page.keyboard.type("Kharkiv")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("at=49.98%2C36.25"))
    student.rest()
    marker = student.map.locator(".launch-icon")
    _tab_to(student, looked, marker, "Shift+Tab")
    page.keyboard.press("Shift+ArrowUp")
    expect(page).to_have_url(re.compile(r"at=50\.12"))  # 10 miles are 0.145 degrees
    student.rest()
    thumb = page.get_by_role("slider", name="Range, miles")
    _tab_to(student, looked, thumb)
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("range=205mi"))
    student.rest()
    words = page.locator("details.in-words summary")
    _tab_to(student, looked, words)
    page.keyboard.press("Enter")
    expect(page.locator("dl.words")).to_contain_text("205 miles (329.9 km)")
    expect(page.locator("dl.words")).to_contain_text("In range, nearest first")
    _tab_to(student, looked, thumb, "Shift+Tab")
    page.keyboard.press("ArrowRight")
    expect(page.locator("dl.words")).to_contain_text("206 miles")
    expect(page.locator("dl.words")).to_be_visible()  # still open after a step
    student.rest()
    _tab_to(student, looked, page.get_by_role("link", name="Download"), "Shift+Tab")
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name=re.compile("Download PNG"))
    button.wait_for()
    student.rest()
    _tab_to(student, looked, button)
    with page.expect_download() as file:
        page.keyboard.press("Enter")
    assert file.value.suggested_filename.endswith(".png")
    assert student.errors == []


def _tab_to(student: Student, looked: Looked, wanted: Locator, key: str = "Tab") -> None:
    """Presses Tab until something has the focus; each stop on the way must differ in look."""
    unseen = []
    for _ in range(90):
        student.page.keyboard.press(key)
        place = _focused(student)
        stop = (place.url, place.evaluate("document.activeElement.outerHTML"))
        if stop not in looked and not place.evaluate(FOCUS_SHOWS):
            unseen.append(stop[1][:120])
        looked.add(stop)
        if wanted.evaluate(
            "e => e === e.ownerDocument.activeElement && e.ownerDocument.hasFocus()"
        ):
            assert unseen == []
            return
    raise AssertionError(f"{wanted} was not reached by {key}")


def _focused(student: Student) -> Page | Frame:
    inside = student.page.evaluate(
        "document.activeElement?.title?.startsWith('streamlit_folium') ?? false"
    )
    return student.frame() if inside else student.page
