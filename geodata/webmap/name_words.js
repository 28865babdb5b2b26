// Says what is known of a place or a region while a pointer is at its name or its dot.
(() => {
    "use strict";
    const NEAR = 8; // px from a town's dot; our choice: as wide as a pointer
    // Over these a pointer is at something else.
    const OTHERS = ".leaflet-marker-icon, .leaflet-control, .aside, .key, .inset";
    const { listOf } = rangeMap.label;
    const { placer } = rangeMap;
    const { hintNode } = rangeMap.shapes;
    let map;
    /** @type {L.Tooltip} */
    let words;
    /** @type {MapLabel | null} */
    let shown = null;

    function isAt(label, { x, y }) {
        const isHidden = label.element.classList.contains("hidden");
        const isNear = Math.hypot(label.point.x - x, label.point.y - y) <= NEAR;
        if (label.dotted && !isHidden && isNear) return true;
        return label.offset && !placer.areApart(label.area(), [x, y, x, y], 0);
    }

    const find = (at) => [...listOf(map)].find((label) => label.hint && isAt(label, at)) || null;

    function show(label) {
        if (label === shown) return;
        shown = label;
        map.getContainer().classList.toggle("naming", !!label);
        map.closeTooltip(words); // an open one would keep its place
        if (label) map.openTooltip(words.setLatLng(label.at).setContent(hintNode(label.hint)));
    }

    function follow({ layerPoint, originalEvent: { buttons, target } }) {
        show(buttons || target.closest(OTHERS) ? null : find(layerPoint));
    }

    function start(leaflet) {
        map = leaflet;
        words = L.tooltip({ className: "of-name" });
        map.on("mousemove click", follow);
        map.on("mouseout movestart zoomstart", () => show(null));
    }

    rangeMap.nameWords = { start };
})();
