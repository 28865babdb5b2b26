// What is said of the launch points: their names, hover lines, notes and table.
(() => {
    "use strict";
    const { data, days, places, findings } = rangeMap;
    const { say, shortDistance, position, date } = rangeMap.texts;

    // A name: its town, or how far and which way from the nearest town.
    function name({ stands: { town, km, way, isAtTown } }, unit) {
        return isAtTown ? town : say("near_town", { away: shortDistance(km, unit), way, town });
    }

    // A short one: its town's, else its position; numbered where there are several.
    const nameShort = ({ at, stands }) => (stands.isAtTown ? stands.town : position(at));
    function label(point, index, count) {
        const short = nameShort(point);
        return count === 1 ? short : say("numbered", { number: index + 1, name: short });
    }

    // What stands beside its pin, the town whose name that replaces, and what it says on hover.
    function tell(point, index, { points, unit, fixed }) {
        const shown = label(point, index, points.length);
        const [long, place] = [name(point, unit), position(point.at)];
        const more = [long, place].filter((words) => !shown.includes(words));
        const lines = shown.includes(long) ? [shown, place] : [shown, ...more];
        const hint = fixed ? [] : [sayHand(unit)];
        return {
            at: point.at,
            name: shown,
            covers: nameShort(point),
            lines: [...lines, ...hint],
        };
    }

    function sayHand(unit) {
        const [one, ten, fifty] = data.vocabulary.steps;
        return say("hand_hint", { one, ten, fifty, unit: data.vocabulary.units[unit][0] });
    }

    // The line of a point that launchers could not stand at, as far as is known who held the place
    // on the day; else nothing.
    function note(point, unit, day) {
        const { kursk, crimea, line, statements } = data.vocabulary;
        const { country, region, isTaken } = point.stands.where;
        const words = name(point, unit);
        const named = { name: words[0].toUpperCase() + words.slice(1) };
        if (country === null) return say("stands.sea", named);
        const held = region === kursk && days.heldOn(day);
        if (held && places.isHeld(point.at, held))
            return say("stands.held", { ...named, day: date(held) });
        if (isTaken && !days.hasLine(day)) {
            const { crimea: statement } = statements;
            return crimea.includes(region) ? say("stands.crimea", { ...named, statement }) : "";
        }
        if (isTaken) return say("stands.occupied", { ...named, day: date(line.day) });
        if (country === "Ukraine") return "";
        const place = region ? say("region_of", { country, region }) : country;
        return say("stands.abroad", { ...named, place });
    }

    const notes = ({ points, unit, day }) =>
        points.map((point) => note(point, unit, day)).filter(Boolean);

    // Several side by side: where each is, and how many airfields in Russia it reaches alone.
    function table({ points, bases, judgeAlone }) {
        if (points.length < 2) return [];
        return points.map((point, index) => {
            const counts = findings.count(bases, judgeAlone(point), true);
            const cells = [label(point, index, points.length), position(point.at)];
            return [...cells, counts.in, counts.edge, counts.out];
        });
    }

    // The parts of the map in words that are theirs.
    function tellInWords({ points, unit }) {
        return points.map((point, index) => [
            say(points.length > 1 ? "heads.number" : "heads.point", { number: index + 1 }),
            say("launch_at", { name: name(point, unit), position: position(point.at) }),
        ]);
    }

    rangeMap.launchWords = { name, label, tell, notes, table, tellInWords };
})();
