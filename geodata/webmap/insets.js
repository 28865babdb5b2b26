// Two insets on the live map, which fold away: where on the globe it is, and the held part of
// Kursk Oblast, larger, with a line to where that lies.
(() => {
    "use strict";
    // How wide and high a map must be to have room for one; our choice.
    const LEAST_PX = { globe: [600, 300], larger: [800, 420] };
    const ROOM = 0.3; // of the held part's size on each side, so that what is around it shows
    const SIZE_PX = { globe: [92, 92], larger: [176, 140] }; // as they are open; our choice
    const TITLE_PX = 14; // that its name takes of it
    const LEAST_GAIN = 2; // below that the map itself shows it as well
    const STEP_PX = 10; // between the line's places that names keep clear of
    const RADIUS = 1000; // of the globe's disc, by globe.py
    const HELD = "held";
    const DRAWN = ["regions", "ribbon", "kursk", "rivers", HELD, "border", "cities"];
    const UNDRAWN = "schematic_river"; // too rough to be seen larger
    const STILL = {
        attributionControl: false,
        zoomControl: false,
        dragging: false,
        scrollWheelZoom: false,
        doubleClickZoom: false,
        boxZoom: false,
        keyboard: false,
        zoomSnap: 0,
    };
    const { ground, labels } = rangeMap;
    const { listOf } = rangeMap.label;
    const byHand = new Map(); // whether a hand left one open
    let map, globe, larger, leader;
    /** @type {any} */
    let plot = null; // the map of the larger look
    /** @type {Ground["layers"]} */
    let rows = [];
    let wanted = rows; // of them those that it is to show
    let drawn = ""; // ids of those that it shows
    /** @type {any} */
    let seen = null; // which part of the world

    // Adds paths to a drawing that is for the eye alone.
    function addDrawing(parent, className, count) {
        const space = "http://www.w3.org/2000/svg";
        const drawing = document.createElementNS(space, "svg");
        drawing.setAttribute("class", className);
        drawing.setAttribute("aria-hidden", "true");
        parent.prepend(drawing);
        const paths = Array.from({ length: count }, () => document.createElementNS(space, "path"));
        drawing.append(...paths);
        return { drawing, paths };
    }

    // A corner of the map that opens: its name, and its picture.
    function addInset(position, className, name) {
        const node = document.createElement("details");
        const button = document.createElement("summary");
        const picture = document.createElement("div");
        node.className = `inset ${className}`;
        button.textContent = name;
        picture.setAttribute("role", "img");
        node.append(button, picture);
        const control = new L.Control({ position });
        control.onAdd = () => node;
        control.addTo(map);
        L.DomEvent.disableClickPropagation(node);
        button.addEventListener("click", () => {
            byHand.set(node, !node.open);
        });
        node.addEventListener("toggle", () => {
            update();
            labels.placeAll(map);
        });
        return node;
    }

    // Opens each where the map has room for it and it would hide no ring, or as a hand left it.
    function arrange() {
        const frame = map.getContainer();
        for (const [node, name] of [
            [globe, "globe"],
            [larger, "larger"],
        ]) {
            const [wide, high] = LEAST_PX[name];
            const hasRoom = frame.clientWidth >= wide && frame.clientHeight >= high;
            node.open = byHand.get(node) ?? (hasRoom && !hidesRing(node, SIZE_PX[name]));
        }
    }

    // Whether a ring goes through the place that one takes when it is open.
    function hidesRing(node, [wide, high]) {
        const origin = map.getContainer().getBoundingClientRect();
        const { left, right, top } = node.getBoundingClientRect();
        const isRight = (left + right) / 2 > (origin.left + origin.right) / 2;
        const low = L.point((isRight ? right - wide : left) - origin.left, top - origin.top);
        const place = L.bounds(low, low.add([wide, high]));
        const lines = [...listOf(map)].flatMap(({ line }) => line || []);
        return lines.some((at) => place.contains(map.latLngToContainerPoint(at)));
    }

    function drawGlobe(outlines) {
        const { drawing, paths } = addDrawing(globe.lastChild, "disc", outlines.length);
        drawing.setAttribute("viewBox", [-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS].join(" "));
        outlines.forEach(({ look: name, lines }, i) => {
            const points = lines.map((line) => line.map((at) => L.point(at)));
            paths[i].setAttribute("d", L.SVG.pointsToPath(points, true));
            paths[i].setAttribute("class", `globe-${name}`);
        });
    }

    // Whether a shape may reach into a part of the world.
    function reaches(at, part) {
        const flat = at.coordinates.flat(Infinity);
        const [lons, lats] = [0, 1].map((odd) => flat.filter((_, i) => i % 2 === odd));
        const low = [Math.min(...lats), Math.min(...lons)];
        return part.intersects([low, [Math.max(...lats), Math.max(...lons)]]);
    }

    // The larger look is a map of its own, of the same layers, that no hand moves.
    function makePlot() {
        plot = L.map(larger.lastChild, STILL);
        plot.createPane("names").style.zIndex = "590";
        L.control.scale({ position: "bottomright", maxWidth: 60 }).addTo(plot);
    }

    function drawLarger() {
        const view = { animate: false, paddingTopLeft: [0, TITLE_PX] };
        plot.invalidateSize({ pan: false }).fitBounds(seen, view);
        const part = plot.getBounds();
        const svg = L.svg().addTo(plot);
        for (const row of wanted) {
            const isDrawn = ({ at, look }) => look !== UNDRAWN && reaches(at, part);
            const shapes = row.shapes.filter(isDrawn);
            ground.layer({ ...row, shapes }, svg, svg, true).addTo(plot);
        }
        labels.placeAll(plot);
    }

    // Draws the larger look anew if it is to show something else by now; folded, it waits.
    function update() {
        larger.hidden = !wanted.length;
        const now = wanted.map(({ id }) => id).join();
        if (now !== drawn && (larger.open || !now)) {
            drawn = now;
            if (!plot) makePlot();
            plot.eachLayer((layer) => layer.remove());
            if (now) drawLarger();
        }
        follow();
    }

    // Keeps the line between the larger look and its place on the map.
    function follow() {
        if (wanted.length) {
            const [east, west] = [seen.getNorthEast(), seen.getSouthWest()].map(
                (at) => map.project(at).x,
            );
            larger.hidden = (east - west) * LEAST_GAIN > SIZE_PX.larger[0];
        }
        const line = findLine();
        leader.drawing.style.display = line ? "" : "none";
        if (!line) return;
        const [low, high] = findCorners();
        const frame = `M${low.x} ${low.y}H${high.x}V${high.y}H${low.x}Z`;
        const [from, to] = line;
        const d = `${frame}M${from.x} ${from.y}L${to.x} ${to.y}`;
        for (const path of leader.paths) path.setAttribute("d", d);
    }

    // What is seen larger, on the map: its upper left and lower right corner, in px of layers.
    function findCorners() {
        const part = plot.getBounds();
        return [part.getNorthWest(), part.getSouthEast()].map((at) => map.latLngToLayerPoint(at));
    }

    // Where the line begins and ends; nothing where one does not see both.
    /** @returns {L.Point[] | null} */
    function findLine() {
        if (!drawn || !larger.open || larger.hidden) return null;
        const origin = map.getContainer().getBoundingClientRect();
        const { left, top, right, bottom } = larger.getBoundingClientRect();
        const [low, high] = [
            [left, top],
            [right, bottom],
        ].map(([x, y]) => map.containerPointToLayerPoint([x - origin.left, y - origin.top]));
        const corners = findCorners();
        const middle = corners[0].add(corners[1]).divideBy(2);
        const to = clamp(middle, low, high);
        return to.equals(middle) ? null : [clamp(to, ...corners), to];
    }

    const clamp = ({ x, y }, low, high) =>
        L.point(Math.min(Math.max(x, low.x), high.x), Math.min(Math.max(y, low.y), high.y));

    // The areas of the line, for names to keep clear of.
    function areas() {
        const line = findLine();
        if (!line) return [];
        const [from, to] = line;
        const count = Math.ceil(from.distanceTo(to) / STEP_PX);
        return Array.from({ length: count + 1 }, (_, i) => {
            const { x, y } = from.add(to.subtract(from).multiplyBy(i / count));
            return [x, y, x, y];
        });
    }

    function draw(read) {
        rows = read.layers;
        drawGlobe(read.globe);
    }

    // Shows what a picture shows: the held part of its day, or no larger look.
    function show({ show: ids }) {
        const held = rows.find(({ id, name }) => name === HELD && ids.includes(id));
        const isWanted = ({ id, name }) => held && DRAWN.includes(name) && ids.includes(id);
        wanted = rows.filter(isWanted);
        if (held) {
            const [{ at, hint }] = held.shapes;
            seen = L.geoJSON(at).getBounds().pad(ROOM);
            larger.lastChild.ariaLabel = hint.join(", ");
        }
        update();
        arrange();
    }

    function repaint() {
        if (plot) ground.repaint(plot);
    }

    function start(leaflet) {
        map = leaflet;
        const [wide, high] = SIZE_PX.larger;
        // In a narrow frame the one stands with the tools, the other above the key's button.
        const isNarrow = leaflet.getContainer().clientWidth < LEAST_PX.globe[0];
        globe = addInset(isNarrow ? "topleft" : "topright", "globe", "Globe");
        globe.lastChild.ariaLabel = "The map's place on the globe";
        larger = addInset(isNarrow ? "bottomleft" : "topleft", "larger", "Held by Ukraine");
        larger.hidden = true;
        Object.assign(larger.lastChild.style, { width: `${wide}px`, height: `${high}px` });
        leader = addDrawing(map.getPane("names"), "to-place", 2);
        new ResizeObserver(arrange).observe(map.getContainer());
        arrange();
        map.on("moveend", arrange);
        map.on("move zoomend viewreset resize", follow);
        document.fonts.addEventListener("loadingdone", () => plot && labels.measureAgain(plot));
    }

    rangeMap.insets = { start, draw, show, repaint, areas };
})();
