// Moves a launch point by mouse, finger, arrow keys or a click; Esc gives up, and undo.
(() => {
    "use strict";
    const { handState, gestures } = rangeMap;
    const { destination } = rangeMap.geodesy;
    const { endDrag } = rangeMap.leafletHooks;
    const BEARINGS = { ArrowUp: 0, ArrowRight: 90, ArrowDown: 180, ArrowLeft: 270 };
    const QUIET_MS = 400; // arrow keys that follow each other faster are one gesture; our choice
    let steps; // of the arrow keys, in the student's unit
    let pick; // whether a tool takes a click
    /** @type {number | null} */
    let nudged = null; // the timer that ends a run of arrow keys
    let isDragged = false;

    function start(options, picking) {
        steps = options.steps;
        pick = picking;
        document.addEventListener("keydown", keys);
    }

    function listen(map, marker, index) {
        const pin = marker.getElement();
        let tip; // of the pin, seen from the pointer that took it, in px
        let pointer; // where it was last
        /** @type {LatLon} */
        let raw; // where the pin is now, beyond the map's area too

        // Leaflet counts pixels since the press, which is wrong once the map has moved: it pans at
        // its edge, zooms under a wheel.
        function follow() {
            const tipAt = { clientX: pointer.clientX + tip.x, clientY: pointer.clientY + tip.y };
            const { lat, lng } = map.mouseEventToLatLng(tipAt);
            raw = [lat, lng];
            handState.carry(index, handState.clamp(raw));
            marker.setLatLng(handState.at(index)); // at once: Leaflet pans by where it is
        }

        pin.addEventListener("pointerdown", (event) => {
            map.stop(); // a map that still glides
            pointer = event;
            const { left, top } = pin.getBoundingClientRect();
            const anchor = L.point(marker.options.icon.options.iconAnchor);
            tip = anchor.add([left - event.clientX, top - event.clientY]);
        });
        marker.on("dragstart", () => {
            isDragged = true;
            handState.hold(index, () => endDrag(marker));
            map.on("move", follow);
        });
        marker.on("drag", ({ originalEvent }) => {
            pointer = originalEvent.touches?.[0] || originalEvent;
            follow();
        });
        marker.on("dragend", () => {
            isDragged = false;
            map.off("move", follow);
            if (handState.holds(index)) handState.drop("move", raw);
            else handState.recall();
        });
        marker.on("click", () => pick(L.latLng(handState.at(index))) || handState.choose(index));
        // It would cover what the hand looks at.
        marker.on("tooltipopen", () => handState.holds(index) && marker.closeTooltip());
        pin.addEventListener("keydown", (event) => nudge(event, index));
        pin.addEventListener("blur", flush);
    }

    // By one step; with Shift by the second, with Ctrl or Cmd by the third.
    function nudge(event, index) {
        const bearing = BEARINGS[event.key];
        if (bearing === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        if (handState.isFixed()) return;
        if (nudged === null) handState.hold(index, flush);
        const [lat, lon] = handState.at(index);
        const step = steps[event.ctrlKey || event.metaKey ? 2 : event.shiftKey ? 1 : 0];
        const there = destination(lon, lat, bearing, step * handState.answer().step_km);
        handState.carry(index, handState.clamp(there));
        if (nudged !== null) clearTimeout(nudged);
        nudged = setTimeout(() => {
            nudged = null;
            handState.drop("move", there);
        }, QUIET_MS);
    }

    // Ends a run of arrow keys where it is.
    function flush() {
        if (nudged === null) return;
        clearTimeout(nudged);
        nudged = null;
        handState.dropHere();
    }

    function keys(event) {
        // a code is the same on every layout
        const isRedo = event.code === "KeyY" || (event.shiftKey && event.code === "KeyZ");
        if ((event.ctrlKey || event.metaKey) && (isRedo || event.code === "KeyZ")) {
            event.preventDefault();
            flush();
            gestures.say(isRedo ? "redo" : "undo");
        } else if (event.key === "Escape" && isDragged) {
            handState.release();
        }
    }

    rangeMap.pinHands = { start, listen };
})();
