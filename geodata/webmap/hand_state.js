// The state of a drag: whose position counts for each launch point, the user's or the server's.
(() => {
    "use strict";
    const { gestures } = rangeMap;
    const { clamp } = rangeMap.rules;
    // So close, an answer is what a slider shows: less than its least step; our choice.
    const SAME_DEG = 1e-4;
    const SAME_KM = 0.01;
    const AHEAD_MS = 5000; // how long a slider may be ahead of the server's answer; our choice
    /** @type {LatLon[]} */
    const places = []; // of each launch point, as it is drawn, [lat, lon]
    /** @type {Box} */
    let area; // south-west and north-east of where a launch point may be
    /** @type {HandWatcher} */
    let watch; // who draws: take(index), move(index), recall()
    /** @type {Picture} */
    let answer; // the server's last picture
    /** @type {number | null} */
    let held = null; // index of the point in hand: dragged, nudged or played
    /** @type {(() => void) | null} */
    let end = null; // ends what the hand is doing with it, or plans to
    /** @typedef {{ index: number, at?: LatLon, range_km?: number, isOver?: boolean }} Ahead */
    /** @type {Ahead | null} */
    let ahead = null; // what a slider shows and no answer says yet
    let pressed = false; // a slider, by a pointer
    let late; // the timer after which the server is right again

    function start(options, watcher) {
        area = options.area;
        watch = watcher;
    }

    // A point is `held` by a hand, `waiting` for the answer to where one dropped it, `ahead` of the
    // answer to a slider, or at `rest` where the server says. Only at rest is the server believed.
    function stateOf(index) {
        if (held === index) return "held";
        if (gestures.moveOf(index)) return "waiting";
        return ahead?.at && ahead.index === index ? "ahead" : "rest";
    }

    // A hand takes a point; nothing that the server sends moves it until it is dropped. The hand
    // that had one before ends what it does, and so will this one, by `ending`.
    function hold(index, ending) {
        if (end !== ending) end?.();
        held = index;
        end = ending;
        watch.take(index);
    }

    // A hand will take a point when it has what it needs, unless another takes one before.
    function plan(ending) {
        if (end !== ending) end?.();
        end = ending;
    }

    function carry(index, at) {
        if (!places[index]) return;
        places[index] = at;
        watch.move(index);
    }

    // Says where the point in hand was dropped, or which share of the border and how far behind it.
    function drop(what, where) {
        const index = held;
        held = end = null;
        if (index !== null && places[index]) gestures.say(what, index, where);
    }

    function dropHere() {
        if (held !== null) drop("move", places[held]);
    }

    // The hand loses its point: it gave up, or the point was taken away or is another's place now.
    function release() {
        const ending = end;
        held = end = null;
        ending?.();
    }

    // Puts a point somewhere at once, as a click does.
    function put(index, at) {
        hold(index, null);
        carry(index, clamp(at, area));
        drop("move", at);
    }

    function choose(index) {
        if (places.length > 1 && answer.hand.chosen !== index) gestures.say("select", index);
    }

    // A new picture from the server. Points in hand, or on their way to the server, stay.
    function hear(picture) {
        if (held !== null && isLost(held, picture)) release();
        answer = picture;
        gestures.hear(picture.hand.heard);
        const { launches } = picture;
        if (ahead && (ahead.isOver || launches.length !== places.length || agrees(ahead, picture)))
            ahead = null;
        places.length = Math.min(places.length, launches.length);
        launches.forEach(({ at }, index) => {
            if (!places[index] || stateOf(index) === "rest") places[index] = at;
        });
    }

    // Back to what the server said last.
    function recall() {
        ahead = null;
        hear(answer);
        watch.recall();
    }

    // Whether the point in hand stands at another's place in the list now, or nowhere.
    function isLost(index, { launches }) {
        const was = String(answer.launches[index].at);
        if (index >= launches.length) return true;
        if (String(launches[index].at) === was) return false;
        return launches.length < places.length || launches.some(({ at }) => String(at) === was);
    }

    // A slider beside the map moves under a hand; the server's answer will say the same.
    function slide(name, value) {
        if (!places.length || held !== null) return;
        const index = answer.hand.chosen;
        const [lat, lon] = places[index];
        const before = ahead?.isOver ? null : ahead;
        const lead = before?.index === index ? before : { index, range_km: before?.range_km };
        ahead = lead;
        if (name === "range") {
            lead.range_km = value * answer.step_km;
            places.forEach((_, i) => watch.move(i));
        } else {
            lead.at = { lat: [value, lon], lon: [lat, value], at: value }[name];
            carry(index, lead.at);
        }
        if (!pressed) wait(lead);
    }

    // While a slider is pressed the server hears nothing of it; once it is let go, an answer must
    // come, or nothing changed.
    function press(down) {
        pressed = down;
        if (!down && ahead) wait(ahead);
    }

    function wait(lead) {
        clearTimeout(late);
        if (agrees(lead, answer)) ahead = null;
        else late = setTimeout(() => ahead && recall(), AHEAD_MS);
    }

    // Whether a picture says what the slider does.
    function agrees(lead, { launches, range_km: km }) {
        const at = launches[lead.index]?.at;
        const isThere = !lead.at || (at && isNear(at, lead.at));
        return isThere && (!lead.range_km || Math.abs(km - lead.range_km) < SAME_KM);
    }

    const isNear = (one, other) => Math.hypot(one[0] - other[0], one[1] - other[1]) < SAME_DEG;

    // Another hand is at work beside the map; what the server says next is right. Where that is
    // what it said last, as after an undo of what it never heard alone, it says nothing: then the
    // map goes back by itself.
    function forget() {
        if (!ahead) return;
        ahead.isOver = true;
        wait(ahead);
    }

    rangeMap.handState = {
        start,
        stateOf,
        plan,
        hold,
        carry,
        drop,
        dropHere,
        release,
        put,
        choose,
        hear,
        recall,
        slide,
        press,
        forget,
        at: (index) => places[index],
        clamp: (at) => clamp(at, area),
        holds: (index) => held === index,
        isHolding: () => held !== null,
        // Whether anything on the map is not yet as the server says.
        isMoving: () => held !== null || gestures.anyMove() || ahead !== null,
        isStill: () => held === null && !ahead && !gestures.any(),
        rangeKm: () => ahead?.range_km || answer.range_km,
        answer: () => answer,
        hand: () => (places.length ? answer.hand : null),
        isFixed: () => answer?.hand.fixed,
    };
})();
