// A walk along the recognised land border, as border_walk.py has it: a share to a place, and back.
(() => {
    "use strict";
    const { data, places } = rangeMap;
    const { destination, inverse, distanceKm, prepare, measure, measureRoughly } = rangeMap.geodesy;
    const { round } = rangeMap.texts;
    const { line, course_km: COURSE_KM, farthest_km: FARTHEST_KM } = data.file.walk;
    const { decimals } = data.vocabulary;
    const STEPS = data.walk_steps;
    const ONE_PERCENT = STEPS / 100;
    const FARTHER = 1.001; // measured roughly, what may still be the nearest
    let lengths = []; // km along the border at each vertex
    let onBorder = []; // the place at each step, prepared

    // A share and a distance within the limits of the walk.
    /** @returns {[number, number]} */
    const onIt = (percent, behindKm) => [clamp(percent, 100), clamp(behindKm, FARTHEST_KM)];
    const clamp = (value, most) => Math.min(Math.max(value, 0), most);

    function measureLine() {
        let km = 0;
        lengths = line.map(([lon, lat], i) => {
            if (i) km += distanceKm(line[i - 1][0], line[i - 1][1], lon, lat);
            return km;
        });
    }

    // The place so far along the border, [lon, lat].
    function find(alongKm) {
        const km = clamp(alongKm, lengths[lengths.length - 1]);
        let [before, after] = [0, lengths.length - 1];
        while (after - before > 1) {
            const middle = (before + after) >> 1;
            if (lengths[middle] <= km) before = middle;
            else after = middle;
        }
        const share = (km - lengths[before]) / (lengths[after] - lengths[before]);
        const [[lon1, lat1], [lon2, lat2]] = [line[before], line[after]];
        return [lon1 + (lon2 - lon1) * share, lat1 + (lat2 - lat1) * share];
    }

    // The place at a share of the border's length, and so far behind it: square to its general
    // course, on the right, where Ukraine is, walking from Belarus.
    /** @returns {LatLon} */
    function locate(percent, behindKm) {
        if (!lengths.length) measureLine();
        const alongKm = (percent / 100) * lengths[lengths.length - 1];
        const [lon, lat] = find(alongKm);
        if (behindKm === 0) return [lat, lon];
        const reach = Math.max(behindKm, COURSE_KM);
        const [[lon1, lat1], [lon2, lat2]] = [find(alongKm - reach), find(alongKm + reach)];
        return destination(lon, lat, inverse(lon1, lat1, lon2, lat2).bearingDeg + 90, behindKm);
    }

    /** @returns {LatLon} */
    function place(percent, behindKm = 0) {
        const [lat, lon] = locate(...onIt(percent, behindKm));
        return [round(lat, decimals), round(lon, decimals)];
    }

    // Every place at one distance behind the border, step by step.
    const glide = (behindKm) => shares().map((percent) => place(percent, behindKm));
    const shares = () => Array.from({ length: STEPS + 1 }, (_, step) => step / ONE_PERCENT);

    // The share of the border's length, to a step, that is nearest to a place, and how many km that
    // is behind it; 0 beyond it. The ground must have been read.
    /** @returns {[number, number]} */
    function nearest([lat, lon]) {
        if (!onBorder.length) onBorder = shares().map((percent) => prepare(locate(percent, 0)));
        const here = prepare([lat, lon]);
        const roughly = onBorder.map((there) => measureRoughly(here, there));
        const least = Math.min(...roughly);
        let [index, km] = [0, Number.POSITIVE_INFINITY];
        roughly.forEach((away, i) => {
            const apart = away <= least * FARTHER ? measure(here, onBorder[i]).km : km;
            if (apart < km) [index, km] = [i, apart];
        });
        const isBehind = places.standing([lat, lon]).where.country === "Ukraine";
        return [index / ONE_PERCENT, isBehind ? km : 0];
    }

    rangeMap.borderWalk = { place, glide, nearest, onIt };
})();
