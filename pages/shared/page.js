// The browser's part of every page: Back, Ctrl+Z in text fields, sliders the map follows.
(() => {
    "use strict";
    if (rangePage.page) return;
    const { gesture_ms: ONE_GESTURE_MS } = rangePage.data; // a held key goes on with its gesture
    const { main, slider, map, menu, menu_close: close } = rangePage.data.selectors;
    /** @param {(event: any) => void} act */
    const on = (kind, act) => addEventListener(kind, act, true); // before anyone else
    let last = 0;
    const begin = () => {
        last = 0;
    };
    on("pointerdown", begin);
    on("focusin", begin);
    on("keydown", ({ key }) => (key === "Enter" || key === " ") && begin());
    addEventListener(
        "message",
        ({ data }) => data?.type === "streamlit:setComponentValue" && begin(),
    ); // a hand on the map

    // Addresses that one gesture writes replace each other, also on the way to another page: there
    // Streamlit writes the new page's query behind the old page's path first.
    const push = history.pushState.bind(history);
    history.pushState = (state, title, address) => {
        const goesOn = Date.now() - last < ONE_GESTURE_MS;
        last = Date.now();
        if (goesOn) history.replaceState(state, title, address);
        else push(state, title, address);
    };

    // A widget that is shown anew (widgets.py) gives its focus to the new one, so that the keyboard
    // does not lose its place.
    // Of things to put in order, one that is placed leaves it to the next, the last one to Check.
    const LEFT = "[class*=st-key-take-] button";
    const CHECK = ".st-key-check button";
    /** @type {any} */
    let focused = null;
    let asked = false; // it is a part of a question
    let among = 0; // where it was among things to put in order
    on("focusin", ({ target }) => {
        focused = target;
        asked = !!target.closest?.(".st-key-question");
        among = Math.max(0, [...document.querySelectorAll(LEFT)].indexOf(target));
    });
    function passFocusOn() {
        const gone = focused && (!focused.isConnected || focused.disabled);
        if (!gone || document.activeElement !== document.body) return;
        const label = focused.getAttribute("aria-label");
        const alike = `${focused.tagName}[aria-label="${CSS.escape(label || "")}"]`;
        const left = document.querySelectorAll(LEFT);
        const next = left[Math.min(among, left.length - 1)] || document.querySelector(CHECK);
        /** @type {HTMLElement | null} */
        const heir = (label && document.querySelector(alike)) || (asked ? next : null);
        heir?.focus({ preventScroll: true });
    }
    new MutationObserver(passFocusOn).observe(document.body, { subtree: true, childList: true });

    let open = false; // the map in words: each step draws it anew, and folded
    on("toggle", ({ target }) => {
        if (target.matches?.("details.in-words")) open = target.open;
    });
    function keep() {
        for (const words of document.querySelectorAll("details.in-words"))
            if (words.hasAttribute("open") !== open) words.toggleAttribute("open", open);
        const unnamed = document.querySelectorAll(`${map}:not([aria-label])`);
        for (const frame of unnamed) frame.setAttribute("aria-label", "Map");
    }
    // A new step of a lesson is read from its top: its heading takes the focus once it has come,
    // or the keyboard would go on behind the new question. Its question names what answers it.
    const COME_MS = 100; // our choice: longer than its parts are apart, shorter than a second key
    let step = "";
    let coming = 0; // the timer until then
    function takeFocus() {
        const heads = document.querySelectorAll(".st-key-lesson-title h1, .st-key-step-title h2");
        /** @type {any} */
        const head = heads[heads.length - 1];
        const where = document.querySelector(".st-key-lesson-head p");
        if (!head) return;
        if (where) {
            where.id = "where";
            head.setAttribute("aria-describedby", where.id);
        }
        head.tabIndex = -1;
        head.focus({ preventScroll: true });
    }
    function readStep() {
        const heads = document.querySelectorAll(".st-key-lesson-title h1, .st-key-step-title h2");
        const now = [...heads].map((head) => head.textContent).join();
        const ask = document.querySelector(".st-key-question h3");
        const question = ask?.closest(".st-key-question");
        if (ask && question) {
            ask.id ||= "ask";
            question.setAttribute("role", "group");
            question.setAttribute("aria-labelledby", ask.id);
        }
        if (now === step) return;
        if (now) document.querySelector(main)?.scrollTo(0, 0);
        clearTimeout(coming);
        if (step && focused) coming = setTimeout(takeFocus, COME_MS);
        step = now;
    }
    function watch() {
        if (rangePage.words?.isMoving()) return; // a hand's frame, which is short
        keep();
        rangePage.heardWords.listen();
        readStep();
    }
    new MutationObserver(watch).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
    });
    // What a hand's last frame wrote has been seen by nobody yet, and rest may change no more.
    on("words-rest", watch); // of live_words.js
    keep();

    // Streamlit opens and folds its parts by animations that no style sheet ends (streamlit.css has
    // the others). Who asks for less motion sees their last picture at once.
    const less = matchMedia("(prefers-reduced-motion: reduce)");
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (frames, timing) {
        return animate.call(this, frames, less.matches ? 0 : timing);
    };

    // A page that was chosen in the menu of a narrow window is then seen: the menu lies over it.
    addEventListener("click", ({ target }) => {
        if (!(/** @type {Element} */ (target).closest(menu))) return;
        /** @type {HTMLElement | null} */
        const button = document.querySelector(close);
        button?.click();
    });

    // In a text field Ctrl+Z is the field's own; elsewhere it is Streamlit's shortcut of the undo
    // button.
    on("keydown", (event) => {
        const typing = event.target.matches?.("input[type=text], textarea");
        if (typing && (event.ctrlKey || event.metaKey) && event.code === "KeyZ")
            event.stopImmediatePropagation();
    });

    // A slider tells the server when it is let go; the map hears it at once. The names are those of
    // the controls' widgets.
    const tools = () => rangePage.findMap()?.tools;
    const isSlider = (element) => !!element.closest?.(slider);
    function follow({ target }) {
        const keys = target.closest("[class*=st-key-]")?.className || "";
        const [, name] = keys.match(/st-key-(lat|lon|along|range)(?:_(?:mi|km|nmi))?\b/) || [];
        if (name) tools()?.slide(name, Number(target.value));
        // page.css: no published range is chosen while a hand goes on to another
        if (name === "range" && document.body.classList.contains("sliding"))
            document.body.classList.add("ranging");
    }
    function press(down) {
        // page.css: the frames let the pointer pass, or its release is lost in one
        document.body.classList.toggle("sliding", down);
        document.body.classList.remove("ranging");
        tools()?.press(down);
    }
    // A finger that comes down beside a slider's thumb means to scroll; Streamlit would move the
    // thumb there.
    const THUMB_PX = 24; // around its middle; our choice: what a finger covers
    function isBesideThumb(target, { clientX }) {
        const thumb = target.closest(slider).querySelector("input")?.parentElement?.parentElement;
        if (!thumb) return false;
        const { left, right } = thumb.getBoundingClientRect();
        return Math.abs(clientX - (left + right) / 2) > THUMB_PX;
    }
    on("touchstart", (event) => {
        const { target, changedTouches } = event;
        if (isSlider(target) && isBesideThumb(target, changedTouches[0]))
            event.stopImmediatePropagation();
    });
    on("pointerdown", (event) => {
        const { target, pointerType } = event;
        if (!isSlider(target)) tools()?.forget();
        else if (pointerType === "touch" && isBesideThumb(target, event))
            event.stopImmediatePropagation();
        else press(true);
    });
    for (const kind of ["pointerup", "pointercancel"]) on(kind, () => press(false));
    on(
        "keydown",
        ({ target, ctrlKey, metaKey }) =>
            (ctrlKey || metaKey || !isSlider(target)) && tools()?.forget(),
    );
    new MutationObserver((changes) => changes.forEach(follow)).observe(document.body, {
        subtree: true,
        attributeFilter: ["value"],
    });

    rangePage.page = true;
})();
