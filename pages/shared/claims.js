// The article's claims: one that is opened takes the focus, and arrow keys lead to the next.
(() => {
    "use strict";
    if (rangePage.claims) return;
    const PANEL = ".st-key-claim";
    const TITLE = ".st-key-claim-title h2";
    const TABLE = ".st-key-compared h2";
    const MARK = "[class*=st-key-mark-] button";
    const OPENS = `${MARK}, .st-key-claim-ways button, .st-key-claim-begin button`;
    const COMPARES = ".st-key-judge-compare button";
    const OWN_KEYS = "[role=radio], input, textarea, pre"; // what uses the arrow keys itself
    let goal = ""; // what a hand has asked for and has not come yet
    let before = ""; // what stood there then

    const find = (selector) => /** @type {any} */ (document.querySelector(selector));
    const read = (selector) => find(selector)?.textContent || "";

    // Whoever opened it reads on at its heading; a link or the browser's Back takes no focus.
    function takeFocus() {
        if (!goal || read(goal) === before) return;
        const there = find(goal) || find(PANEL);
        goal = "";
        if (!there) return;
        there.tabIndex = -1;
        there.focus({ preventScroll: true });
        there.scrollIntoView({ block: "nearest" });
    }
    new MutationObserver(takeFocus).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
    });
    addEventListener(
        "click",
        ({ target }) => {
            /** @param {string} selector */
            const isIn = (selector) => /** @type {Element} */ (target).closest?.(selector);
            if (!isIn(OPENS) && !isIn(COMPARES)) return;
            goal = isIn(COMPARES) ? TABLE : TITLE;
            before = read(goal);
        },
        true,
    );

    addEventListener("keydown", (event) => {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        const { altKey, ctrlKey, metaKey, shiftKey } = event;
        /** @type {any} */
        const from = event.target;
        if (!step || altKey || ctrlKey || metaKey || shiftKey || from.closest?.(OWN_KEYS)) return;
        const marks = [...document.querySelectorAll(MARK)];
        const at = marks.indexOf(from);
        if (at < 0 && !from.closest?.(PANEL)) return;
        const way = `.st-key-claim-${step > 0 ? "after" : "before"} button`;
        /** @type {any} */
        const there = at < 0 ? find(way) : marks[at + step];
        event.preventDefault();
        if (at < 0) there?.click();
        else there?.focus();
    });
    rangePage.claims = true;
})();
