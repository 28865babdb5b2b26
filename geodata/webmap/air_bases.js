// The airfields on the live map: as the server has them, and in motion as the hand has them.
(() => {
    "use strict";
    const { rules } = rangeMap;
    const { distanceKm } = rangeMap.geodesy;
    const { symbol, dress } = rangeMap.shapes;
    let map, words, readout;
    let bases = [];
    let order = []; // their markers, nearest first

    function start(leaflet, options) {
        map = leaflet;
        words = options.words;
        readout = rangeMap.controls.addReadout(map).words;
        map.getContainer().addEventListener("keydown", walk, { capture: true });
    }

    // Takes the list that comes with the ground; a click on one goes to `pick`.
    function read(rows, pick) {
        bases = rows.map((base) => ({ ...base, marker: symbol(base.at, { pane: "markerPane" }) }));
        for (const { at, marker } of bases) marker.on("click", () => pick(L.latLng(at)));
        return L.layerGroup(bases.map(({ marker }) => marker));
    }

    const measure = ([lat, lon]) => bases.map(({ at }) => distanceKm(lon, lat, at[1], at[0]));

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

    // As the hand has them: the state of each from how far it is from every launch point, and how
    // many of Russia's are in which. While a point is in hand, their hints say only the state.
    function follow(byPoint, rangeKm, inHand, isShown) {
        const counts = { in: 0, edge: 0, out: 0 };
        bases.forEach((base, i) => {
            const { marker } = base;
            const nearestKm = Math.min(...byPoint.map((row) => row[i]));
            const state = rules.state(rangeKm - nearestKm, base.close_km);
            const lines = inHand ? [...base.lines, words[state]] : marker.lines;
            const said = base.lines.length; // where the line begins that changes
            if (base.counted) counts[state] += 1;
            if (marker.getElement()?.dataset.look !== state || lines[said] !== marker.lines[said])
                dress(marker, state, ["airbase"], lines);
        });
        const parts = Object.entries(counts).map(([state, n]) => `${n} ${words[state]}`);
        say(isShown && bases.length ? `Airfields in Russia: ${parts.join(", ")}` : "");
    }

    // In the place of the page's sentence, which is of the map before; on a page that has none, in
    // a corner of the map.
    function say(counts) {
        const isOnPage = window.parent.rangePage?.page?.showCounts(counts);
        readout.textContent = counts;
        readout.hidden = !counts || isOnPage;
    }

    const hush = () => say("");

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

    rangeMap.airBases = { start, read, measure, show, follow, hush };
})();
