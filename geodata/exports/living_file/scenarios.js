// What the student chose and its two-way road to an address, as scenario.py has it.
(() => {
    "use strict";
    const { data, addresses, rules } = rangeMap;
    const { say, round, fixed } = rangeMap.texts;
    const { values, single, shorten, quote, strip } = addresses;
    const given = data.file.scenario;
    const { area, decimals, article_day: ARTICLE_DAY, units } = data.vocabulary;
    const [[SOUTH, WEST], [NORTH, EAST]] = area;
    const MIDDLE = (WEST + EAST) / 2;
    /** @type {Box} */
    const EVERYWHERE = [
        [Number.NEGATIVE_INFINITY, MIDDLE - 180],
        [Number.POSITIVE_INFINITY, MIDDLE + 180],
    ];
    const NUMBER = /^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[-+]?[0-9]{1,3})?$/i;
    const RANGE = /^([0-9.]{1,12})(mi|km|nmi)$/;
    const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
    const RANGE_DECIMALS = 2;
    const { layers: LAYERS, usual: USUAL, starts: STARTS, most_points: MAX_POINTS } = given;
    /** @type {Scenario} */
    const DEFAULT = { ...given.first, ignored: [] };

    // The scenario of an address's parts: what cannot be used is left out and named.
    /** @returns {Scenario} */
    function read(parts) {
        const cleaned = addresses.clean(parts);
        const ignored = Object.keys(cleaned)
            .filter((name) => !given.address.map.includes(name))
            .map((name) => say("address.part", { text: quote(name) }));
        const points = readPoints(values(cleaned, "at", ignored), ignored);
        const [range_value, unit] = readRange(single(cleaned, "range", ignored), ignored);
        const start = readStart(single(cleaned, "from", ignored), ignored);
        const show = readShow(values(cleaned, "show", ignored), ignored);
        const day = readDay(single(cleaned, "day", ignored), ignored);
        return { points, range_value, unit, start, show, day, ignored: shorten(ignored) };
    }

    // The parts that read() makes an equal scenario of; layers only if not the usual ones.
    function write(now) {
        /** @type {Parts} */
        const parts = {
            at: now.points.map((point) => point.map(writeDegrees).join(",")),
            range: [fixed(now.range_value, RANGE_DECIMALS).replace(/\.?0+$/, "") + now.unit],
        };
        if (now.start !== DEFAULT.start) parts.from = [now.start];
        if (now.day !== ARTICLE_DAY) parts.day = [now.day];
        if (String(now.show) !== String(USUAL)) parts.show = [now.show.join(",") || "none"];
        return parts;
    }

    const query = (now) => addresses.write(write(now));

    function writeDegrees(value) {
        const [whole, part] = fixed(value, decimals).split(".");
        return `${whole}.${part.slice(0, 2)}${part.slice(2).replace(/0+$/, "")}`;
    }

    // Whether two scenarios are one, whatever was ignored on the way to them.
    const isSame = (one, other) => list(one) === list(other);
    const list = ({ points, range_value, unit, start, show, day }) =>
        JSON.stringify([points, range_value, unit, start, show, day]);

    // A place as a launch point has it.
    /** @returns {LatLon} */
    const roundPlace = ([lat, lon]) => [round(lat, decimals), round(lon, decimals)];

    function isOnMap(place) {
        const [lat, lon] = roundPlace(place);
        return SOUTH <= lat && lat <= NORTH && WEST <= lon && lon <= EAST;
    }

    // The nearest launch point inside the map's area, and whether it had to move; longitudes a
    // whole turn apart are one.
    /** @returns {[LatLon, boolean]} */
    function clamp(at) {
        return [roundPlace(rules.clamp(at, area)), !isOnMap(rules.clamp(at, EVERYWHERE))];
    }

    const outside = (what) =>
        say("outside", { what, south: SOUTH, north: NORTH, west: WEST, east: EAST });

    // The least and largest range in a unit.
    const limits = (unit) => given.limits[unit];

    // A range in another unit, rounded to 0.1 of it and kept within the limits.
    function convert(value, unit, to) {
        if (unit === to) return value;
        const [low, high] = limits(to);
        return Math.min(Math.max(round((value * units[unit][1]) / units[to][1], 1), low), high);
    }

    function readPoints(texts, ignored) {
        const points = texts.flatMap((text) => readPoint(text, ignored));
        const [count, most] = [points.length, MAX_POINTS];
        if (count > most) ignored.push(say("address.points", { count, most }));
        return count ? points.slice(0, most) : DEFAULT.points;
    }

    // One place, or none.
    /** @returns {LatLon[]} */
    function readPoint(text, ignored) {
        const isShort = text.length <= given.longest_place;
        const [lat, lon, ...others] = isShort ? text.split(",").map(readNumber) : [];
        if (lat == null || lon == null || others.length) {
            ignored.push(say("address.place", { text: quote(text) }));
            return [];
        }
        if (isOnMap([lat, lon])) return [roundPlace([lat, lon])];
        ignored.push(outside(`at=${quote(text)}`));
        return [];
    }

    function readNumber(text) {
        const plain = strip(text);
        const value = NUMBER.test(plain) ? Number(plain) : Number.NaN;
        return Number.isFinite(value) ? value : null;
    }

    /** @returns {[number, string]} */
    function readRange(texts, ignored) {
        for (const text of texts) {
            const [, digits, unit] = RANGE.exec(strip(text)) ?? [];
            const value = digits ? readNumber(digits) : null;
            if (value !== null) {
                const [rounded, [low, high]] = [round(value, RANGE_DECIMALS), limits(unit)];
                if (low <= rounded && rounded <= high) return [rounded, unit];
            }
            const [least, greatest] = given.limits_mi;
            ignored.push(say("address.range", { text: quote(text), least, greatest }));
        }
        return [DEFAULT.range_value, DEFAULT.unit];
    }

    function readStart(texts, ignored) {
        for (const text of texts) {
            if (STARTS.includes(strip(text))) return strip(text);
            ignored.push(say("address.start", { text: quote(text), starts: STARTS.join(", ") }));
        }
        return DEFAULT.start;
    }

    function readDay(texts, ignored) {
        const { first_day: first, last_day: last } = given;
        for (const text of texts) {
            const day = strip(text);
            if (isDay(day) && first <= day && day <= last) return day;
            ignored.push(say("address.day", { text: quote(text), first, last }));
        }
        return DEFAULT.day;
    }

    // Some browsers refuse 30 February, others take it for a day of March.
    function isDay(text) {
        const time = DAY.test(text) ? Date.parse(`${text}T00:00Z`) : Number.NaN;
        return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
    }

    function readShow(texts, ignored) {
        if (!texts.length) return USUAL;
        if (texts.length === 1 && texts[0] === "none") return [];
        const named = texts.flatMap((text) => text.split(",").map(strip));
        const unknown = named.filter((name) => !LAYERS.includes(name));
        if (unknown.length) {
            const text = quote(unknown.join(","));
            ignored.push(say("address.layers", { text, layers: LAYERS.join(", ") }));
        }
        const wanted = LAYERS.filter((name) => named.includes(name));
        return wanted.length ? wanted : USUAL;
    }

    rangeMap.scenarios = {
        DEFAULT,
        LAYERS,
        USUAL,
        STARTS,
        MAX_POINTS,
        read,
        write,
        query,
        limits,
        convert,
        isSame,
        clamp,
        outside,
    };
})();
