// Where a place on the map is: its nearest town, and whose land it stands on.
(() => {
    "use strict";
    const { data } = rangeMap;
    const { inverse, distanceKm } = rangeMap.geodesy;
    const { compass } = rangeMap.texts;
    const RAD = Math.PI / 180;
    const FARTHER = 1.05; // measured on a flat map, what may still be the nearest
    let cities = []; // name, lon, lat
    let lands = []; // every region, then the land around them: country, region, outline
    let occupied = []; // an outline
    let held = {}; // outlines by day

    // Takes the ground, whose coordinates are those that Python decides by.
    function read(ground) {
        const { regions, land, held_days: days } = data.vocabulary;
        const shapes = (id) => ground.layers.find((layer) => layer.id === id).shapes;
        cities = shapes("cities").map(({ label, at }) => [label, ...at.coordinates]);
        const named = [...regions, ...land.map((country) => [country, null])];
        const drawn = [...shapes("regions"), ...shapes("land")];
        lands = named.map(([country, region], i) => ({
            country,
            region,
            outline: measure(drawn[i].at),
        }));
        occupied = measure(shapes("occupied")[0].at);
        held = Object.fromEntries(days.map((day) => [day, measure(shapes(`held ${day}`)[0].at)]));
    }

    // The polygons of a geometry, each with the box around it: rings of [lon, lat].
    function measure({ type, coordinates }) {
        const polygons = type === "Polygon" ? [coordinates] : coordinates;
        return polygons.map((rings) => {
            const [lons, lats] = [0, 1].map((axis) => rings[0].map((place) => place[axis]));
            const least = (values) => values.reduce((one, other) => Math.min(one, other));
            const most = (values) => values.reduce((one, other) => Math.max(one, other));
            return { rings, box: [least(lons), least(lats), most(lons), most(lats)] };
        });
    }

    // Whether a place lies on an outline's land or edge, or within so many degrees of it.
    function isNear(outline, lon, lat, nearDeg) {
        return outline.some(({ rings, box: [west, south, east, north] }) => {
            if (lon < west - nearDeg || lon > east + nearDeg) return false;
            if (lat < south - nearDeg || lat > north + nearDeg) return false;
            return covers(rings, lon, lat) || (nearDeg > 0 && touches(rings, lon, lat, nearDeg));
        });
    }

    // Whether a ray to the east crosses the rings an odd number of times; the edge is in.
    function covers(rings, lon, lat) {
        let isInside = false;
        for (const ring of rings) {
            let [lon1, lat1] = ring[ring.length - 1];
            for (const [lon2, lat2] of ring) {
                if (lat2 === lat && lon2 === lon) return true;
                if (lat1 > lat !== lat2 > lat) {
                    const side = (lon1 - lon) * (lat2 - lat) - (lon2 - lon) * (lat1 - lat);
                    if (side === 0) return true;
                    if (side > 0 === lat2 > lat1) isInside = !isInside;
                } else if (lat1 === lat && lat2 === lat && lon1 > lon !== lon2 > lon) return true;
                lon1 = lon2;
                lat1 = lat2;
            }
        }
        return isInside;
    }

    function touches(rings, lon, lat, nearDeg) {
        for (const ring of rings) {
            let [lon1, lat1] = ring[0];
            for (const [lon2, lat2] of ring) {
                const [east, north] = [lon2 - lon1, lat2 - lat1];
                const along = (lon - lon1) * east + (lat - lat1) * north;
                const square = east * east + north * north;
                const share = square ? Math.min(Math.max(along / square, 0), 1) : 0;
                const [x, y] = [lon1 + share * east - lon, lat1 + share * north - lat];
                if (Math.sqrt(x * x + y * y) <= nearDeg) return true;
                lon1 = lon2;
                lat1 = lat2;
            }
        }
        return false;
    }

    // Whose recognised land a place is on, nobody's at sea, and whether Russia occupied it. In the
    // water it counts as on land so near that the shore is no better known.
    function whereabouts([lat, lon]) {
        for (const nearDeg of [0, data.vocabulary.shore_deg]) {
            const land = lands.find(({ outline }) => isNear(outline, lon, lat, nearDeg));
            if (!land) continue;
            const { country, region } = land;
            const isTaken = country === "Ukraine" && isNear(occupied, lon, lat, nearDeg);
            return { country, region, isTaken };
        }
        return { country: null, region: null, isTaken: false };
    }

    // The towns that may be the nearest: so short a way is flat to 1 per cent.
    function findNear([lat, lon]) {
        const flat = cities.map(([, east, north]) => {
            const narrow = Math.cos(((lat + north) / 2) * RAD);
            return Math.hypot(lat - north, (lon - east) * narrow);
        });
        const least = Math.min(...flat);
        return cities.filter((_, i) => flat[i] <= least * FARTHER);
    }

    // Where a launch point stands: the nearest town, how far, which way, and whose land.
    function standing([lat, lon]) {
        let [town, km, place] = ["", Number.POSITIVE_INFINITY, [0, 0]];
        for (const [name, east, north] of findNear([lat, lon])) {
            const apart = distanceKm(lon, lat, east, north);
            if (apart < km) [town, km, place] = [name, apart, [east, north]];
        }
        const way = compass(inverse(place[0], place[1], lon, lat).bearingDeg);
        const isAtTown = km <= data.vocabulary.at_town_km;
        return { town, km, way, isAtTown, where: whereabouts([lat, lon]) };
    }

    // Whether a place is in the part of Kursk Oblast that Ukraine held on a day of those known.
    const isHeld = ([lat, lon], day) => isNear(held[day], lon, lat, 0);

    rangeMap.places = { read, standing, isHeld, measure, isNear };
})();
