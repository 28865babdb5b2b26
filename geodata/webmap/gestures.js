// The queue of gestures on the live map: each is sent again until the server has confirmed it.
(() => {
    "use strict";
    const AGAIN_MS = 3000; // what is not confirmed by then is said again; our choice
    let number = Date.now(),
        pending = []; // numbers only ever grow, also when the map is built anew
    let said = 0,
        again; // how often, and the timer for the next time

    // A gesture goes out at once, with all that the server has not confirmed, and again until it
    // has: so that none is lost on a server that is busy, or that dies and comes back.
    function say(what, point = 0, where = [0, 0]) {
        pending.push({ number: ++number, what, point, where });
        sayAll();
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

    const moves = () => pending.filter(({ what }) => what === "move" || what === "along");

    rangeMap.gestures = {
        say,
        hear,
        any: () => pending.length > 0,
        anyMove: () => moves().length > 0,
        moveOf: (index) => moves().some(({ point }) => point === index),
    };
})();
