// The notes below the file's map with their sources, and how to cite it, as footnotes.py and
// citing.py write them.
(() => {
    "use strict";
    const { data, days, published, scenarios } = rangeMap;
    const IN_HAND = "in hand"; // of days.possible()

    // The notes of the layers that are drawn, the topmost first.
    function list(now, show) {
        const { layers } = data.file.notes;
        const notes = { ...layers, rings: tellRing(now), published: tellPublished(now) };
        return [...show].reverse().flatMap((id) => notes[id] ?? []);
    }

    function tellRing({ range_value: value, unit, day }) {
        const { ring, presets, own } = data.file.notes;
        const preset = presets.find((one) => one.value === value && one.unit === unit);
        const possible = days.possible(value * data.vocabulary.units[unit][1], day);
        const credits = [...(preset ? [preset.source] : []), ...listCredits(possible)];
        return cited(`${ring} ${preset ? preset.words : own}`, credits);
    }

    // Of the figures that are drawn: all but the student's own range.
    function tellPublished({ range_value: value, unit, show }) {
        const { words, figures } = data.file.notes.published;
        const all = data.vocabulary.published;
        const drawn = published.find(value * data.vocabulary.units[unit][1], show);
        return cited(
            words,
            drawn.map((figure) => figures[all.indexOf(figure)]),
        );
    }

    // Words with their sources in brackets, each once.
    function cited(words, ids) {
        const named = [...new Set(ids)].map((id) => data.file.notes.sources[id]).join("; ");
        return named ? `${words} (${named})` : words;
    }

    // Who reports what of a system on the day: that it was in hand, and what was allowed.
    function listCredits(found) {
        if (!found?.weapon) return [];
        const { in_hand: inHand, permissions, nothing } = data.file.notes.credits;
        const first = inHand[found.weapon.id];
        if (found.hands !== IN_HAND) return [first];
        const given = data.vocabulary.permissions.filter(({ day }) => day <= found.day);
        const says = found.permissions.length ? found.permissions : given.slice(-1);
        return [first, ...(given.length ? says.map((one) => permissions[one.day]) : nothing)];
    }

    // How to cite a map of this title, by the style's name.
    /** @returns {[style: string, words: string][]} */
    function cite(now, title, show) {
        const { link, outlets } = data.file.map;
        const [year, month] = now.day.split("-");
        const words = {
            title,
            year,
            month: `${data.vocabulary.months[Number(month) - 1]} ${year}`,
            address: link && `${link}/?${scenarios.query(now)}`,
            outlets: [...new Set(show.flatMap((id) => outlets[id] ?? []))].join(", "),
        };
        return data.file.citations.map(([name, pattern]) => [
            name,
            pattern.replace(/\{(\w+)\}/g, (_, slot) => words[slot]),
        ]);
    }

    rangeMap.footnotes = { list, cite };
})();
