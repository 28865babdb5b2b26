// Marks on the live map the places that the page beside it points to, by a pulse and a circle.
(() => {
    "use strict";
    const { view, airBases } = rangeMap;
    const SIZE = 34; // px across; of a region three times as much
    /** @type {L.LayerGroup} */
    let drawn;
    let map;
    /** @type {L.Marker | null} */
    let told = null; // the airfield whose words are shown
    let shown = "[]"; // what is marked, as text

    function start(leaflet) {
        map = leaflet;
        drawn = L.layerGroup().addTo(map);
        map.on("field", ({ base }) => tellPage(base));
    }

    // An airfield was pressed; the page may have a row for it, under the first of its lines.
    function tellPage({ at, lines: [name] }) {
        const { baseRows } = window.rangePage || window.parent.rangePage || {};
        if (!baseRows) return;
        show([{ at, wide: false }]);
        baseRows.choose(name);
    }

    function draw({ at, wide }) {
        const size = wide ? 3 * SIZE : SIZE;
        const className = wide ? "place-mark wide" : "place-mark";
        const icon = L.divIcon({ className, iconSize: [size, size] });
        const still = { interactive: false, keyboard: false, pane: "markerPane" };
        // below the symbols
        return L.marker(at, { icon, ...still, zIndexOffset: -10_000 });
    }

    // What is marked already does not pulse again.
    function show(wanted) {
        const now = JSON.stringify(wanted);
        if (now === shown) return;
        shown = now;
        drawn.clearLayers();
        for (const mark of wanted) drawn.addLayer(draw(mark));
        view.include(wanted.map(({ at }) => at));
    }

    // An airfield, by its name, with its words.
    function pointTo(name) {
        const base = airBases.find(name);
        if (!base) return;
        told?.closeTooltip();
        told = base.marker;
        show([{ at: base.at, wide: false }]);
        told.openTooltip();
    }

    rangeMap.marks = { start, show, pointTo };
})();
