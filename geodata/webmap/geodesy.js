// Geodesics on WGS84 in the browser, by Vincenty (1975); geodesy.py is what they are held to.
(() => {
    "use strict";
    const MAJOR_M = 6378137,
        FLATTENING = 1 / 298.257223563,
        MINOR_M = MAJOR_M * (1 - FLATTENING),
        MEAN_M = (2 * MAJOR_M + MINOR_M) / 3;
    const RAD = Math.PI / 180;
    const ENOUGH = 1e-12; // radians, 6 micrometres on the ground
    // three to five suffice on this map; only nearly opposite places of the globe need more
    const MOST_ROUNDS = 100;
    const SAG_KM = 0.01,
        LEAST_STEPS = 360,
        MOST_STEPS = 7200,
        POLE_KM = 6357; // as in geodesy.py, ring_steps()

    function reduced(lat) {
        const tan = (1 - FLATTENING) * Math.tan(lat * RAD);
        const cos = 1 / Math.sqrt(1 + tan * tan);
        return { tan, cos, sin: tan * cos };
    }

    // Vincenty's A and B from the squared cosine of the geodesic's azimuth at the equator.
    function series(cosSqAlpha) {
        const u2 = (cosSqAlpha * (MAJOR_M * MAJOR_M - MINOR_M * MINOR_M)) / (MINOR_M * MINOR_M);
        return [
            1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2))),
            (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2))),
        ];
    }

    function correction(b, sinSigma, cosSigma, cos2Middle) {
        const square = cos2Middle * cos2Middle;
        return (
            b *
            sinSigma *
            (cos2Middle +
                (b / 4) *
                    (cosSigma * (2 * square - 1) -
                        (b / 6) * cos2Middle * (4 * sinSigma * sinSigma - 3) * (4 * square - 3)))
        );
    }

    function turn(sinAlpha, cosSqAlpha, sigma, sinSigma, cosSigma, cos2Middle) {
        const c = (FLATTENING / 16) * cosSqAlpha * (4 + FLATTENING * (4 - 3 * cosSqAlpha));
        return (
            (1 - c) *
            FLATTENING *
            sinAlpha *
            (sigma + c * sinSigma * (cos2Middle + c * cosSigma * (2 * cos2Middle * cos2Middle - 1)))
        );
    }

    // Where a geodesic of so many metres ends that leaves (lon, lat) at a bearing: [lat, lon] in
    // degrees.
    /** @returns {LatLon} */
    function end(lon, start, bearing, metres) {
        const sinBearing = Math.sin(bearing),
            cosBearing = Math.cos(bearing);
        const sinAlpha = start.cos * sinBearing,
            cosSqAlpha = 1 - sinAlpha * sinAlpha;
        const sigma1 = Math.atan2(start.tan, cosBearing);
        const [a, b] = series(cosSqAlpha);
        const first = metres / (MINOR_M * a);
        let sigma = first,
            before,
            sinSigma,
            cosSigma,
            cos2Middle;
        for (let round = 0; round < MOST_ROUNDS; round++) {
            cos2Middle = Math.cos(2 * sigma1 + sigma);
            sinSigma = Math.sin(sigma);
            cosSigma = Math.cos(sigma);
            before = sigma;
            sigma = first + correction(b, sinSigma, cosSigma, cos2Middle);
            if (Math.abs(sigma - before) < ENOUGH) break;
        }
        const across = start.sin * sinSigma - start.cos * cosSigma * cosBearing;
        const lat = Math.atan2(
            start.sin * cosSigma + start.cos * sinSigma * cosBearing,
            (1 - FLATTENING) * Math.sqrt(sinAlpha * sinAlpha + across * across),
        );
        const lambda = Math.atan2(
            sinSigma * sinBearing,
            start.cos * cosSigma - start.sin * sinSigma * cosBearing,
        );
        return [
            lat / RAD,
            lon +
                (lambda - turn(sinAlpha, cosSqAlpha, sigma, sinSigma, cosSigma, cos2Middle)) / RAD,
        ];
    }

    function destination(lon, lat, bearingDeg, km) {
        return end(lon, reduced(lat), bearingDeg * RAD, km * 1000);
    }

    // A place in degrees as measure() and measureRoughly() take it: x, y, z are its metres from the
    // middle of the ellipsoid.
    function prepare([lat, lon]) {
        const { tan, cos, sin } = reduced(lat);
        const [x, y] = [MAJOR_M * cos * Math.cos(lon * RAD), MAJOR_M * cos * Math.sin(lon * RAD)];
        return { lon, tan, cos, sin, x, y, z: MINOR_M * sin };
    }

    // A length in km from the straight line through the ellipsoid, bent to a sphere: a tenth of the
    // work, and right to 0.1 per mille in 1,000 km, the span of this map.
    function measureRoughly(one, other) {
        const [x, y, z] = [one.x - other.x, one.y - other.y, one.z - other.z];
        const half = Math.sqrt(x * x + y * y + z * z) / (2 * MEAN_M);
        return (2 * MEAN_M * Math.asin(Math.min(half, 1))) / 1000;
    }

    // Length in km and initial bearing in degrees, 0 to 360, of the geodesic between two places in
    // degrees.
    const inverse = (lon1, lat1, lon2, lat2) =>
        measure(prepare([lat1, lon1]), prepare([lat2, lon2]));

    function measure(one, other) {
        const apart = (other.lon - one.lon) * RAD;
        let lambda = apart,
            before,
            sinLambda,
            cosLambda,
            sinSigma,
            cosSigma,
            sigma,
            cosSqAlpha,
            cos2Middle;
        for (let round = 0; round < MOST_ROUNDS; round++) {
            sinLambda = Math.sin(lambda);
            cosLambda = Math.cos(lambda);
            const east = other.cos * sinLambda,
                north = one.cos * other.sin - one.sin * other.cos * cosLambda;
            sinSigma = Math.sqrt(east * east + north * north);
            if (sinSigma === 0) return { km: 0, bearingDeg: 0 };
            cosSigma = one.sin * other.sin + one.cos * other.cos * cosLambda;
            sigma = Math.atan2(sinSigma, cosSigma);
            const sinAlpha = (one.cos * other.cos * sinLambda) / sinSigma;
            cosSqAlpha = 1 - sinAlpha * sinAlpha;
            // 0: along the equator
            cos2Middle = cosSqAlpha === 0 ? 0 : cosSigma - (2 * one.sin * other.sin) / cosSqAlpha;
            before = lambda;
            lambda = apart + turn(sinAlpha, cosSqAlpha, sigma, sinSigma, cosSigma, cos2Middle);
            if (Math.abs(lambda - before) < ENOUGH) break;
        }
        const [a, b] = series(cosSqAlpha);
        const bearing =
            Math.atan2(
                other.cos * sinLambda,
                one.cos * other.sin - one.sin * other.cos * cosLambda,
            ) / RAD;
        return {
            km: (MINOR_M * a * (sigma - correction(b, sinSigma, cosSigma, cos2Middle))) / 1000,
            bearingDeg: (bearing + 360) % 360,
        };
    }

    function distanceKm(lon1, lat1, lon2, lat2) {
        return inverse(lon1, lat1, lon2, lat2).km;
    }

    function ringSteps(lat, km) {
        const steepest = Math.min(Math.abs(lat) + km / POLE_KM / RAD, 89);
        const curvature = 1 / km + Math.tan(steepest * RAD) / POLE_KM;
        const edge = Math.sqrt((8 * SAG_KM) / curvature);
        return Math.min(Math.max(LEAST_STEPS, Math.ceil((2 * Math.PI * km) / edge)), MOST_STEPS);
    }

    // The places at one distance from (lon, lat), as [lat, lon] vertices; longitudes run on past
    // 180, poles are not met. A share of the vertices is for a curve through them.
    function ring(lon, lat, km, share = 1) {
        const start = reduced(lat),
            steps = Math.ceil(ringSteps(lat, km) * share),
            vertices = new Array(steps + 1);
        for (let i = 0; i <= steps; i++)
            vertices[i] = end(lon, start, (i * 2 * Math.PI) / steps, km * 1000);
        return vertices;
    }

    rangeMap.geodesy = { destination, prepare, measure, measureRoughly, inverse, distanceKm, ring };
})();
