// Rules that tests/unit/test_javascript.py holds against Python.
(() => {
    "use strict";

    // The state of an airfield by how far inside the range it is; so close to the edge, neither.
    function state(marginKm, closeKm) {
        if (Math.abs(marginKm) <= closeKm) return "edge";
        return marginKm > 0 ? "in" : "out";
    }

    // The place inside a box that is nearest to one, latitude and longitude taken apart; longitudes
    // a whole turn apart are one.
    /** @returns {LatLon} */
    function clamp([lat, lon], [[south, west], [north, east]]) {
        const middle = (west + east) / 2;
        const isInside = west <= lon && lon <= east;
        const turned = isInside ? lon : middle + modulo(lon - middle + 180, 360) - 180;
        return [Math.min(Math.max(lat, south), north), Math.min(Math.max(turned, west), east)];
    }

    const modulo = (value, whole) => ((value % whole) + whole) % whole;

    // The place at a step of a walk that has a place at each whole one.
    /** @returns {LatLon} */
    function between(places, step) {
        const before = Math.min(Math.floor(step), places.length - 2);
        const [[lat1, lon1], [lat2, lon2]] = [places[before], places[before + 1]];
        const share = step - before;
        return [lat1 + (lat2 - lat1) * share, lon1 + (lon2 - lon1) * share];
    }

    // The line of a curve of lon, lat, lon, lat ..., of which messages.py took differences twice.
    function unfold(curve, stepDeg) {
        /** @type {LatLon[]} */
        const line = [];
        for (let i = 0, lon = 0, lat = 0, east = 0, north = 0; i < curve.length; i += 2) {
            east += curve[i];
            north += curve[i + 1];
            lon += east;
            lat += north;
            line.push([lat * stepDeg, lon * stepDeg]);
        }
        return line;
    }

    // A closed curve through points, as SVG's cubic Bezier curves (after their "M"): at each point
    // it goes the way of the line between its neighbours (Catmull and Rom, 1974).
    function curveThrough(points) {
        const count = points.length;
        let line = count ? `${points[0].x} ${points[0].y}` : "";
        for (let i = 0; i < count; i++) {
            const before = points[(i || count) - 1];
            const [here, next] = [points[i], points[(i + 1) % count]];
            const after = points[(i + 2) % count];
            line +=
                `C${here.x + (next.x - before.x) / 6} ${here.y + (next.y - before.y) / 6}` +
                ` ${next.x - (after.x - here.x) / 6} ${next.y - (after.y - here.y) / 6}` +
                ` ${next.x} ${next.y}`;
        }
        return line;
    }

    // The ground of files.py, in which a shape's geometry is a number.
    /**
     * @param {PackedGround} packed
     * @returns {Ground}
     */
    function unpack({ geometries, layers, ...others }) {
        const place = (shape) => ({ ...shape, at: geometries[shape.at] });
        const placed = layers.map((layer) => ({ ...layer, shapes: layer.shapes.map(place) }));
        return { ...others, layers: placed };
    }

    rangeMap.rules = { state, clamp, between, unfold, curveThrough, unpack };
})();
