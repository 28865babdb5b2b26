// Marks on the live map the places that the page beside it points to, by a pulse and a circle.
(() => {
    "use strict";
    const { view } = rangeMap;
    const SIZE = 34; // px across; of a region three times as much
    /** @type {L.LayerGroup} */
    let drawn;
    let map;
    let shown = "[]"; // what is marked, as text

    function start(leaflet) {
        map = leaflet;
        drawn = L.layerGroup().addTo(map);
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

    rangeMap.marks = { start, show };
})();
