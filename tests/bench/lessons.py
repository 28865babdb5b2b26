"""`python -m tests.bench.lessons`: ms from a press to a lesson's next step or an answer's mark."""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.browser import QUIET, find
from tests.server import serving

TIMES = 20
AIM_MS = 100.0
# Presses a button and waits until what is read on the page is another than before.
PRESSED = """([button, read]) => new Promise(done => {
    const seen = () => document.querySelector(read)?.textContent;
    const [before, start] = [seen(), performance.now()];
    const look = (_, watch) => {
        if (seen() !== before) { watch.disconnect(); done(performance.now() - start); }
    };
    new MutationObserver(look)
        .observe(document.body, {subtree: true, childList: true, characterData: true});
    document.querySelector(button).click();
})"""
STEPS, MARK = ".st-key-lesson-head", "p.mark"
IDLE = "() => !document.querySelector('[data-test-script-state=running]')"


def steps_ms(page: Page, times: int = TIMES) -> float:
    """From Next or Back to the other step."""
    taken = []
    for index in range(times):
        way = ".st-key-earlier-step button" if index % 2 else ".st-key-later-step button"
        taken.append(page.evaluate(PRESSED, [way, STEPS]))
        page.wait_for_function(IDLE)
    return median(taken)


def marks_ms(page: Page, times: int = TIMES) -> float:
    """From Check to the mark of another answer."""
    taken = []
    for index in range(times):
        page.locator("[data-testid=stRadioGroup] label").nth(index % 3).click()
        page.wait_for_function(IDLE)
        taken.append(page.evaluate(PRESSED, [".st-key-check button", MARK]))
        page.wait_for_function(IDLE)
    return median(taken)


def main() -> None:
    """Prints both."""
    with serving() as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find(), args=["--no-sandbox", *QUIET])
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(f"{address}/lessons?lesson=which-line&step=1")
        page.frame_locator("iframe[title^=streamlit_folium]").locator(
            "#map_div[data-ready=true]"
        ).wait_for()
        page.wait_for_function(IDLE)
        for words, taken in (
            ("to the next step", steps_ms(page)),
            ("to the mark of an answer", marks_ms(page)),
        ):
            print(
                f"a lesson, {words}: {taken:.0f} ms (aim "
                f"{AIM_MS:g}){'' if taken <= AIM_MS else '  missed'}"
            )
        browser.close()


if __name__ == "__main__":
    main()
