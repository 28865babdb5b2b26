// Shows the meaning of a glossary term: on hover, focus and tap; Esc or leaving closes it.
(() => {
    "use strict";
    if (rangePage.terms) return;
    rangePage.terms = true;
    /** @param {(event: any) => void} act */
    const on = (kind, act) => addEventListener(kind, act, true); // before anyone else
    const { app } = rangePage.data.selectors;
    const GAP = 8; // px between the box, its term and the window's edge
    const box = document.createElement("div");
    box.id = "meaning";
    box.setAttribute("role", "tooltip");
    box.hidden = true;
    document.body.append(box);
    /** @type {HTMLElement | null} */
    let term = null;

    // The box stands in the window, not in the page: no column, expander or edge can cut it off.
    function place(shown) {
        const { left, top, bottom } = shown.getBoundingClientRect();
        if (bottom < 0 || top > innerHeight) close(); // scrolled out of sight
        const right = document.documentElement.clientWidth - box.offsetWidth - GAP;
        const below = bottom + GAP / 2;
        const fits = below + box.offsetHeight + GAP <= innerHeight;
        box.style.left = `${Math.max(GAP, Math.min(left, right))}px`;
        box.style.top = `${fits ? below : Math.max(GAP, top - box.offsetHeight - GAP / 2)}px`;
    }
    function open(next) {
        close();
        term = next;
        next.setAttribute("aria-describedby", box.id);
        const page = getComputedStyle(document.querySelector(app) || document.body);
        // the page's own two colours, turned round: it stands out in both themes
        box.style.color = page.backgroundColor;
        box.style.background = page.color;
        box.textContent = next.dataset.meaning;
        box.hidden = false;
        place(next);
    }
    function close() {
        term?.removeAttribute("aria-describedby");
        term = null;
        box.hidden = true;
    }

    const termAt = (target) => target?.closest?.(".term[data-meaning]");
    const inside = (target) => target && (box.contains(target) || term?.contains(target));
    for (const kind of ["pointerover", "focusin", "click"]) {
        on(kind, ({ target }) => termAt(target) && termAt(target) !== term && open(termAt(target)));
    }
    on("pointerout", ({ relatedTarget }) => {
        if (term && document.activeElement !== term && !inside(relatedTarget)) close();
    });
    on("focusout", ({ relatedTarget }) => term && !inside(relatedTarget) && close());
    on("pointerdown", ({ target }) => term && !inside(target) && close());
    on("keydown", ({ key }) => key === "Escape" && close());
    for (const kind of ["scroll", "resize"]) on(kind, () => term && place(term));
    new MutationObserver(() => term && !term.isConnected && close()).observe(document.body, {
        subtree: true,
        childList: true,
    });
})();
