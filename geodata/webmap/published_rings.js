// Draws the published ranges around a launch point: thin rings below its own, each with its length.
(() => {
    "use strict";
    const { look } = rangeMap;
    const { ring } = rangeMap.geodesy;
    const { FinePolygon } = rangeMap.leafletHooks;
    const { Label } = rangeMap.label;
    const RING = { className: "published", interactive: false, smoothFactor: 0, noClip: true };
    const LABEL = { className: "published-label", rank: 0.6, least: 0, gap: 2 };

    const make = (map, renderer) => ({ map, renderer, drawn: new Map() });

    function add({ map, renderer }, { look: name, label, side }, at) {
        const style = { ...look.path(name), ...RING, renderer };
        const line = new FinePolygon([], style).addTo(map);
        line.bringToBack();
        const words = new Label({ ...LABEL, at, text: label, side, line: [at] }).addTo(map);
        return { line, words, put: "" };
    }

    function remove({ line, words }) {
        line.remove();
        words.remove();
    }

    // Draws the rings of some figures around a place, with a share of their vertices, which a curve
    // joins where it is less than all. What is there already stays, and is not drawn rougher.
    function place(rings, at, figures, share) {
        const { map, drawn } = rings;
        for (const [name, one] of drawn) {
            if (figures.some((figure) => figure.look === name)) continue;
            remove(one);
            drawn.delete(name);
        }
        for (const figure of figures) {
            if (!drawn.has(figure.look)) drawn.set(figure.look, add(rings, figure, at));
            const one = drawn.get(figure.look);
            const there = String(at);
            if (one.put === there && (one.share === share || one.share === 1)) continue;
            Object.assign(one, { put: there, share });
            const line = ring(at[1], at[0], figure.km, share);
            one.line.isSmooth = share < 1;
            one.line.setLatLngs(line);
            one.words.follow(map, line);
        }
    }

    function dress({ drawn }) {
        for (const [name, { line }] of drawn) line.setStyle(look.path(name));
    }

    function clear({ drawn }) {
        drawn.forEach(remove);
        drawn.clear();
    }

    const list = (rings, part) => [...rings.drawn.values()].map((one) => one[part]);

    rangeMap.publishedRings = {
        RING,
        LABEL,
        make,
        place,
        dress,
        clear,
        lines: (rings) => list(rings, "line"),
        names: (rings) => list(rings, "words"),
    };
})();
