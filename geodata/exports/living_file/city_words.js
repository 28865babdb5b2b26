// What a ruler would measure on a lesson's map, in words, as cities_in_words.py says it.
(() => {
    "use strict";
    const { data, geodesy } = rangeMap;
    const { say, distance, compass } = rangeMap.texts;

    // The cities that the map of a step shows; all where it names no area.
    function list(numbers) {
        const { cities } = data.file.city_words;
        return numbers ? numbers.map((number) => cities[number]) : cities;
    }

    function ofPoint([lat, lon], numbers, unit) {
        const found = list(numbers).map(([name, cityLat, cityLon]) => {
            const { km, bearingDeg } = geodesy.inverse(lon, lat, cityLon, cityLat);
            return { name, km, way: ` ${compass((bearingDeg + 360) % 360)}` };
        });
        return tell(
            found.filter(({ km }) => km >= 1),
            numbers,
            unit,
        ); // nearer, it is in the city
    }

    function ofLine(start, numbers, unit) {
        const { starts } = data.file.city_words;
        const found = list(numbers).map(([name, , , ...far]) => ({
            ...{ name, km: far[starts.indexOf(start)], way: "" },
        }));
        return tell(
            found.filter(({ km }) => km),
            numbers,
            unit,
        );
    }

    function tell(found, numbers, unit) {
        const sorted = found.sort((one, other) => one.km - other.km);
        const near = numbers ? sorted : sorted.slice(0, data.file.city_words.nearest);
        return near.map(({ name, km, way }) => `${name} ${distance(km, unit)}${way}`).join("; ");
    }

    // Parts as head and text: how far, and from a launch point in which direction, cities are from
    // the starts, nearest first; and what was allowed. `names` are those of the launch points,
    // `numbers` those of the cities that the map shows, if the step says so.
    /** @returns {[head: string, text: string][]} */
    function lines({ points, start, unit, show, day }, names, numbers) {
        const { starts, permissions } = data.file.city_words;
        const ways =
            start === "points"
                ? points.map((at, i) => [names[i], ofPoint(at, numbers, unit)])
                : starts.map((one) => [say(`starts.${one}`), ofLine(one, numbers, unit)]);
        const told = ways
            .filter(([, words]) => words)
            .map(([name, words]) => [say("cities.from", { start: name }), words]);
        const given = show.includes("allowed") ? permissions.filter(([from]) => from <= day) : [];
        const words = given.map(([, allowed]) => allowed).join("; ");
        return [...told, ...(given.length ? [[say("cities.allowed"), words]] : [])];
    }

    rangeMap.cityWords = { lines };
})();
