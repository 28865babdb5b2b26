// The airfields on the live map: as the server has them, and in motion as the hand has them.
(() => {
    "use strict";
    const { symbol, dress } = rangeMap.shapes;
    let bases = [];
    let order = []; // their markers, nearest first

    function start(map) {
        map.getContainer().addEventListener("keydown", walk, { capture: true });
    }

    // Takes the list that comes with the ground; a click on one goes to `pick`.
    function read(rows, pick) {
        bases = rows.map((base) => ({ ...base, marker: symbol(base.at, { pane: "markerPane" }) }));
        for (const { at, marker } of bases) marker.on("click", () => pick(L.latLng(at)));
        return L.layerGroup(bases.map(({ marker }) => marker));
    }

    // As the server has them, once their layer is on the map or off it.
    function show(picture) {
        order = picture.nearest.map((index) => bases[index].marker);
        if (picture.bases.length) {
            bases.forEach(({ marker, lines }, i) => {
                const [look, ...more] = picture.bases[i];
                dress(marker, look, ["airbase"], [...lines, ...more]);
            });
        }
        const focused = document.activeElement;
        const stop = order.find((marker) => marker.getElement() === focused) || order[0];
        for (const marker of order) marker.getElement().tabIndex = marker === stop ? 0 : -1;
    }

    // As the hand has them. Their names for those who hear them are written at rest, or when a
    // state changes.
    function follow({ bases: rows }) {
        rows.forEach(([state, ...more], i) => {
            const { marker, lines } = bases[i];
            const all = [...lines, ...more];
            if (marker.look === state) marker.lines = all;
            else dress(marker, state, ["airbase"], all);
        });
    }

    // One stop of the Tab key for all airfields; arrow keys walk from the nearest to the farthest.
    function walk(event) {
        const here = order.findIndex((marker) => marker.getElement() === document.activeElement);
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (here < 0 || !step) return;
        event.stopPropagation();
        event.preventDefault(); // at the last one too, or the page would scroll
        const next = order[here + step];
        if (!next) return;
        order[here].getElement().tabIndex = -1;
        next.getElement().tabIndex = 0;
        next.getElement().focus();
    }

    rangeMap.airBases = { start, read, show, follow };
})();
