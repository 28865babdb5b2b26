// What a hand can do to the launch points, as moves.py has it: a scenario in, the next one out.
(() => {
    "use strict";
    const { data, geodesy, borderWalk } = rangeMap;
    const { say } = rangeMap.texts;
    const { MAX_POINTS, clamp, outside } = rangeMap.scenarios;

    /**
     * @param {Scenario} now
     * @param {LatLon[]} points
     * @param {string[]} ignored
     * @returns {Scenario}
     */
    const withPoints = (now, points, ignored = []) => ({ ...now, points, ignored });

    // A launch point put at a place, or at the nearest one in the map's area, with a line. A fast
    // hand may name a point that is gone by then: such a move changes nothing.
    function toPlace(now, index, at) {
        if (index >= now.points.length) return now;
        const [point, hasMoved] = clamp(at);
        const words = { outside: outside(say("that_place")) };
        const lines = hasMoved ? [say("nearest_used", words)] : [];
        const points = now.points.map((one, i) => (i === index ? point : one));
        return withPoints(now, points, lines);
    }

    // One launch point moved so many km along a geodesic that leaves it at a bearing.
    function byKm(now, index, bearingDeg, km) {
        if (index >= now.points.length) return now;
        const [lat, lon] = now.points[index];
        return toPlace(now, index, geodesy.destination(lon, lat, bearingDeg, km));
    }

    // One launch point put on the border walk: a share of its length, and km behind it.
    const alongBorder = (now, index, percent, behindKm) =>
        toPlace(now, index, borderWalk.place(percent, behindKm));

    // One launch point more, at the first launch city that has none, if there is room.
    function add(now) {
        if (now.points.length >= MAX_POINTS) return now;
        const isTaken = (place) => now.points.some((point) => String(point) === String(place));
        const free = Object.values(cities()).find((place) => !isTaken(place));
        return free ? withPoints(now, [...now.points, free]) : now;
    }

    // Without one launch point; the last one stays.
    function remove(now, index) {
        if (now.points.length === 1) return now;
        return withPoints(
            now,
            now.points.filter((_, i) => i !== index),
        );
    }

    // One launch point changes places with the one before it; the first stays.
    function earlier(now, index) {
        if (!(index > 0 && index < now.points.length)) return now;
        const points = [...now.points];
        [points[index - 1], points[index]] = [points[index], points[index - 1]];
        return withPoints(now, points);
    }

    // The cities offered as launch points, by name.
    const cities = () => data.file.scenario.cities;

    rangeMap.moves = { toPlace, byKm, alongBorder, add, remove, earlier, cities };
})();
