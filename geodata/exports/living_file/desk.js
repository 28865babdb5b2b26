// The student's map where no server keeps it: what it is, was and will be again, and who is told.
(() => {
    "use strict";
    const { data, scenarios, moves, borderWalk, pictures, webmap } = rangeMap;
    const OWN = ""; // the name of the student's own map; a lesson's has its id
    /** @type {Map<string, Desk>} */
    const desks = new Map();
    /** @type {(() => void)[]} */
    const watchers = [];
    let name = OWN;
    let heard = 0; // the number of the last gesture that was taken
    let isHearing = false; // a message: what several gestures change is drawn once
    /** @type {Theme} */
    let theme = "light";
    let map;
    /** @type {(step: number) => void} */
    let turn = () => {}; // to a step of the story

    /** @returns {Desk} */
    const begin = (now, how = {}) => ({
        ...{ now, how, past: [], future: [], control: "", at_ms: 0, chosen: 0, walk: null },
    });

    function here() {
        if (!desks.has(name)) desks.set(name, begin(scenarios.DEFAULT));
        return /** @type {Desk} */ (desks.get(name));
    }

    const now = () => here().now;
    const chosen = () => Math.max(0, Math.min(here().chosen, now().points.length - 1));

    // Where the chosen point is on the border walk: as it was put there, or else the nearest share
    // and, to 0.1 of the student's unit, how far behind it.
    /** @returns {[percent: number, behindKm: number]} */
    function findWalk() {
        const { walk } = here();
        const at = now().points[chosen()];
        if (walk && String(walk.at) === String(at)) return [walk.percent, walk.behind_km];
        const [percent, behind_km] = borderWalk.nearest(at);
        const unit_km = data.vocabulary.units[now().unit][1];
        return borderWalk.onIt(percent, rangeMap.texts.round(behind_km / unit_km, 1) * unit_km);
    }

    /** @returns {Hand} */
    function hand() {
        const [percent, behind_km] = findWalk();
        return { heard, chosen: chosen(), percent, behind_km, fixed: !!here().how.fixed };
    }

    function draw() {
        if (isHearing) return;
        const { how } = here();
        webmap.overlay(pictures.build(now(), hand(), how.sight, theme)).addTo(map);
        for (const told of watchers) told();
    }

    function become(next) {
        here().now = next;
        draw();
    }

    // Quick changes that name the same control are one step.
    function choose(next, control = "") {
        const desk = here();
        if (!scenarios.isSame(next, desk.now)) step(desk, control);
        become(next);
    }

    function step(desk, control) {
        const { longest, gesture_ms } = data.file.trail;
        const at_ms = performance.now();
        const goesOn = control && control === desk.control && at_ms - desk.at_ms < gesture_ms;
        if (!goesOn || !desk.past.length) desk.past = [...desk.past, desk.now].slice(-longest);
        Object.assign(desk, { future: [], control, at_ms });
    }

    function walkBack(from, to) {
        const there = from.pop();
        if (!there) return;
        to.push(now());
        become({ ...there, ignored: [] });
    }

    const undo = () => walkBack(here().past, here().future);
    const redo = () => walkBack(here().future, here().past);

    // Lays another map, without a past.
    function lay(next, how = {}) {
        name = how.name ?? OWN;
        desks.set(name, begin(next, how));
        draw();
    }

    // Puts a map before the student as it was left.
    function take(whose) {
        name = whose;
        draw();
    }

    // Makes this the map, and no step of what undo leads back to.
    function turnTo(next, how = {}) {
        Object.assign(here(), { how, chosen: 0 });
        become(next);
    }

    function choosePoint(index) {
        here().chosen = index;
        draw();
    }

    // Applies a gesture of the live map, as gestures.py does.
    function apply({ what, point, where: [one, other] }) {
        const desk = here();
        const before = desk.now;
        const isFixed = desk.how.fixed;
        if (what === "undo") return undo();
        if (what === "redo") return redo();
        if (what === "story") return turn(point);
        if (point >= before.points.length) return;
        desk.chosen = point;
        if (isFixed || what === "select") return;
        if (what === "move") return choose(moves.toPlace(before, point, [one, other]));
        const after = moves.alongBorder(before, point, one, other);
        const [percent, behind_km] = borderWalk.onIt(one, other);
        desk.walk = { at: after.points[point], percent, behind_km };
        choose(after);
    }

    // A message of gestures.js: what is new in it, in its order, and one drawing for the answer.
    function hear({ gestures }) {
        isHearing = true;
        for (const gesture of gestures.filter(({ number }) => number > heard)) {
            heard = gesture.number;
            apply(gesture);
        }
        isHearing = false;
        draw();
    }

    const writeAddress = () => watchers.forEach((told) => told());

    // Draws a map that is not the student's, for paper; nobody is told. `putBack` draws theirs.
    function sketch(shown, sight) {
        const still = { ...hand(), fixed: true };
        webmap.overlay(pictures.build(shown, still, sight, "light")).addTo(map);
    }

    function start(leaflet, its, turning) {
        [map, theme, turn] = [leaflet, its, turning];
        // The answer comes when the hand has let go, as a server's would.
        window.Streamlit = { setComponentValue: (message) => setTimeout(hear, 0, message) };
    }

    function paint(its) {
        theme = its;
        draw();
    }

    // Where the border's sliders put the chosen point; kept, or it would go to a share as near.
    function putOnWalk(percent, behindKm) {
        const desk = here();
        const index = chosen();
        const after = moves.alongBorder(desk.now, index, percent, behindKm);
        desk.walk = { at: after.points[index], percent, behind_km: behindKm };
        choose(after, "walk");
    }

    rangeMap.desk = {
        start,
        now,
        choose,
        lay,
        take,
        turnTo,
        undo,
        redo,
        canUndo: () => here().past.length > 0,
        canRedo: () => here().future.length > 0,
        isFixed: () => !!here().how.fixed,
        chosen,
        choosePoint,
        findWalk,
        putOnWalk,
        paint,
        writeAddress,
        sketch,
        putBack: draw,
        watch: (told) => void watchers.push(told),
    };
})();
