// What a scenario under a hand implies, as findings.py says it: airfields' states, places, the day.
(() => {
    "use strict";
    const { data, places, days, geodesy } = rangeMap;
    const { clamp, state } = rangeMap.rules;
    const { say, round } = rangeMap.texts;
    const ROUGH_KM = 1; // our choice: ten times what a rough distance may be off on this map
    let bases = []; // of the ground
    let prepared = []; // where they are
    let known = new Map(); // points by their place, so that only what moved is measured anew

    // Takes the ground once; until then nothing can be told.
    function read(ground) {
        places.read(ground);
        bases = ground.bases;
        prepared = bases.map(({ at }) => geodesy.prepare(at));
        known = new Map();
    }

    // A launch point as the server will have it: in the map's area, rounded as an address is.
    function settle(at) {
        const { area, decimals } = data.vocabulary;
        const [lat, lon] = clamp(at, area);
        /** @type {LatLon} */
        const settled = [round(lat, decimals), round(lon, decimals)];
        return settled;
    }

    // A point with how far the airfields are from it, in km: roughly at once, and when asked.
    function measure(at) {
        const here = geodesy.prepare(at);
        const exactly = [];
        return {
            at,
            roughly: prepared.map((there) => geodesy.measureRoughly(here, there)),
            distance: (i) => (exactly[i] ??= geodesy.measure(here, prepared[i]).km),
            stands: places.standing(at),
        };
    }

    // The states of all airfields around some points: by rough distances where those leave no
    // doubt.
    function judge(points, rangeKm) {
        return bases.map(({ close_km: closeKm }, i) => {
            const marginKm = rangeKm - Math.min(...points.map(({ roughly }) => roughly[i]));
            const isClear = Math.abs(Math.abs(marginKm) - closeKm) > ROUGH_KM;
            return state(isClear ? marginKm : rangeKm - nearest(points, i), closeKm);
        });
    }

    const nearest = (points, i) => Math.min(...points.map(({ distance }) => distance(i)));

    function recall(points) {
        const found = points
            .map(settle)
            .map((at) => [String(at), known.get(String(at)) || measure(at)]);
        known = new Map(found);
        return found.map(([, point]) => point);
    }

    // How the airfields in Russia divide, or those on occupied Ukrainian land.
    function count(bases, states, isRussian) {
        const counts = { in: 0, edge: 0, out: 0, total: 0 };
        bases.forEach((base, i) => {
            if (base.counted !== isRussian) return;
            counts[states[i]] += 1;
            counts.total += 1;
        });
        return counts;
    }

    // A scenario with all that its words follow from. Its range is rounded as an address has it.
    function look(now) {
        const { start, day, unit } = now;
        const value = round(now.range_value, 2);
        const rangeKm = value * data.vocabulary.units[unit][1];
        const points = start === "points" ? recall(now.points) : [];
        const lineKm = data.vocabulary.starts_km[start];
        const states = lineKm
            ? bases.map((base, i) => state(rangeKm - lineKm[i], base.close_km))
            : judge(points, rangeKm);
        const possible = days.possible(rangeKm, day);
        return {
            ...now,
            range_value: value,
            points,
            bases,
            states,
            rangeKm,
            possible,
            isAbsent: days.isAbsent(possible),
            from: start === "points" ? say("point_starts.one") : days.nameStart(start, day),
            russian: count(bases, states, true),
            taken: count(bases, states, false),
            judgeAlone: (point) => judge([point], rangeKm),
            row: (i) => ({
                base: bases[i],
                state: states[i],
                km: lineKm ? lineKm[i] : nearest(points, i),
            }),
        };
    }

    // The airfields' indices, nearest first.
    function sort({ bases, row }) {
        const distances = bases.map((_, i) => row(i).km);
        return [...bases.keys()].sort((one, other) => distances[one] - distances[other]);
    }

    rangeMap.findings = { read, look, count, sort, isRead: () => bases.length > 0 };
})();
