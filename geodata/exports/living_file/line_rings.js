// The ring around the border or held land: the outer edge of circles around places along it.
(() => {
    "use strict";
    const { data } = rangeMap;
    const { destination, distanceKm } = rangeMap.geodesy;
    const { unfold } = rangeMap.rules;
    const RAD = Math.PI / 180;
    const EARTH_KM = 6371; // bearings on a sphere are right to 0.2 degrees
    const STEP_DEG = 1; // between the vertices of a circle: 25 m from it at most
    const NUDGE_DEG = 0.05; // how far along a circle is looked to see how it leaves another
    const ROUNDS = 3; // after which an end of an arc is right to a metre
    const KEPT = 20; // rings; our choice: what one map shows, and those before it
    const centres = {}; // of a start: places on a sphere
    const kept = new Map();

    // How much a polygon of so many corners takes in of its circle.
    const fill = (corners) => (corners / (2 * Math.PI)) * Math.sin((2 * Math.PI) / corners);
    // geodesy.py joins polygons of other corners; ours, so much smaller, take in as much.
    const shrink = (km) => km * Math.sqrt(fill(data.file.lines.corners) / fill(360 / STEP_DEG));

    function readCentres(start) {
        const places = unfold(data.file.lines.centres[start], data.curve_step_deg);
        return places.map(([lat, lon]) => {
            const [sin, cos] = [Math.sin(lat * RAD), Math.cos(lat * RAD)];
            const [sinLon, cosLon] = [Math.sin(lon * RAD), Math.cos(lon * RAD)];
            return { lat, lon, sin, cos, sinLon, cosLon, x: cos * cosLon, y: cos * sinLon };
        });
    }

    // How much of one circle another covers: from which bearing, and how many degrees.
    /** @returns {[number, number] | null} */
    function findCover(one, other, tanReach, farSquare) {
        const [x, y, z] = [one.x - other.x, one.y - other.y, one.sin - other.sin];
        const square = x * x + y * y + z * z;
        if (square >= farSquare || square === 0) return null;
        const wide = Math.acos(Math.sqrt(square / (4 - square)) / tanReach) / RAD;
        const east = other.y * one.cosLon - other.x * one.sinLon;
        const ahead = other.x * one.cosLon + other.y * one.sinLon;
        const north = other.sin * one.cos - one.sin * ahead;
        return [(Math.atan2(east, north) / RAD - wide + 720) % 360, 2 * wide];
    }

    // What stays of arcs when so many degrees from a bearing are covered by another circle.
    function cover(arcs, [first, wide], by) {
        const last = first + wide;
        const isApart = ({ from, to }) => (first >= to || last <= from) && last - 360 <= from;
        if (arcs.every(isApart)) return arcs;
        const left = [];
        for (const arc of arcs)
            for (const turn of [-360, 0, 360]) {
                // What is not covered begins where the cover ends and ends where it begins again.
                const [from, to] = [last + turn, first + 360 + turn];
                if (to <= arc.from || from >= arc.to) continue;
                const begins = from > arc.from ? { from, fromBy: by } : {};
                left.push({ ...arc, ...begins, ...(to < arc.to ? { to, toBy: by } : {}) });
            }
        return left;
    }

    // The arcs of a circle that no other covers; its neighbours, which cover most, come first.
    function findArcs(places, index, km) {
        const [tanReach, farSquare] = [Math.tan(km / EARTH_KM), 4 * Math.sin(km / EARTH_KM) ** 2];
        let arcs = [{ from: 0, to: 360, fromBy: -1, toBy: -1 }];
        for (let step = 1; step < places.length && arcs.length; step++)
            for (const by of [index - step, index + step]) {
                if (!places[by]) continue;
                const covered = findCover(places[index], places[by], tanReach, farSquare);
                if (covered) arcs = cover(arcs, covered, by);
            }
        return arcs;
    }

    // The bearing near one at which a circle meets another of the same range.
    function meet(one, other, bearing, km) {
        const away = (at) => {
            const [lat, lon] = destination(one.lon, one.lat, at, km);
            return distanceKm(lon, lat, other.lon, other.lat) - km;
        };
        let found = bearing;
        for (let round = 0; round < ROUNDS; round++) {
            const off = away(found);
            const slope = (away(found + NUDGE_DEG) - off) / NUDGE_DEG;
            found -= Math.min(Math.max(off / slope, -1), 1) || 0;
        }
        return found;
    }

    // The vertices of an arc, clockwise.
    function draw(places, index, arc, km) {
        const { lon, lat } = places[index];
        const end = (by, bearing) =>
            by < 0 ? bearing : meet(places[index], places[by], bearing, km);
        const [from, to] = [end(arc.fromBy, arc.from), end(arc.toBy, arc.to)];
        const bearings = [from];
        for (let at = Math.ceil(from / STEP_DEG) * STEP_DEG; at < to; at += STEP_DEG)
            if (at > from) bearings.push(at);
        if (to > from) bearings.push(to);
        return bearings.map((bearing) => destination(lon, lat, bearing, km));
    }

    // Whether a place is nearer to one than to another; so near the map may be flat.
    function isNearer([lat, lon], one, other) {
        const narrow = Math.cos(lat * RAD);
        const away = ([north, east]) => (north - lat) ** 2 + ((east - lon) * narrow) ** 2;
        return away(one) < away(other);
    }

    // Arcs in the order in which they follow each other around, from the northernmost on. Those
    // that are left over lie inside, around land of the start: no ring has a hole.
    function join(lines) {
        const top = (line) => Math.max(...line.map(([lat]) => lat));
        const tops = lines.map(top);
        const first = lines[tops.indexOf(Math.max(...tops))];
        const rest = new Set(lines);
        const edge = [];
        for (let next = first; next !== first || !edge.length; ) {
            edge.push(...next);
            rest.delete(next);
            const end = next[next.length - 1];
            next = first;
            for (const line of rest) if (isNearer(end, line[0], next[0])) next = line;
        }
        return [...edge, edge[0]];
    }

    // The outer edge of all places within a range of a start, closed and clockwise.
    /** @returns {LatLon[]} */
    function outline(start, rangeKm) {
        const name = `${start} ${rangeKm}`;
        if (!kept.has(name)) {
            centres[start] ||= readCentres(start);
            if (kept.size === KEPT) kept.delete(kept.keys().next().value);
            const [places, km] = [centres[start], shrink(rangeKm)];
            const lines = places.flatMap((_, index) =>
                findArcs(places, index, km).map((arc) => draw(places, index, arc, km)),
            );
            kept.set(name, join(lines));
        }
        return kept.get(name);
    }

    // As messages.py sends curves: steps of degrees, differenced twice.
    function fold(line) {
        const curve = [];
        let [lon, lat, east, north] = [0, 0, 0, 0];
        for (const at of line) {
            const [y, x] = at.map((degrees) => Math.round(degrees / data.curve_step_deg));
            curve.push(x - lon - east, y - lat - north);
            [east, north, lon, lat] = [x - lon, y - lat, x, y];
        }
        return curve;
    }

    const rings = (start, rangeKm) => [fold(outline(start, rangeKm))];

    rangeMap.lineRings = { outline, rings };
})();
