// Keeps which step of the story is open where no server does, with its map, its controls, its turn.
(() => {
    "use strict";
    const { data, addresses, scenarios, desk, panel, marking } = rangeMap;
    const PART = "story"; // of the address
    const find = (query) => /** @type {HTMLElement} */ (document.querySelector(query));
    const ways = () =>
        /** @type {HTMLInputElement[]} */ ([...document.getElementsByName("reading")]);
    let number = 0; // of the open step, from 1; 0 for none
    let seen = 0; // the step whose view the map still has
    let begun = 0; // how often the student has started over; each time the map is seen as at first
    let problems = []; // of what the address asked for
    /** @type {HTMLElement} */
    let beside; // the steps, taken away while none is open
    /** @type {Scenario[]} */
    let maps;

    // Of the step that the address asks for; 0 where it asks for none, or for one that is not.
    function findStep(parts) {
        for (const text of addresses.single(parts, PART, problems)) {
            const asked = /^[0-9]+$/.test(text) ? Number(text.slice(0, 3)) : 0;
            if (maps[asked - 1]) return asked;
            const [quoted, count] = [addresses.quote(text), maps.length];
            problems.push(rangeMap.texts.say("no_step", { part: PART, text: quoted, count }));
        }
        return 0;
    }

    // The view of the step seen last, until the student starts over.
    function findSight() {
        const again = begun ? ` again ${begun}` : "";
        if (!seen) return { key: `at first${again}`, box: null, named: [] };
        const { sight } = data.file.story.steps[seen - 1];
        return { ...sight, key: `${sight.key}${again}` };
    }

    // Lays the map that the address asks for, as `now` has read it. A bare address opens the first
    // step; one with a map and no step opens none.
    function open(parts, hasMap, now) {
        problems = [];
        const asked = findStep(parts);
        number = asked || Number(!hasMap && isFirst(now));
        seen = number || seen;
        desk.lay(asked && !hasMap ? maps[asked - 1] : now, { sight: findSight() });
    }

    // Opens a step with its map. Undo leads back to the map that a student had without the story,
    // and from one step to the next to none.
    function hear(step) {
        const map = maps[step - 1];
        if (!map) return;
        const isEntering = !number;
        number = seen = step;
        problems = [];
        if (isEntering) desk.choose(map);
        desk.turnTo(map, { sight: findSight() });
    }

    function close() {
        number = 0;
        problems = [];
        desk.choosePoint(desk.chosen()); // tells that it is closed
    }

    // The map of a first visit, with the first step where the story is open.
    function startOver() {
        begun += 1;
        seen = 0;
        if (number) hear(1);
        else desk.turnTo(desk.now(), { sight: findSight() });
    }

    // The part of the address: none for the first step as a bare address opens it.
    function parts() {
        const isBare = number === 1 && location.hash.length < 2 && isFirst(desk.now());
        return number && !isBare ? { [PART]: [String(number)] } : {};
    }

    const isFirst = (now) => scenarios.isSame(now, maps[0]);

    function showSteps() {
        for (const way of ways()) way.checked = way.value === (number ? "story" : "free");
        find(".story-open").dataset.step = String(number);
        if (!number) beside.remove();
        else if (!beside.isConnected) {
            delete (/** @type {HTMLElement} */ (beside.querySelector("ol.story")).dataset.seen);
            find("#story-place").append(beside);
        }
    }

    // Where and how far, and what the open step adds.
    function showControls() {
        const more = number ? data.file.story.steps[number - 1].controls : [];
        const hasStart = more.includes("start") || desk.now().start !== "points";
        find("#panel").dataset.more = more.join(" ");
        panel.showOnly(number ? ["points", "range", ...(hasStart ? ["start"] : [])] : null);
    }

    // What the map says to a hand that did what the open step asks for, or tried to.
    function answer() {
        const asked = data.file.story_questions[number - 1];
        const [now, map] = [desk.now(), maps[number - 1]];
        if (asked?.kind !== "map" || scenarios.isSame(now, map)) return null;
        const mark = marking.mark(asked, scenarios.query(now));
        const km = ({ range_value: value, unit }) => value * data.vocabulary.units[unit][1];
        const changed = {
            points: String(now.points) !== String(map.points),
            range: km(now) !== km(map),
            start: now.start !== map.start,
        };
        return mark.state === "right" || asked.needs.some((need) => changed[need]) ? mark : null;
    }

    function showTurn() {
        const place = find(".st-key-turn");
        const mark = answer();
        const words = mark ? `${mark.state === "right" ? "✔" : "…"} ${mark.words}` : "";
        if (place.textContent === words) return;
        place.replaceChildren();
        if (!mark) return;
        const said = place.appendChild(document.createElement("p"));
        said.className = `mark ${mark.state}`;
        said.textContent = words;
    }

    function start() {
        maps = data.file.story.steps.map(({ map }) => scenarios.read(addresses.parse(map)));
        beside = find(".st-key-story");
        for (const way of ways())
            way.addEventListener("change", () =>
                way.value === "story" ? hear(seen || 1) : close(),
            );
        desk.watch(() => {
            showSteps();
            showControls();
            showTurn();
        });
    }

    rangeMap.storyFile = {
        start,
        open,
        hear,
        startOver,
        parts,
        problems: () => problems,
    };
})();
