// Puts the words of an airfield or a launch point where they hide no pin, no tool and no subject.
(() => {
    "use strict";
    const GAP = 12; // px between a symbol's middle and its words
    const EDGE = 6; // px between words and the map's edge
    const TOOLS = ".leaflet-bar, .leaflet-control, .key > *, .inset > *, .aside";
    // Of what lies over words, or is a pin, by that of the subject; a px away from the symbol has
    // the weight of a px² of that; our choice.
    const WEIGHT = 5;
    let map;
    /** @type {() => Area[]} */
    let findPins; // their areas, in px of the map's layers
    /** @type {L.LatLngBounds | null} */
    let subject = null; // what the page is about
    /** @type {L.Tooltip | null} */
    let open = null;

    const overlap = (one, other) => {
        const wide = Math.min(one.max.x, other.max.x) - Math.max(one.min.x, other.min.x);
        const high = Math.min(one.max.y, other.max.y) - Math.max(one.min.y, other.min.y);
        return Math.max(wide, 0) * Math.max(high, 0);
    };

    // In px of the map's frame.
    function findTools() {
        const box = map.getContainer();
        const { left, top } = box.getBoundingClientRect();
        return [...box.parentElement.querySelectorAll(TOOLS)].map((tool) => {
            const at = tool.getBoundingClientRect();
            return L.bounds([at.left - left, at.top - top], [at.right - left, at.bottom - top]);
        });
    }

    function findSubject() {
        if (!subject) return L.bounds([0, 0], [0, 0]);
        const corners = [subject.getNorthWest(), subject.getSouthEast()];
        return L.bounds(corners.map((at) => map.latLngToContainerPoint(at)));
    }

    // Along one side of the map: where words so long begin beside what is at `at`, or at an edge.
    const findStarts = (at, long, room) =>
        [at + GAP, at - GAP - long, at - long / 2, EDGE, room - long - EDGE].filter(
            (start) => start >= EDGE && start + long <= room - EDGE,
        );

    // Their places, right of the symbol first.
    function findPlaces({ x, y }, size) {
        const room = map.getSize();
        const tops = findStarts(y, size.y, room.y).sort((one, other) => one - other);
        return findStarts(x, size.x, room.x).flatMap((left) =>
            tops.map((top) => L.bounds([left, top], size.add([left, top]))),
        );
    }

    function place(tooltip) {
        const { offsetWidth, offsetHeight } = tooltip.getElement();
        const at = map.latLngToContainerPoint(tooltip.getLatLng());
        const shift = map.layerPointToContainerPoint([0, 0]);
        const kept = [
            L.bounds(at.subtract([GAP, GAP]), at.add([GAP, GAP])), // its own symbol
            ...findPins().map(([left, top, right, bottom]) =>
                L.bounds(shift.add([left, top]), shift.add([right, bottom])),
            ),
            ...findTools(),
        ];
        const about = findSubject();
        const cost = (box) =>
            box.getCenter().distanceTo(at) +
            overlap(box, about) +
            WEIGHT * kept.reduce((sum, one) => sum + overlap(box, one), 0);
        const places = findPlaces(at, L.point(offsetWidth, offsetHeight));
        const best = places.reduce((one, other) => (cost(other) < cost(one) ? other : one));
        tooltip.options.direction = "right"; // Leaflet's: from the middle of its left side
        tooltip.options.offset = best
            .getTopLeft()
            .subtract(at)
            .add([0, offsetHeight / 2]);
        tooltip.update();
    }

    function start(leaflet, pins) {
        map = leaflet;
        findPins = pins;
        map.on("tooltipopen", ({ tooltip }) => {
            open = tooltip.options.sticky ? null : tooltip; // of an area they go with the pointer
            if (open) place(open);
        });
        map.on("tooltipclose", () => {
            open = null;
        });
        map.on("moveend", () => open && place(open));
    }

    rangeMap.tips = {
        start,
        speakOf: (bounds) => {
            subject = bounds;
        },
    };
})();
