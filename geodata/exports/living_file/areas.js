// How much the rings take in, as wording.py says it: their edges are added up, piece by piece.
(() => {
    "use strict";
    const { data, lineRings } = rangeMap;
    const { ring } = rangeMap.geodesy;
    const { say, number, round, date } = rangeMap.texts;
    const RAD = Math.PI / 180;
    const ECCENTRICITY = Math.sqrt((2 - 1 / 298.257223563) / 298.257223563); // of WGS84
    const RADIUS_KM = 6371.0071809; // of the sphere with WGS84's area
    const BAND_DEG = 0.1; // edges are looked up by bands of latitude; our choice
    const APART_DEG = 1e-9; // 0.1 mm: no two rings share an edge, whose side nobody could tell
    const ROUGH = 1e-12; // of an edge: no crossing at a corner may be missed by both its edges
    const NONE = [];
    const lands = {}; // Russia and Kursk Oblast: edges by band

    const authalic = (sin) =>
        sin / (1 - (ECCENTRICITY * sin) ** 2) + Math.atanh(ECCENTRICITY * sin) / ECCENTRICITY;

    const POLE = authalic(1);

    // The tangent of half the latitude on the sphere on which areas are those of WGS84.
    function halfTangent(lat) {
        const sin = authalic(Math.sin(lat * RAD)) / POLE;
        return sin / (1 + Math.sqrt(1 - sin * sin));
    }

    // The area in km² between a piece of a great circle and the equator, negative to the west.
    function under(lon1, lat1, lon2, lat2) {
        const [one, other] = [halfTangent(lat1), halfTangent(lat2)];
        const wide = Math.tan(((lon2 - lon1) * RAD) / 2);
        return 2 * RADIUS_KM ** 2 * Math.atan((wide * (one + other)) / (1 + one * other));
    }

    // Edges [lon, lat, lon, lat, perhaps the area under it] with the bands of latitude that they
    // cross.
    function sort(edges) {
        const bands = new Map();
        for (const edge of edges) {
            const [first, last] = [edge[1], edge[3]].map((lat) => Math.floor(lat / BAND_DEG));
            for (let band = Math.min(first, last); band <= Math.max(first, last); band++) {
                if (!bands.has(band)) bands.set(band, []);
                bands.get(band).push(edge);
            }
        }
        const [lons, lats] = [0, 1].map((axis) => edges.map((edge) => edge[axis]));
        const least = (values) => values.reduce((one, other) => Math.min(one, other));
        const most = (values) => values.reduce((one, other) => Math.max(one, other));
        return { edges, bands, box: [least(lons), least(lats), most(lons), most(lats)] };
    }

    // The edges of a closed line of [lon, lat], as it goes.
    const follow = (line) => line.slice(1).map((to, i) => [...line[i], ...to]);

    // The same, clockwise, or the other way around.
    function turn(line, isClockwise) {
        const edges = follow(line);
        const sum = edges.reduce((all, [x1, y1, x2, y2]) => all + (x2 - x1) * (y1 + y2), 0);
        return sum > 0 === isClockwise ? edges : follow([...line].reverse());
    }

    // The outline of several shapes as one. An edge between two of them goes both ways and falls
    // out: it would add nothing, and more than half are such.
    function merge(shapes) {
        const left = new Map();
        for (const { type, coordinates } of shapes)
            for (const lines of type === "Polygon" ? [coordinates] : coordinates)
                for (const edge of lines.flatMap((line, i) => turn(line, i === 0))) {
                    const [x1, y1, x2, y2] = edge;
                    if (!left.delete(`${[x2, y2, x1, y1]}`)) left.set(`${edge}`, edge);
                }
        return sort([...left.values()]);
    }

    // Takes the ground, whose coordinates are those that Python measures by.
    function read(ground) {
        const { regions, land, kursk } = data.vocabulary;
        const shapes = (id) =>
            ground.layers.find((layer) => layer.id === id).shapes.map(({ at }) => at);
        const oblasts = shapes("regions");
        lands.russia = merge([
            ...oblasts.filter((_, i) => regions[i]?.[0] === "Russia"),
            ...shapes("land").filter((_, i) => land[i] === "Russia"),
        ]);
        lands.kursk = merge([oblasts[regions.findIndex(([, title]) => title === kursk)]]);
    }

    // How many times an outline goes around a place: a ray to the east meets its edges.
    function countAround({ bands, box: [west, south, east, north] }, lon, lat) {
        if (lon < west || lon > east || lat < south || lat > north) return 0;
        let count = 0;
        for (const [x1, y1, x2, y2] of bands.get(Math.floor(lat / BAND_DEG)) || []) {
            if (y1 > lat === y2 > lat) continue;
            const isEast = (x1 - lon) * (y2 - lat) - (x2 - lon) * (y1 - lat) > 0 === y2 > y1;
            if (isEast) count += y2 > y1 ? -1 : 1;
        }
        return count;
    }

    // Adds where an outline cuts an edge, as shares of it.
    function addCuts([x1, y1, x2, y2], { bands, box }, cuts) {
        const [west, east] = x1 < x2 ? [x1, x2] : [x2, x1];
        const [south, north] = y1 < y2 ? [y1, y2] : [y2, y1];
        if (east < box[0] || west > box[2] || north < box[1] || south > box[3]) return;
        const last = Math.floor(north / BAND_DEG);
        for (let band = Math.floor(south / BAND_DEG); band <= last; band++)
            for (const [x3, y3, x4, y4] of bands.get(band) || []) {
                if ((x3 < west && x4 < west) || (x3 > east && x4 > east)) continue;
                if ((y3 < south && y4 < south) || (y3 > north && y4 > north)) continue;
                const across = (x2 - x1) * (y4 - y3) - (y2 - y1) * (x4 - x3);
                const here = ((x3 - x1) * (y4 - y3) - (y3 - y1) * (x4 - x3)) / across;
                const there = ((x3 - x1) * (y2 - y1) - (y3 - y1) * (x2 - x1)) / across;
                if (here > 0 && here < 1 && there > -ROUGH && there < 1 + ROUGH) cuts.push(here);
            }
    }

    // Adds what lies under each piece of an edge between the cuts of outlines to the sums that
    // `find` names for its middle. Pieces of the same sums are one, as they are in Python: a long
    // edge and its halves do not lie on one great circle.
    function add(sums, edge, outlines, find) {
        const cuts = [0, 1];
        for (const outline of outlines) addCuts(edge, outline, cuts);
        const [x1, y1, x2, y2] = edge;
        if (cuts.length === 2) {
            const names = find((x1 + x2) / 2, (y1 + y2) / 2);
            if (!names.length) return;
            edge[4] ??= under(x1, y1, x2, y2);
            for (const name of names) sums[name] += edge[4];
            return;
        }
        cuts.sort((one, other) => one - other);
        const at = (share) => [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
        const pieces = [];
        for (let i = 1; i < cuts.length; i++) {
            const [from, to] = [cuts[i - 1], cuts[i]];
            const names = find(...at((from + to) / 2));
            const before = pieces[pieces.length - 1];
            if (before && `${before.names}` === `${names}`) before.to = to;
            else pieces.push({ names, from, to });
        }
        for (const { names, from, to } of pieces)
            for (const name of names) sums[name] += under(...at(from), ...at(to));
    }

    // Green's theorem: an area is the sum of what lies under its edge. The edge of what two areas
    // share is of each what lies in the other; that of all rings what lies in no other ring; and
    // that of what is in two or more what lies in one other.
    function measure(rings) {
        const sums = { reached: 0, overlap: 0, russia: 0, kursk: 0 };
        const shared = Object.entries(lands);
        for (const one of rings) {
            const others = rings.filter((other) => other !== one);
            const find = (lon, lat) => {
                let deep = 0;
                for (const other of others)
                    if (countAround(other, lon, lat) && ++deep > 1) return NONE;
                if (deep) return ["overlap"];
                const names = ["reached"];
                for (const [name, land] of shared)
                    for (let i = countAround(land, lon, lat); i > 0; i--) names.push(name);
                return names;
            };
            const outlines = [...others, ...Object.values(lands)];
            for (const edge of one.edges) add(sums, edge, outlines, find);
        }
        for (const [name, land] of shared) {
            const names = [name];
            const find = (lon, lat) =>
                rings.some((one) => countAround(one, lon, lat)) ? names : NONE;
            for (const edge of land.edges) add(sums, edge, rings, find);
        }
        return sums;
    }

    // To three digits, since the borders are no better.
    function sayKm2(km2) {
        const whole = 10 ** Math.max(String(round(km2)).length - 3, 0);
        return say("square_km", { area: number(round(km2 / whole) * whole) });
    }

    // How much the rings take in, and what a line is not or how good it is.
    function notes({ points, range_value: value, unit, start }) {
        const rangeKm = value * data.vocabulary.units[unit][1];
        const lines =
            start === "points"
                ? points.map(([lat, lon]) => ring(lon, lat, rangeKm))
                : [lineRings.outline(start, rangeKm)];
        const rings = lines.map((line, i) =>
            sort(follow(line.map(([lat, lon]) => [lon, lat + i * APART_DEG]))),
        );
        const sums = measure(rings);
        const isSeveral = rings.length > 1;
        const share = (100 * sums.russia) / data.file.russia_km2;
        const [, , east, north] = lands.russia.box;
        const isBeyond = rings.some(({ box }) => box[2] > east || box[3] > north);
        const kursk = lands.kursk.edges.reduce((sum, edge) => sum + under(...edge), 0);
        const sizes = [
            say(`area_notes.${isSeveral ? "several" : "one"}`, { reached: sayKm2(sums.reached) }),
            isSeveral ? say("area_notes.twice", { overlap: sayKm2(sums.overlap) }) : "",
            say("area_notes.shares", {
                russia: sayKm2(sums.russia),
                percent: share > 0 && share < 0.05 ? say("area_notes.little") : number(share, 1),
                cut: isBeyond ? say("area_notes.cut") : "",
                kursk: number((100 * sums.kursk) / kursk),
            }),
        ];
        const { day, good_to } = data.vocabulary.line;
        const more = start === "points" ? [] : [`start_notes.${start}`];
        return [sizes.join(""), ...more.map((name) => say(name, { day: date(day), good_to }))];
    }

    rangeMap.areas = { read, notes };
})();
