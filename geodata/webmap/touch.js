// Under a finger: one scrolls the page that the map stands in, two move the map; a pin takes one.
(() => {
    "use strict";
    const FAR_PX = 24; // that one finger goes sideways before it is told what two do; our choice
    const TOLD_MS = 2500; // for which it says so; our choice
    const WORDS = "Two fingers move the map.";
    const LEFT = ".launch-icon, .leaflet-control, .key"; // to itself

    // Leaflet moves a map by the first finger. Moving and zooming by two is its touchZoom, and
    // webmap.css leaves the rest to the browser.
    function start(map, say) {
        const frame = map.getContainer();
        /** @type {Touch | null} */
        let from = null;
        const listen = (kind, act) =>
            frame.addEventListener(kind, act, { capture: true, passive: true });
        listen("pointerdown", ({ pointerType }) => {
            if (pointerType === "touch") map.dragging.disable();
            else map.dragging.enable();
        });
        listen("touchstart", ({ touches, target }) => {
            from = touches.length === 1 && !target.closest(LEFT) ? touches[0] : null;
        });
        listen("touchmove", ({ touches: [finger] }) => {
            if (!from || Math.abs(finger.clientX - from.clientX) < FAR_PX) return;
            if (Math.abs(finger.clientY - from.clientY) < FAR_PX) say(WORDS, TOLD_MS);
            from = null;
        });
    }

    rangeMap.touch = { start };
})();
