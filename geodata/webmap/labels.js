// Names beside their places on the live map: each finds room, or stays away.
(() => {
    "use strict";
    const { placer } = rangeMap;
    const { listOf } = rangeMap.label;
    const AWAY = 1.5; // px between two names
    const RIM = 10; // px between a name and the map's edge
    // The key may also stand beside the map.
    const OVER_MAP = ".leaflet-control, .aside, .key > *, .inset > summary";
    const DOT = 3; // px: half of what a town's dot takes
    const FIRST = 0.3; // rank of the towns that the page speaks of
    let whole; // the map that has more than names
    let findOthers = () => []; // its areas to keep clear of, in px of the map's layers
    /** @type {string[]} */
    let spokenOf = []; // towns that are named at any size

    // What lies over the map for a hand: names keep clear of it.
    function findControls(map) {
        const box = map.getContainer();
        const origin = box.getBoundingClientRect();
        const shift = map.containerPointToLayerPoint([0, 0]);
        const areas = [...box.parentElement.querySelectorAll(OVER_MAP)].map((control) => {
            const { left, top, right, bottom } = control.getBoundingClientRect();
            const [x, y] = [shift.x - origin.left, shift.y - origin.top];
            return [left + x, top + y, right + x, bottom + y];
        });
        return areas.filter(([left, top, right, bottom]) => right > left && bottom > top);
    }

    // The first stretch of a river's course that has room for its name.
    function findStretch(stretches, frame, taken) {
        const isFree = (own) =>
            placer.isWithin(own, frame) && taken.every((area) => placer.areApart(own, area, AWAY));
        return stretches.find(({ areas }) => areas.every(isFree));
    }

    // All sizes are read first and all places written after, so that the browser lays the page out
    // once.
    function arrange(map) {
        const zoom = map.getZoom();
        const isSpokenOf = ({ dotted, text }) => dotted && spokenOf.includes(text);
        const rank = (label) => (isSpokenOf(label) ? Math.min(FIRST, label.rank) : label.rank);
        const labels = [...listOf(map)].sort((one, other) => rank(one) - rank(other));
        for (const label of labels) label.measure();
        const controls = findControls(map);
        const [size, start] = [map.getSize(), map.containerPointToLayerPoint([0, 0])];
        const end = start.add(size);
        const frame = [start.x + RIM, start.y + RIM, end.x - RIM, end.y - RIM];
        const placed = [];
        const isIn = ({ x, y }, area) => !placer.areApart(area, [x, y, x, y], 0);
        const isSeen = ({ point }) => isIn(point, frame) && !controls.some((at) => isIn(point, at));
        const isDotted = (label) => label.dotted && (zoom >= label.least || isSpokenOf(label));
        const dots = labels
            .filter((label) => isDotted(label) && isSeen(label))
            .map(({ point }) => {
                const { x, y } = point;
                return [x - DOT, y - DOT, x + DOT, y + DOT];
            });
        const taken = [...controls, ...dots, ...(map === whole ? findOthers() : [])];
        const rings = labels
            .flatMap(({ line }) => line || [])
            .map((at) => map.latLngToLayerPoint(at));
        // The name of a country or a water stands on no ring, if it has another place; that of a
        // lesser region never does.
        const keepOff = (spots, isInside) => {
            const free = spots.filter((spot) => !rings.some((place) => isIn(place, spot)));
            return free.length || isInside ? free : spots;
        };
        const isWanted = (label) =>
            label.text &&
            (zoom >= label.least || isSpokenOf(label)) &&
            (label.line || label.spots || isSeen(label)) &&
            !placed.some(({ text, kind }) => text === label.text && kind === label.kind) &&
            !(label.dotted && placed.some(({ covers }) => covers === label.text));
        for (const label of labels) {
            if (label.courses) {
                const stretch = isWanted(label) && findStretch(label.list(map), frame, taken);
                label.bend(stretch);
                if (stretch) placed.push(label);
                taken.push(...(stretch?.areas || []));
                continue;
            }
            const listed = isWanted(label) ? label.list(map) : [];
            const every = label.spots && !label.corners ? keepOff(listed, label.inside) : listed;
            const spots = label.led ? every.filter((spot) => label.reaches(spot, taken)) : every;
            const index = placer.choose(spots, AWAY, label.must, frame, taken);
            if (index >= 0) {
                taken.push(spots[index]);
                placed.push(label);
                if (label.line) label.turnTo(map, index);
            }
            const isSmall = label.dotted && zoom < label.least && index < 0;
            label.element.classList.toggle("hidden", !!isSmall);
            label.element.classList.remove("under");
            label.put(spots[index]);
        }
    }

    // Under a hand: names that moved keep their side, and those that they come to lie over give
    // way.
    function giveWay(map, moved) {
        const areas = moved.filter(({ offset }) => offset).map((label) => label.area());
        for (const label of listOf(map)) {
            if (!label.offset || moved.includes(label)) continue;
            const own = label.area();
            const isUnder = areas.some((area) => !placer.areApart(own, area, 0));
            label.element.classList.toggle("under", isUnder);
        }
    }

    // Names some towns at any size, after all that is drawn anew.
    function speakOf(towns) {
        spokenOf = towns;
    }

    // `find` tells what else than controls and names lies on the map.
    function start(map, find) {
        [whole, findOthers] = [map, find];
    }

    // After the map was moved or zoomed.
    function placeAll(map) {
        for (const label of listOf(map)) label.place(map);
        arrange(map);
    }

    // When the style sheet has come, sizes are others.
    function measureAgain(map) {
        for (const label of listOf(map)) label.size = null;
        placeAll(map);
    }

    rangeMap.labels = { start, speakOf, arrange, giveWay, placeAll, measureAgain };
})();
