// The queue of gestures on the live map: each is sent again until the server has confirmed it.
(() => {
    "use strict";
    const AGAIN_MS = 3000; // what is not confirmed by then is said again; our choice
    let number = Date.now(),
        pending = []; // numbers only ever grow, also when the map is built anew
    let said = 0,
        again; // how often, and the timer for the next time
    const REST_MS = 250; // after which a step of the story is said, if none follows; our choice
    let step = 0; // of the story, shown and not yet said
    let rest; // the timer until it is

    // A gesture goes out at once, with all that the server has not confirmed, and again until it
    // has: so that none is lost on a server that is busy, or that dies and comes back.
    function say(what, point = 0, where = [0, 0]) {
        sayStep();
        pending.push({ number: ++number, what, point, where });
        sayAll();
    }

    // A step of the story is said once the hand rests on it, or before anything else is.
    function planStep(next) {
        step = next;
        clearTimeout(rest);
        rest = setTimeout(sayStep, REST_MS);
    }

    function sayStep() {
        if (!step) return;
        clearTimeout(rest);
        const point = step;
        step = 0;
        say("story", point);
    }

    function sayAll() {
        clearTimeout(again);
        if (!pending.length) return;
        window.Streamlit.setComponentValue({ gestures: [...pending], said: ++said });
        again = setTimeout(sayAll, AGAIN_MS);
    }

    function hear(last) {
        number = Math.max(number, last); // a clock may have been set back
        pending = pending.filter((gesture) => gesture.number > last);
    }

    const isStep = ({ what }) => what === "story";

    // The moves that count: not those before another step of the story.
    function moves() {
        if (step) return [];
        const after = pending.slice(pending.map(isStep).lastIndexOf(true) + 1);
        return after.filter(({ what }) => what === "move" || what === "along");
    }

    rangeMap.gestures = {
        say,
        planStep,
        hear,
        isStepAhead: () => step > 0 || pending.some(isStep),
        any: () => pending.length > 0,
        anyMove: () => moves().length > 0,
        moveOf: (index) => moves().some(({ point }) => point === index),
    };
})();
