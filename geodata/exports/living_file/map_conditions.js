// What a lesson may ask of a map, as conditions.py has it: where points stand, what a ring reaches.
(() => {
    "use strict";
    const { data } = rangeMap;
    const { prepare, measure, measureRoughly, inverse, distanceKm } = rangeMap.geodesy;
    const { texts, places } = rangeMap;
    const { say } = texts;
    const outlines = new Map(); // of starts that are a line or an area

    const kmOf = (unit) => data.vocabulary.units[unit][1];
    const rangeKm = (shown) => shown.range_value * kmOf(shown.unit);
    const finding = (holds, name, words) => ({ holds, instead: say(`map_shows.${name}`, words) });

    // A distance in km in one unit: whole, or to a tenth below ten; never zero.
    function fineDistance(km, unit) {
        const value = km / kmOf(unit);
        if (value >= 10) return texts.length(texts.round(value), unit);
        return texts.length(Math.max(texts.round(value, 1), value > 0 ? 0.1 : 0), unit);
    }

    function near({ of: [name], at, km: within }, shown) {
        const [[lat, lon], [north, east]] = [shown.points[0], at];
        const { km, bearingDeg } = inverse(lon, lat, east, north);
        const far = texts.distance(km, shown.unit);
        const way = texts.compass(bearingDeg);
        return finding(km <= within, "near", { where: tellPlace(shown), name, far, way });
    }

    function inRegion({ region }, shown) {
        const { where } = places.standing(shown.points[0]);
        return finding(where.region === region, "in_region", { where: tellPlace(shown) });
    }

    function edgeAt(condition, shown) {
        const gapKm = rangeKm(shown) - toCityKm(condition, shown);
        const side = gapKm > 0 ? "beyond" : "short";
        return gap(Math.abs(gapKm) <= condition.km, side, gapKm, condition, shown);
    }

    function reaches(condition, shown) {
        const gapKm = toCityKm(condition, shown) - rangeKm(shown);
        return gap(gapKm <= 0, "short", gapKm, condition, shown);
    }

    function leavesOut(condition, shown) {
        const gapKm = rangeKm(shown) - toCityKm(condition, shown);
        return gap(gapKm < 0, "inside", gapKm, condition, shown);
    }

    function gap(holds, side, km, { of: [name] }, shown) {
        return finding(holds, side, { gap: fineDistance(Math.abs(km), shown.unit), name });
    }

    function startsAt({ of: [start] }, shown) {
        const own = shown.start === "points";
        const name = say(own ? "map_shows.own_start" : `starts.${shown.start}`);
        return finding(shown.start === start, "start", { start: name });
    }

    function rangeIs({ km }, shown) {
        const holds = Math.abs(rangeKm(shown) / km - 1) <= data.file.marking.exact_share;
        return finding(holds, "range", { range: texts.range(shown.range_value, shown.unit) });
    }

    const dayIs = ({ day }, shown) =>
        finding(shown.day === day, "day", { day: texts.date(shown.day) });

    const nearer = (condition, shown) => away(condition, shown, (km) => km <= condition.km);
    const farther = (condition, shown) => away(condition, shown, (km) => km > condition.km);

    function away({ of: [start] }, shown, holds) {
        const km = awayKm(shown.points[0], start);
        const far = texts.distance(km, shown.unit);
        return finding(holds(km), "away", { far, start: say(`starts.${start}`) });
    }

    // From the nearest launch point, or from the line or area where rings start.
    function toCityKm({ at: [lat, lon], away_km: awayFrom }, shown) {
        if (shown.start !== "points") return awayFrom[shown.start];
        return Math.min(...shown.points.map(([north, east]) => distanceKm(east, north, lon, lat)));
    }

    function tellPlace(shown) {
        const { town, isAtTown, where } = places.standing(shown.points[0]);
        if (isAtTown) return say("standing_place.town", { town });
        if (where.region) return say("standing_place.region", where);
        return say(`standing_place.${where.country ? "country" : "sea"}`, where);
    }

    // How far a place is from a start, 0 inside an area: to the places of its outline that stand
    // about 1 km apart, as geodesy.py's distances_to_km measures it.
    function awayKm([lat, lon], start) {
        if (!outlines.has(start)) outlines.set(start, walk(start));
        const { line, land } = outlines.get(start);
        if (land && places.isNear(land, lon, lat, 0)) return 0;
        const here = prepare([lat, lon]);
        const roughly = line.map((place) => measureRoughly(here, place));
        const least = roughly.reduce((one, other) => Math.min(one, other));
        const candidates = line.filter((_, i) => roughly[i] < least + 1);
        return Math.min(...candidates.map((place) => measure(here, place).km));
    }

    // The places of a start's outline, prepared, and the land inside if it is an area's.
    function walk(start) {
        const isArea = start === "held";
        const unfold = (curve) => rangeMap.rules.unfold(curve, data.curve_step_deg).map(turn);
        const parts = isArea
            ? data.file.marking.held.map((curves) => curves.map(unfold))
            : [[data.file.walk.line]];
        const land = isArea && places.measure({ type: "MultiPolygon", coordinates: parts });
        return { line: parts.flat().flatMap(densify).map(turn).map(prepare), land };
    }

    /** @returns {[number, number]} */
    const turn = ([one, other]) => [other, one];

    // A line with a place at each step of about 1 km.
    function densify(line) {
        const walked = [line[0]];
        for (let i = 1; i < line.length; i++) {
            const [[lon, lat], [east, north]] = [line[i - 1], line[i]];
            const long = Math.hypot(east - lon, north - lat);
            const count = Math.ceil(long / data.file.marking.step_deg);
            for (let j = 1; j <= count; j++) {
                const share = j / count;
                walked.push([lon + (east - lon) * share, lat + (north - lat) * share]);
            }
        }
        return walked;
    }

    const CHECKS = {
        near,
        in_region: inRegion,
        edge_at: edgeAt,
        reaches,
        leaves_out: leavesOut,
        starts_at: startsAt,
        range_is: rangeIs,
        day_is: dayIs,
        nearer,
        farther,
    };

    // A condition on a map; of several launch points the first, for what is reached all.
    const check = (condition, shown) => CHECKS[condition.name](condition, shown);

    // What to tell of a condition that does not hold.
    const hint = (condition, found) => `${found.instead} ${condition.hint}`.trim();

    rangeMap.mapConditions = { check, hint };
})();
