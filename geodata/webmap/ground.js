// Draws what never moves on the live map: land, borders, areas and their names, the graticule.
(() => {
    "use strict";
    // From which zoom a town of each rank may show; our choice.
    const LEAST_ZOOM = { 1: 0, 2: 5.75, 3: 6.75 };
    // SVG over the canvas of land and rivers
    const OVERLAID = new Set(["kursk", "allowed", "occupied", "held", "border"]);
    const EXPLAINED = new Set(["allowed", "occupied", "held"]); // on hover and for the Tab key
    const { data, look } = rangeMap;
    const { unfold } = rangeMap.rules;
    const { Label } = rangeMap.labels;
    const { hintNode } = rangeMap.shapes;
    const { FinePolygon } = rangeMap.leafletHooks;

    function placeLabel({ at, label, rank, kind, side }) {
        const [lon, lat] = at.coordinates;
        const isTown = kind === "city";
        return new Label({
            at: [lat, lon],
            text: label,
            rank: rank + 1,
            className: isTown ? `city rank${rank}` : `name ${kind}`,
            side: isTown ? side : "middle",
            least: LEAST_ZOOM[rank],
            dotted: isTown,
        });
    }

    function graticuleLabel({ at, label, side }) {
        const [[lon, lat]] = at.coordinates;
        /** @type {Pick<LabelOptions, "side" | "edge">} */
        const place = { side, edge: side === "bottom" ? "top" : "left" };
        const common = { text: label, className: "graticule-label", rank: 8, least: 0 };
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

    function layer({ name, shapes }, canvas, svg) {
        const group = L.layerGroup();
        for (const shape of shapes) {
            if (shape.at.type === "Point") {
                group.addLayer(placeLabel(shape));
                continue;
            }
            const options = {
                renderer: OVERLAID.has(name) ? svg : canvas,
                interactive: EXPLAINED.has(name),
                style: { ...look.path(shape.look), className: shape.kind || "" },
                smoothFactor: 0.8,
            };
            const drawn = Object.assign(L.geoJSON(shape.at, options), { look: shape.look });
            if (EXPLAINED.has(name)) explain(drawn, shape.hint);
            group.addLayer(drawn);
            if (name === "graticule") group.addLayer(graticuleLabel(shape));
        }
        return group;
    }

    // The edge of what is in reach of a line or an area; a launch point's is launch_point.js's.
    function edge({ curve, label, look: name }, renderer) {
        const line = unfold(curve, data.curve_step_deg);
        const options = { pane: "rings", renderer, interactive: false, smoothFactor: 0 };
        const top = line.reduce((best, here) => (here[0] > best[0] ? here : best));
        const drawn = new FinePolygon(line, { ...look.path(name), className: "ring", ...options });
        return [
            Object.assign(drawn, { look: name }),
            new Label({
                at: top,
                text: label,
                className: "ring-label",
                side: "top",
                rank: 1,
                least: 0,
            }),
        ];
    }

    function repaint(group) {
        group.eachLayer((drawn) => drawn.look && drawn.setStyle?.(look.path(drawn.look)));
    }

    rangeMap.ground = { layer, edge, repaint };
})();
