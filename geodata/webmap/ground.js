// Draws what never moves on the live map: land, borders, areas and their names, the graticule.
(() => {
    "use strict";
    // From which zoom a town of each rank may show; our choice.
    const LEAST_ZOOM = { 1: 0, 2: 5.75, 3: 6.75 };
    // SVG over the canvas of land and rivers
    const OVERLAID = new Set(["kursk", "allowed", "occupied", "held", "border"]);
    const COUNTRY = "Russia"; // whose part of a ring is filled, by looks.py
    const EXPLAINED = new Set(["allowed", "occupied", "held"]); // on hover and for the Tab key
    const { data, look, relief, publishedRings } = rangeMap;
    const { unfold } = rangeMap.rules;
    const { Label } = rangeMap.label;
    const { CurvedLabel } = rangeMap.curvedLabel;
    const { hintNode } = rangeMap.shapes;
    const { FinePolygon } = rangeMap.leafletHooks;

    // Which names come first: as in mapping.py, but that a country's has other places to go to.
    const RANKS = {
        caption: 0.4,
        ring: 0.5,
        region: 1.5,
        city: 2,
        country: 3.2,
        oblast: 3.4,
        place: 4.8,
        sea: 6.5,
        relief: 6.6,
        degrees: 8,
    };
    const SUBJECTS = { "KURSK OBLAST": 0.1, Kursk: 0.2 };
    // A country that the article does not speak of, and a region that is not beside its own.
    const LESSER = { country: 5.5, oblast: 5.7 };

    function placeLabel({ at, label, look: name, rank, kind, sides, spots, hint }) {
        const [lon, lat] = at.coordinates;
        const isTown = kind === "city" || kind === "place";
        const usual = RANKS[kind] + (kind === "city" ? rank : 0);
        const own = (rank > 1 && LESSER[kind]) || usual;
        return new Label({
            at: [lat, lon],
            text: label,
            rank: SUBJECTS[label] ?? own,
            must: isTown && label in SUBJECTS,
            className: isTown ? `${kind} rank${rank}` : `name ${kind}`,
            side: isTown ? "beside" : "middle",
            sides,
            least: LEAST_ZOOM[rank],
            dotted: isTown && (name === "capital" ? "dot capital" : `dot of-${kind}`),
            spots,
            inside: kind === "oblast",
            hint,
        });
    }

    function placeCaption({ text, at, corners, spots }, name) {
        const look = { className: `name caption of-${name}`, rank: RANKS.caption, least: 0 };
        return new Label({ ...look, at, text, corners, spots, side: "middle", led: true });
    }

    function nameRiver({ at, caption }) {
        const lines = at.type === "LineString" ? [at.coordinates] : at.coordinates;
        const courses = lines.map((line) => L.GeoJSON.coordsToLatLngs(line));
        const look = { className: "name sea", rank: RANKS.sea, least: LEAST_ZOOM[3] };
        return new CurvedLabel({ ...look, courses, text: caption });
    }

    function graticuleLabel({ at, label, side }) {
        const [[lon, lat]] = at.coordinates;
        /** @type {Pick<LabelOptions, "side" | "edge">} */
        const place = { side, edge: side === "bottom" ? "top" : "left" };
        const common = { text: label, className: "graticule-label", rank: RANKS.degrees, least: 0 };
        return new Label({ at: [lat, lon], ...common, ...place });
    }

    // An area that explains itself is a stop of the Tab key, so it needs a name.
    function explain(drawn, hint) {
        drawn.bindTooltip(hintNode(hint), { sticky: true });
        drawn.eachLayer((area) =>
            area.on("add", () => {
                area.getElement()?.setAttribute("role", "img");
                area.getElement()?.setAttribute("aria-label", hint.join(", "));
            }),
        );
    }

    // A layer of the ground; a quiet one does not explain itself.
    function layer({ name, shapes }, canvas, svg, isQuiet = false) {
        const group = L.layerGroup();
        const explains = EXPLAINED.has(name) && !isQuiet;
        if (name === "relief") group.addLayer(relief.lay());
        for (const shape of shapes) {
            if (shape.at.type === "Point") {
                group.addLayer(placeLabel(shape));
                continue;
            }
            const options = {
                renderer: OVERLAID.has(name) ? svg : canvas,
                interactive: explains,
                style: { ...look.path(shape.look), className: shape.kind || "" },
                smoothFactor: 0.8,
            };
            const drawn = Object.assign(L.geoJSON(shape.at, options), { look: shape.look });
            if (explains) explain(drawn, shape.hint);
            group.addLayer(drawn);
            if (name === "graticule") group.addLayer(graticuleLabel(shape));
            if (isQuiet) continue;
            if (name === "rivers") group.addLayer(nameRiver(shape));
            if (shape.caption?.text) group.addLayer(placeCaption(shape.caption, name));
        }
        return group;
    }

    // The edge of what is in reach of a line or an area; a launch point's is launch_point.js's.
    function edge({ curve, label, look: name, side }, renderer) {
        const line = unfold(curve, data.curve_step_deg);
        const options = { pane: "rings", renderer, interactive: false, smoothFactor: 0 };
        // A published range has a side for its length.
        const own = { className: "ring-label", rank: RANKS.ring, least: 0 };
        const words = side ? { ...publishedRings.LABEL, side } : own;
        const top = line.reduce((best, here, i) => (here[0] > line[best][0] ? i : best), 0);
        const className = side ? publishedRings.RING.className : "ring";
        const drawn = new FinePolygon(line, { ...look.path(name), className, ...options });
        return [
            Object.assign(drawn, { look: name }),
            new Label({
                at: line[top],
                text: label,
                ...words,
                line: [...line.slice(top), ...line.slice(0, top)],
            }),
        ];
    }

    // Cuts what looks say is drawn within a country: by a path of its land, which Leaflet keeps in
    // its place. Empty until the ground has come.
    function addCut(map, renderer) {
        const drawing = map.getPane(renderer.options.pane).querySelector("svg");
        const cut = document.createElementNS(drawing.namespaceURI, "clipPath");
        cut.id = `within-${COUNTRY}`;
        drawing.prepend(cut);
        return (layers) => {
            const shapes = layers.flatMap((layer) => layer.shapes);
            const own = shapes.filter(({ look: name }) => name === COUNTRY.toLowerCase());
            const land = own.flatMap(({ at }) =>
                at.type === "Polygon" ? [at.coordinates] : at.coordinates,
            );
            const places = L.GeoJSON.coordsToLatLngs(land, 2);
            const bare = { renderer, interactive: false, stroke: false, fill: false };
            const shape = L.polygon(places, bare).addTo(map);
            cut.append(/** @type {Element} */ (shape.getElement()));
        };
    }

    function repaint(group) {
        group.eachLayer((drawn) => drawn.look && drawn.setStyle?.(look.path(drawn.look)));
    }

    rangeMap.ground = { layer, edge, addCut, repaint };
})();
