// What was so on a scenario's day: systems in hand, what was allowed, what the data lack.
(() => {
    "use strict";
    const { data } = rangeMap;
    const { say, date } = rangeMap.texts;
    const DAY_MS = 24 * 60 * 60 * 1000;

    // The known day of an area that is drawn on a day: its own and the next two.
    function areaOf(known, day) {
        const isDrawn = (one) => {
            const days = (Date.parse(day) - Date.parse(one)) / DAY_MS;
            return days >= 0 && days < data.vocabulary.area_days;
        };
        return known.find(isDrawn);
    }

    const hasLine = (day) => !!areaOf([data.vocabulary.line.day], day);
    const heldOn = (day) => areaOf(data.vocabulary.held_days, day);
    const permissions = (day) => data.vocabulary.permissions.filter((one) => one.day <= day);

    // What was possible with a range on a day; null on the article's own day, whose map is about
    // what the article says.
    function possible(rangeKm, day) {
        const { article_day: article, weapons } = data.vocabulary;
        if (day === article) return null;
        const weapon = weapons.find(({ km }) => rangeKm <= km);
        if (!weapon) return { day, hands: "not known", permissions: [] };
        if (day < weapon.in_hand) {
            const isPromised = weapon.promised && weapon.promised <= day;
            return { day, weapon, hands: isPromised ? "not known" : "not yet", permissions: [] };
        }
        const given = permissions(day).filter((one) => one.weapons.includes(weapon.id));
        return { day, weapon, hands: "in hand", permissions: given };
    }

    // Whether reports show no system with the range in Ukrainian hands.
    const isAbsent = (found) => found !== null && found.hands !== "in hand";

    // What the sentence of a day begins with.
    function opening({ day, weapon, hands, permissions: given }) {
        const named = { day: date(day) };
        if (!weapon) return say("opening.none", named);
        const { name, outlet } = weapon;
        const regions = [...new Set(given.flatMap((one) => one.regions))].join(", ");
        const allowed = say(regions ? "allowed.in" : "allowed.not", { regions });
        const first = say("first_seen", { day: date(weapon.in_hand), outlet });
        return say(`opening.${hands}`, { ...named, weapon: name, outlet, allowed, first });
    }

    // What a ring is called in a key, with what was not possible with it on its day.
    function nameRing(ring, found) {
        if (!found || found.permissions.length) return ring;
        const isThere = found.hands === "in hand";
        const absent = say(isThere ? "not_allowed" : `absent.${found.hands}`);
        return say("ring_absent", { ring, absent });
    }

    // What a start that is a line or an area is called, held land with its day on any other day.
    function nameStart(start, day) {
        const name = say(`starts.${start}`);
        if (start !== "held" || hasLine(day)) return name;
        return say("start_of_day", { start: name, day: date(data.vocabulary.line.day) });
    }

    // For another day than the article's a line: which day the map shows, and what of it is chosen
    // and not drawn.
    /** @param {Pick<Now, "start" | "day" | "show" | "missing">} now */
    function notes({ start, day, show, missing }) {
        const { article_day: article, line, held_days: known, statements } = data.vocabulary;
        if (day === article) return [];
        const lines = [say("day_note", { day: date(day) })];
        const isChosen = (name) =>
            missing?.includes(name) || show.some((id) => id.split(" ")[0] === name);
        if (!hasLine(day)) {
            const named = { day: date(line.day) };
            if (isChosen("occupied")) lines.push(say("not_drawn.occupied", named));
            if (start === "held") lines.push(say("not_drawn.start", named));
        }
        const lacksHeld = day >= data.vocabulary.kursk_begins && !heldOn(day);
        if (isChosen("held") && lacksHeld) {
            const days = known.map(date).join(say("joints.and"));
            lines.push(say("not_drawn.held", { days }));
        }
        if (isChosen("allowed") && !permissions(day).length)
            lines.push(say("not_drawn.allowed", { nothing: statements["nothing-allowed"] }));
        return [lines.join(" ")];
    }

    rangeMap.days = { hasLine, heldOn, possible, isAbsent, opening, nameRing, nameStart, notes };
})();
