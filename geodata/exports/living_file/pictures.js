// What the live map draws of a scenario, as messages.py writes it where there is a server.
(() => {
    "use strict";
    const { data, words, published, lineRings, areas } = rangeMap;
    const RINGS = "rings"; // the layer that is always there, with what stands at its middle
    const LAUNCHES = "launches";
    const FIELDS = "airbases";

    const nameOf = (id) => id.split(" ", 1)[0]; // of a layer that comes in several, without its day

    // The layers that are drawn, from the ground up.
    function list({ day, show }) {
        const { days } = data.file.map;
        const [, ground] = days.filter(([from]) => from <= day).slice(-1)[0];
        const every = [...ground, published.LAYER, RINGS, FIELDS, LAUNCHES];
        const chosen = rangeMap.scenarios.LAYERS;
        return every.filter((id) => !chosen.includes(nameOf(id)) || show.includes(nameOf(id)));
    }

    // The lines of the key that the ground has.
    /** @returns {KeyLine[]} */
    function key(ids) {
        const { key: lines, key_order: order } = data.file.map;
        const named = order.flatMap((name) => ids.filter((id) => nameOf(id) === name && lines[id]));
        return named.flatMap((id) => lines[id].map((line) => [line]));
    }

    // The rings of published figures around a line or an area; those around points live_rings.js
    // draws.
    function drawPublished({ start, show }, rangeKm) {
        return published
            .find(rangeKm, show)
            .flatMap(({ km, look, label, side }) =>
                lineRings.rings(start, km).map((curve) => ({ look, label, curve, side })),
            );
    }

    // The scenario as words.js takes it, with the layers that are drawn.
    function tellNow(now, fixed) {
        const { points, range_value, unit, start, day } = now;
        const show = list(now);
        const drawn = show.map(nameOf);
        const missing = now.show.filter((name) => !drawn.includes(name));
        const lacks = missing.length ? { missing } : {};
        return { points, range_value, unit, start, day, show, fixed, ...lacks };
    }

    /**
     * @param {Scenario} now
     * @param {Hand} hand
     * @param {Picture["sight"]} sight
     * @param {Theme} theme
     * @returns {Picture}
     */
    function build(now, hand, sight, theme) {
        const asked = tellNow(now, hand.fixed);
        const said = areas.notes(now);
        const told = /** @type {Told} */ (words.tell({ ...asked, areas: said }));
        const { points, show, fixed, ...told_of } = asked;
        const step_km = data.vocabulary.units[now.unit][1];
        const range_km = now.range_value * step_km;
        const isLine = now.start !== "points";
        const curves = isLine ? lineRings.rings(now.start, range_km) : [];
        return {
            theme,
            words: told.sentence,
            show,
            rings: isLine ? curves.map((curve) => ({ ...told.rings[0], curve })) : told.rings,
            ...(isLine && show.includes(published.LAYER)
                ? { published: drawPublished(now, range_km) }
                : {}),
            launches: told.launches,
            range_km,
            now: told_of,
            step_km,
            hand,
            bases: told.bases,
            nearest: told.nearest,
            key: { own: told.key, ground: key(show) },
            areas: said,
            ...(sight ? { sight } : {}),
        };
    }

    rangeMap.pictures = { build, tellNow };
})();
