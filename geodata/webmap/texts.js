// How numbers, dates, lengths and phrases become text, as text.py and phrases.py have it.
(() => {
    "use strict";
    const { data } = rangeMap;
    const pieces = new Map(); // of each phrase: words, the name of a slot, words ...

    // A number that is not negative, with so many decimals. A half goes to the even neighbour, as
    // in Python, and is met only where the last binary place of the number is just behind them.
    function fixed(value, digits) {
        const text = value.toFixed(digits);
        const isHalf = Math.abs((value * 2 ** (digits + 1)) % 2) === 1;
        const isOdd = Number(text.at(-1)) % 2 === 1;
        return isHalf && isOdd ? (value - 0.25 * 10 ** -digits).toFixed(digits) : text;
    }

    function round(value, digits = 0) {
        if (digits) return Number(fixed(value, digits));
        const whole = Math.floor(value);
        const over = value - whole;
        return over > 0.5 || (over === 0.5 && whole % 2) ? whole + 1 : whole;
    }

    // For reading: thousands apart by commas, no trailing zeros.
    function number(value, digits = 0) {
        if (Number.isInteger(value) && value < 1000) return String(value);
        const [whole, part = ""] = fixed(value, digits).split(".");
        const few = part.replace(/0+$/, "");
        const apart = whole.length < 4 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ",");
        return few ? `${apart}.${few}` : apart;
    }

    // A length given in its own unit: `200 miles`, `321.9 km`.
    function length(value, unit) {
        const name = unit === "mi" && value === 1 ? "mile" : data.vocabulary.units[unit][0];
        return `${number(value, 1)} ${name}`;
    }

    // A distance in km, whole, in one unit; and in the reader's first, then in the other.
    const shortDistance = (km, unit) => length(round(km / data.vocabulary.units[unit][1]), unit);
    const distance = (km, unit) =>
        `${shortDistance(km, unit)} (${shortDistance(km, unit === "km" ? "mi" : "km")})`;

    // A range as given, and in the other unit: `200 miles (321.9 km)`.
    function range(value, unit) {
        const { units } = data.vocabulary;
        const km = value * units[unit][1];
        const other =
            unit === "km" ? `${number(km / units.mi[1], 1)} miles` : `${number(km, 1)} km`;
        return `${length(value, unit)} (${other})`;
    }

    // This map is north and east.
    const position = ([lat, lon]) => `${fixed(lat, 2)}° N, ${fixed(lon, 2)}° E`;

    // An ISO date: 17 November 2024.
    function date(iso) {
        const [year, month, day] = iso.split("-").map(Number);
        return `${day} ${data.vocabulary.months[month - 1]} ${year}`;
    }

    // The name of a bearing in degrees among those that go round from north.
    function compass(bearingDeg) {
        const { compass: names } = data.vocabulary;
        return names[Math.floor((bearingDeg * names.length) / 360 + 0.5) % names.length];
    }

    // A phrase with its slots filled; `group.name` is one of a group.
    function say(name, words = {}) {
        if (!pieces.has(name)) pieces.set(name, split(name));
        const parts = pieces.get(name);
        let said = parts[0];
        for (let i = 1; i < parts.length; i += 2) said += words[parts[i]] + parts[i + 1];
        return said;
    }

    function split(name) {
        const [first, kind] = name.split(".");
        const found = data.vocabulary.phrases[first];
        return (typeof found === "string" ? found : found[kind]).split(/\{(\w+)\}/);
    }

    const sayCount = (name, count) => say(`${name}.${count === 1 ? "one" : "other"}`, { count });

    rangeMap.texts = {
        fixed,
        round,
        number,
        length,
        shortDistance,
        distance,
        range,
        position,
        date,
        compass,
        say,
        sayCount,
    };
})();
