// Leads through the story beside the map by scrolling, buttons and keys; steps turn the map.
(() => {
    "use strict";
    if (rangePage.story) return;
    const { main } = rangePage.data.selectors;
    const READ_AT = 0.45; // of the panel's height: where the eye reads; our choice
    const AHEAD_MS = 5000; // how long the page may be ahead of the server's answer; our choice
    const KEYS = {
        ArrowDown: 1,
        ArrowRight: 1,
        PageDown: 1,
        ArrowUp: -1,
        ArrowLeft: -1,
        PageUp: -1,
    };
    /** @type {any} */
    let pictures = null; // a promise of those of all steps
    let open = 0; // the number of the step that is open here
    let answered = 0; // and by what the server said last
    let ahead_ms = 0; // when it was opened here and not yet there
    let wasLeft = false; // for the map with all of its controls
    let aim = 0; // the step that the panel is on its way to by a button or a key

    const panel = () => /** @type {HTMLElement | null} */ (document.querySelector("ol.story"));
    const steps = () => /** @type {HTMLElement[]} */ ([...(panel()?.children || [])]);
    const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

    // From the address that the panel names, unless they came with the page.
    function load(address) {
        const { pictures: given } = rangePage.data;
        if (given) return given;
        pictures ||= fetch(address)
            .then((answer) => answer.json())
            .catch(() => {
                pictures = null; // asked for again at the next step
                return [];
            });
        return pictures;
    }

    function mark() {
        for (const one of document.querySelectorAll(
            ".story [data-step], .story-ways [data-step]",
        )) {
            const is = Number(/** @type {HTMLElement} */ (one).dataset.step) === open;
            if (is) one.setAttribute("aria-current", "step");
            else one.removeAttribute("aria-current");
        }
        // Keys go through the open step alone: to what they reach the panel would scroll.
        for (const one of steps()) {
            const is = Number(one.dataset.step) === open;
            for (const part of one.querySelectorAll("a, [tabindex]"))
                part.setAttribute("tabindex", is ? "0" : "-1");
        }
        const ends = { back: open <= 1, next: open >= steps().length };
        for (const [name, isEnd] of Object.entries(ends)) {
            const button = document.querySelector(`.story-ways [data-step=${name}]`);
            button?.toggleAttribute("disabled", isEnd);
        }
    }

    // For those who hear the page: which step was opened, by its name; the first is read with it.
    function say() {
        const where = document.querySelector(".story-where");
        const words = document.querySelector(`.story-ways span [data-step="${open}"]`)?.ariaLabel;
        if (where && words) where.textContent = words.replace(":", ` of ${steps().length}:`);
    }

    function scrollTo(number, behavior) {
        const step = steps()[number - 1];
        if (!step) return;
        aim = number;
        panel()?.scrollTo({ top: step.offsetTop, behavior: isCalm() ? "instant" : behavior });
        watch();
    }

    // Opens a step: the map turns to it at once, without the server, or by its answer where the
    // pictures could not be fetched.
    async function show(number) {
        open = number;
        ahead_ms = performance.now();
        mark();
        say();
        const picture = (await load(panel()?.dataset.pictures))[number - 1];
        if (open === number) rangePage.findMap()?.webmap?.openStep(number, picture);
    }

    function go(number) {
        if (number < 1 || number > steps().length) return;
        scrollTo(number, "smooth");
        if (number !== open) show(number);
    }

    // The step at which the eye is, once the panel has come to where a button sent it.
    function watch() {
        const list = panel();
        if (!list || !open) return;
        const at = list.scrollTop + READ_AT * list.clientHeight;
        const end = list.scrollHeight - list.clientHeight;
        const passed = steps().filter(({ offsetTop }) => offsetTop <= at).length;
        const read = list.scrollTop >= end - 2 ? steps().length : passed;
        if (aim) {
            const there = Math.min(steps()[aim - 1].offsetTop, end);
            if (Math.abs(list.scrollTop - there) < 2) aim = 0;
        } else if (read !== open) show(read);
    }

    // What the server says is open: at first, after Back, and in answer to what was opened here.
    function follow() {
        const said = document.querySelector(".story-open");
        const number = Number(/** @type {HTMLElement | null} */ (said)?.dataset.step || 0);
        const list = panel();
        if (!number || !list) {
            open = answered = 0;
            wasLeft ||= !!document.querySelector(".st-key-switch");
            return;
        }
        const isFresh = !list.dataset.seen; // its steps came with this answer
        list.dataset.seen = "true";
        if (isFresh) load(list.dataset.pictures);
        if (isFresh && wasLeft) document.querySelector(main)?.scrollTo(0, 0);
        if (number === open) ahead_ms = 0;
        const isLate = ahead_ms && performance.now() - ahead_ms < AHEAD_MS;
        if (isFresh || (number !== answered && number !== open && !isLate)) {
            open = number;
            mark();
            scrollTo(number, isFresh ? "instant" : "smooth");
        }
        answered = number;
    }

    addEventListener("scroll", ({ target }) => target === panel() && watch(), true);
    // A hand on the panel ends the way that a button began.
    function takeOver({ target }) {
        if (target.closest?.("ol.story")) aim = 0;
    }
    for (const kind of ["wheel", "touchmove", "pointerdown"])
        addEventListener(kind, takeOver, { capture: true, passive: true });
    addEventListener("click", ({ target }) => {
        /** @type {HTMLElement | null} */
        const button = /** @type {Element} */ (target).closest(".story-ways [data-step]");
        const name = button?.dataset.step;
        if (name) go({ back: open - 1, next: open + 1 }[name] || Number(name));
    });
    addEventListener("keydown", (event) => {
        const { key, target, ctrlKey, metaKey, altKey } = event;
        const isHere = /** @type {Element} */ (target).closest?.("ol.story, .story-ways");
        if (!isHere || ctrlKey || metaKey || altKey) return;
        const ends = { Home: 1, End: steps().length };
        const to = ends[key] || (KEYS[key] && open + KEYS[key]);
        if (!to) return;
        event.preventDefault();
        go(to);
    });
    new MutationObserver(follow).observe(document.body, {
        subtree: true,
        childList: true,
        attributeFilter: ["data-step"],
    });
    follow();

    rangePage.story = true;
})();
