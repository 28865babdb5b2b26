// All that the map's page says of a scenario, as wording.py and scene.py say it, at each frame.
(() => {
    "use strict";
    const { data, days, findings, baseWords, launchWords, published } = rangeMap;
    const { say, sayCount, length, range, date } = rangeMap.texts;

    function sentence(seen) {
        const { russian, taken, possible, isAbsent, range_value: value, unit } = seen;
        const reached = say("sentence", {
            start: nameStart(seen),
            reach: length(value, unit),
            reaches: say(isAbsent ? "reaches.absent" : "reaches.now"),
            inside: russian.in,
            total: russian.total,
            rest: sayRest(russian),
        });
        const close = taken.edge ? say("close_in_brackets", { count: taken.edge }) : "";
        const words = { inside: taken.in, total: taken.total, close };
        const other = say(`sentence_occupied.${possible ? "day" : "article"}`, words);
        return [...(possible ? [days.opening(possible)] : []), reached, other].join(" ");
    }

    function nameStart({ points, start, day, unit }) {
        if (start !== "points") return say("anywhere_on", { start: days.nameStart(start, day) });
        const names = points.map((point) => launchWords.name(point, unit));
        if (names.length > data.vocabulary.named_in_sentence)
            return say("launch_points", { count: names.length });
        const areTowns = names.every((name) => name[0] !== name[0].toLowerCase());
        return names.join(say(areTowns ? "joints.and" : "joints.and_from"));
    }

    function sayRest({ edge, out }) {
        const beyond = sayCount("beyond", out);
        return edge ? say("close_and_beyond", { close: sayCount("close", edge), beyond }) : beyond;
    }

    function title({ points, start, day, unit, range_value: value }) {
        const what = length(value, unit);
        if (start !== "points") return say("from", { what, start: days.nameStart(start, day) });
        const names = points.map((point) => launchWords.name(point, unit));
        if (names.length > data.vocabulary.named_in_title)
            return say("around", { what, names: say("launch_points", { count: names.length }) });
        const last = names.pop();
        const and = say("joints.and");
        return say("around", { what, names: [names.join(", "), last].filter(Boolean).join(and) });
    }

    function reachedHead({ points, isAbsent }) {
        const head = say(isAbsent ? "reached_head.absent" : "reached_head.now");
        return points.length > 1 ? say("nearest_start", { head }) : head;
    }

    // How much the rings take in is the server's to say, once the hand has let go.
    function notes(seen) {
        const { start, areas } = seen;
        const { good_to, day } = data.vocabulary.line;
        const more = start === "points" ? [] : [`start_notes.${start}`];
        const follows = [
            say("area_follows"),
            ...more.map((name) => say(name, { day: date(day), good_to })),
        ];
        const others = [...launchWords.notes(seen), ...days.notes(seen)];
        return [...(areas || follows), ...published.notes(seen), ...others];
    }

    // Look and label of each launch point's ring, or of the ring of a line or an area.
    function rings({ points, isAbsent, range_value: value, unit }) {
        const { rings: looks, absent } = data.vocabulary.looks;
        const words = length(value, unit);
        return looks.slice(0, points.length || 1).map((look, i) => ({
            look: isAbsent ? look + absent : look,
            label: points.length > 1 ? say("numbered", { number: i + 1, name: words }) : words,
        }));
    }

    // The first lines of the map's key: those of all rings, the point and the airfields.
    /** @returns {KeyLine[]} */
    function key(seen) {
        const { points, start, day, show, possible, isAbsent, range_value: value, unit } = seen;
        const several = points.length > 1;
        const alone = say(several ? "point_starts.each" : "point_starts.one");
        const from = start === "points" ? alone : days.nameStart(start, day);
        const ring = days.nameRing(
            say("from", { what: range(value, unit), start: from }),
            possible,
        );
        const named = rings(seen).map(({ look }, i) => [
            [look, several ? launchWords.label(points[i], i, points.length) : ring],
        ]);
        const all = isAbsent
            ? [`ring_fill${data.vocabulary.looks.absent}`, ring]
            : ["ring_fill", say("ring_overlap", { ring })];
        const launch = points.length === 1 ? [[["launch", say("launch")]]] : [];
        const isSeen = (name) => name !== "edge" || seen.states.includes(name);
        const fields = ["in", "edge", "out"].filter(isSeen).map((name, i) => {
            const state = baseWords.nameState(name, isAbsent);
            return [name, i ? state : say("airfield", { state })];
        });
        const isOn = show.includes("airbases");
        const edges = [...named, ...(several ? [[all]] : []), ...published.key(seen)];
        return [...edges, ...launch, ...(isOn ? [fields] : [])];
    }

    function inWords(seen) {
        const { start, show, possible, range_value: value, unit } = seen;
        const begins =
            start === "points"
                ? launchWords.tellInWords(seen)
                : [[say("heads.start"), nameStart(seen)]];
        const fields = show.includes("airbases")
            ? baseWords.tellInWords(findings.sort(seen).map(seen.row), seen)
            : [];
        const names = published.key(seen).map(([[, words]]) => words);
        const others = show.flatMap((id) =>
            id === published.LAYER ? names : data.vocabulary.layers[id] || [],
        );
        return [
            ...begins,
            [say("heads.range"), days.nameRing(range(value, unit), possible)],
            ...fields,
            [say("heads.also"), others.join("; ")],
            ...published.notes(seen).map((line) => [say("heads.between"), line]),
            ...days.notes(seen).map((line) => [say("heads.day"), line]),
        ];
    }

    // Every text of the page that a moved point or a changed range changes, or nothing before the
    // ground has come. Each is made when it is asked for, since a frame has no time for those that
    // nobody sees in motion.
    /** @param {Now} now */
    function tell(now) {
        if (!findings.isRead()) return null;
        const seen = findings.look(now);
        const isOn = now.show.includes("airbases");
        return {
            states: seen.states,
            get nearest() {
                return isOn ? findings.sort(seen) : [];
            },
            get sentence() {
                return sentence(seen);
            },
            get title() {
                return title(seen);
            },
            get reached_head() {
                return reachedHead(seen);
            },
            get launches() {
                return seen.points.map((point, i) => launchWords.tell(point, i, seen));
            },
            get rings() {
                return rings(seen);
            },
            get bases() {
                return isOn ? seen.states.map((_, i) => baseWords.tellBase(seen.row(i), seen)) : [];
            },
            get fields() {
                return isOn ? baseWords.nameFields(seen) : [];
            },
            get key() {
                return key(seen);
            },
            get notes() {
                return notes(seen);
            },
            get table() {
                return launchWords.table(seen);
            },
            get in_words() {
                return inWords(seen);
            },
        };
    }

    rangeMap.words = { tell };
})();
