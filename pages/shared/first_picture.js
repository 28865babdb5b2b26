// Takes the first picture away once the live map is painted in its place, at once for a hand.
(() => {
    "use strict";
    const OFTEN_MS = 50; // that it looks; our choice
    const PATIENCE_MS = 8000; // as map_watch.js has with a frame
    const HANDS = ["pointerdown", "wheel", "keydown"];
    const first = /** @type {HTMLElement} */ (document.getElementById("first"));
    const { map: its = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
    // first_picture.css ends an animation of the whole with the last one in it; asking for all of
    // them would cost a tenth of the opening.
    let moving = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    let wanted = false; // by a hand
    let drawn = false;
    first.ariaHidden = "true"; // what it says is said again

    const listen = (page) => {
        for (const kind of HANDS)
            page.addEventListener(kind, () => (wanted = true), { capture: true, passive: true });
    };

    // The map's window, once its ground and a ring are drawn.
    function findMap() {
        /** @type {HTMLIFrameElement | null} */
        const frame = document.querySelector(its);
        const ready = frame?.contentDocument?.querySelector("#map_div[data-ready=true] path.ring");
        return ready ? frame?.contentWindow : null;
    }

    // Whether the page has come without a map, or says why there is none. A map's frame comes after
    // the page's last words.
    let since_ms = 0; // when those came
    function isWithout() {
        if (document.querySelector(".no-map, .st-key-failed")) return true;
        if (!document.querySelector(".st-key-footer")) return false;
        since_ms ||= performance.now();
        const isLate = performance.now() - since_ms > PATIENCE_MS;
        return !document.querySelector(isLate ? its : ".st-key-screen");
    }

    function look() {
        const map = findMap();
        if (map && !drawn) listen(map);
        drawn ||= !!map;
        if (isWithout()) first.remove();
        // The second frame after the map was drawn is painted over it.
        else if (map && (wanted || !moving))
            requestAnimationFrame(() => requestAnimationFrame(() => first.remove()));
        else setTimeout(look, OFTEN_MS);
    }

    first.addEventListener("animationend", ({ target }) => {
        if (target === first) moving = false;
    });
    listen(window);
    look();
})();
