// Rules that exist in Python too; tests/unit/test_javascript.py compares both.
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

    rangeMap.rules = { state, clamp, between, unfold };
})();
