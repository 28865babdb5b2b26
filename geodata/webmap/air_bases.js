// The airfields on the live map: as the server has them, and in motion as the hand has them.
(() => {
    "use strict";
    const { symbol, dress } = rangeMap.shapes;
    const { Label } = rangeMap.label;
    const HALF = 7.5; // px of a symbol with its rim
    // From farther than this, as a phone has a ring around all land that Ukraine held, towns' names
    // may lie over fields out of range, or most would have no room; our choice.
    const FAR_ZOOM = 4.4;
    // After the largest towns; of those that no leader reaches the name stays away.
    const NAME = { className: "airbase-label", rank: 3.5, side: "right", gap: 10, led: true };
    let map;
    let bases = [];
    let marks = []; // class names of each
    let order = []; // their markers, nearest first
    /** @type {Told | null} */
    let latest = null; // what a hand made of them; null as the server has them

    function start(leaflet) {
        map = leaflet;
        map.getContainer().addEventListener("keydown", walk, { capture: true });
    }

    // Takes the list that comes with the ground; a click on one goes to `pick`.
    function read(rows, pick) {
        bases = rows.map((base, index) => {
            const marker = symbol(base.at, { pane: "markerPane" });
            marker.on("click", () => pick(L.latLng(base.at)) || map.fire("field", { base }));
            marker.on(
                "keypress",
                ({ originalEvent: { key } }) => key === "Enter" && map.fire("field", { base }),
            );
            marker.tell = () =>
                latest ? [...base.lines, ...latest.bases[index].slice(1)] : marker.lines;
            const label = new Label({
                ...NAME,
                at: base.at,
                sides: base.sides,
                text: "",
                least: 0,
            });
            return { ...base, index, marker, label };
        });
        marks = bases.map(({ counted }) => (counted ? ["airbase"] : ["airbase", "lesser"]));
        return L.layerGroup(bases.flatMap(({ marker, label }) => [marker, label]));
    }

    const find = (name) => bases.find(({ lines }) => lines[0] === name);

    // Names those in range: rows of an index and a text. In motion a name that has no place waits;
    // one whose layer has never been on the map has no point yet, and is hidden.
    function name(rows) {
        const texts = new Map(rows);
        bases.forEach(({ label }, i) => {
            label.say(texts.get(i) || "");
            if (!label.text && label.point) label.put();
        });
    }

    const isFar = () => map.getZoom() < FAR_ZOOM;

    // The areas that the symbols take, in px of the map's layers.
    function areas() {
        const takes = ({ look }) => !isFar() || look !== "out";
        const seen = bases.filter(({ marker }) => map.hasLayer(marker) && takes(marker));
        return seen.map(({ at }) => {
            const { x, y } = map.latLngToLayerPoint(at);
            return [x - HALF, y - HALF, x + HALF, y + HALF];
        });
    }

    // As the server has them, once their layer is on the map or off it.
    function show(picture) {
        latest = null;
        order = picture.nearest.map((index) => bases[index].marker);
        if (picture.bases.length) {
            bases.forEach(({ marker, lines }, i) => {
                const [look, ...more] = picture.bases[i];
                dress(marker, look, marks[i], [...lines, ...more]);
            });
        }
        const focused = document.activeElement;
        const stop = order.find((marker) => marker.getElement() === focused) || order[0];
        for (const marker of order) marker.getElement().tabIndex = marker === stop ? 0 : -1;
    }

    // As the hand has them. Their words are made where a state changes, and else when they are
    // asked for; their names for those who hear them are written again at rest.
    function follow(told) {
        latest = told;
        const changed = bases.filter(({ marker }, i) => marker.look !== told.states[i]);
        const rows = changed.length ? told.bases : [];
        for (const { marker, lines, index } of changed) {
            const [state, ...more] = rows[index];
            dress(marker, state, marks[index], [...lines, ...more]);
        }
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

    rangeMap.airBases = { start, read, find, name, areas, show, follow };
})();
