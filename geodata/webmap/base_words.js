// What is said of the airfields: state, distance, and their part of the map in words.
(() => {
    "use strict";
    const { data } = rangeMap;
    const { say, number, round, shortDistance, distance } = rangeMap.texts;

    // What an airfield is by its state, where a system had the range and where none had.
    const nameState = (name, isAbsent) => say(`${isAbsent ? "absent_states" : "states"}.${name}`);

    // Its state, and the lines on hover that follow from what is chosen.
    /** @returns {Told["bases"][number]} */
    function tellBase({ km, state: name }, { unit, rangeKm, isAbsent, from }) {
        const away = say("from", { what: distance(km, unit), start: from });
        const by = shortDistance(Math.abs(rangeKm - km), unit);
        const margin = say(`margins.${name}`, { margin: by });
        const words = nameState(name, isAbsent);
        const isSaid = margin.endsWith(words);
        return [name, away, isSaid ? margin : say("state_and_margin", { state: words, margin })];
    }

    // What stands beside those that are not beyond the rings: index and words.
    /** @returns {Told["fields"]} */
    function nameFields({ states, row, unit }) {
        const near = [...states.keys()].filter((i) => states[i] !== "out");
        return near.map((i) => {
            const { base, km } = row(i);
            const away = number(round(km / data.vocabulary.units[unit][1]));
            return [i, say("field_named", { name: base.name, away, unit })];
        });
    }

    // Those of one state for the map in words, nearest first; of those beyond a few.
    function list(rows, unit, name) {
        const all = rows.filter((row) => row.state === name);
        const named = name === "out" ? all.slice(0, data.vocabulary.named_beyond) : all;
        const words = named.map(({ base: { lines }, km }) =>
            say("airfield_away", {
                name: lines[0],
                region: lines[1],
                away: shortDistance(km, unit),
            }),
        );
        const more = all.length - named.length;
        return [...words, ...(more ? [say("more", { count: more })] : [])].join("; ");
    }

    // The parts of the map in words that are theirs: head and text, of states that are not empty.
    /** @returns {Told["in_words"]} */
    function tellInWords(rows, { unit, isAbsent }) {
        const states = isAbsent ? ["absent", "edge", "out"] : ["in", "edge", "out"];
        return states.flatMap((head) => {
            const words = list(rows, unit, head === "absent" ? "in" : head);
            /** @type {Told["in_words"]} */
            const part = [[say(`heads.${head}`), words]];
            return words ? part : [];
        });
    }

    rangeMap.baseWords = { nameState, tellBase, nameFields, tellInWords };
})();
