// The figures published for the article's missile: whose rings are drawn, what lies between.
(() => {
    "use strict";
    const { data, days, launchWords } = rangeMap;
    const { state } = rangeMap.rules;
    const { say, distance } = rangeMap.texts;
    const LAYER = "published";
    const DOUBT_KM = 10; // our choice: more than rough distances and the edge's rule leave open

    // The figures that have rings of their own beside a range: all but that range.
    function find(rangeKm, show) {
        if (!show.includes(LAYER)) return [];
        const { published: figures, same_km: same } = data.vocabulary;
        return figures.filter(({ km }) => Math.abs(km - rangeKm) >= same);
    }

    // The lines of their rings in the map's key.
    /** @returns {KeyLine[]} */
    function key({ rangeKm, day, show, isAbsent }) {
        return find(rangeKm, show).map(({ look, name, km }) => [
            [look, isAbsent ? name : days.nameRing(name, days.possible(km, day))],
        ]);
    }

    // The line that names the airfields between the least figure and the greatest, and those too
    // close to one of the two to call.
    function notes(seen) {
        const { show, unit } = seen;
        if (!show.includes(LAYER) || !show.includes("airbases")) return [];
        const { published: figures } = data.vocabulary;
        const ends = [figures[0], figures[figures.length - 1]];
        const rows = findNear(seen, ends[0].km, ends[1].km);
        const judge = ({ km, base }) => ends.map((end) => state(end.km - km, base.close_km));
        const close = rows.filter((row) => judge(row).includes("edge"));
        const between = rows.filter((row) => String(judge(row)) === "out,in");
        const [least, greatest] = ends.map(({ length }) => length);
        const count = between.length;
        const none = close.length ? "unsure" : "none";
        const form = count === 1 ? "one" : count ? "other" : none;
        const named = { start: nameStart(seen), count, names: list(between, unit) };
        const lines = [say(`between.${form}`, { least, greatest, ...named })];
        const names = list(close, unit);
        if (names) lines.push(say("between_close", { names }));
        return [lines.join(" ")];
    }

    // The airfields that may lie between two figures or close to them, nearest first.
    function findNear({ bases, points, row }, least, greatest) {
        const mayBe = (i) => {
            if (!points.length) return true;
            const km = Math.min(...points.map(({ roughly }) => roughly[i]));
            return km > least - DOUBT_KM && km < greatest + DOUBT_KM;
        };
        const rows = [...bases.keys()].filter(mayBe).map(row);
        return rows.sort((one, other) => one.km - other.km);
    }

    function nameStart({ points, start, day, unit }) {
        if (start !== "points") return days.nameStart(start, day);
        if (points.length > 1) return say("point_starts.nearest");
        return launchWords.name(points[0], unit);
    }

    function list(rows, unit) {
        const words = rows.map(({ base: { lines }, km }) =>
            say("airfield_away", { name: lines[0], region: lines[1], away: distance(km, unit) }),
        );
        return words.join("; ");
    }

    rangeMap.published = { LAYER, find, key, notes };
})();
