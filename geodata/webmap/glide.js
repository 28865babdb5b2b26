// The walk along the border: Play lets a launch point glide on it, a slider puts it at a share.
(() => {
    "use strict";
    const { data, handState } = rangeMap;
    const { between } = rangeMap.rules;
    const GLIDE_S = 40; // for the whole border; our choice
    const LAST = data.walk_steps;
    const ONE_PERCENT = LAST / 100;
    // Where motion is not wanted: so much of the border at a time, and so long; our choice.
    const CALM_STEP = 5 * ONE_PERCENT;
    const CALM_MS = 1500;
    const walks = new Map(); // promises of places by metres behind the border
    let source; // of walks: their address on the server, or what gives one
    let tell; // shows what it does: showPlaying(isOn), say(words), goAlong(at)
    /** @typedef {{ index: number, behind: number, step: number, places: LatLon[] }} Run */
    /** @type {Run | null} */
    let run = null; // its places stay empty until they have come

    function start(options, teller) {
        source = options.glide;
        tell = teller;
    }

    const metresBehind = (hand) => Math.round(hand.behind_km * 1000);

    function walk(metres) {
        if (!walks.has(metres)) walks.set(metres, fetchWalk(metres));
        return walks.get(metres);
    }

    function fetchWalk(metres) {
        if (typeof source === "function") return Promise.resolve(source(metres));
        return fetch(source.replace("METRES", metres))
            .then((answer) => answer.json())
            .catch(() => void walks.delete(metres));
    }

    // Puts the point where the slider says, in per cent; the walk may come too late for it.
    async function slide(percent) {
        const hand = handState.hand();
        const answer = handState.answer();
        if (!hand) return;
        const places = await walk(metresBehind(hand));
        if (places && answer === handState.answer())
            handState.slide("at", places[Math.round(percent * ONE_PERCENT)]);
    }

    async function play() {
        const hand = handState.hand();
        if (!hand) return;
        const { chosen: index, percent } = hand;
        const step = percent < 100 ? percent * ONE_PERCENT : 0;
        /** @type {Run} */
        const mine = { index, behind: metresBehind(hand), step, places: [] };
        run = mine;
        handState.plan(pause);
        tell.showPlaying(true);
        const places = await walk(mine.behind);
        if (run !== mine) return;
        if (!places) tell.say("The server does not answer; the border could not be fetched.");
        if (!places || !handState.at(index)) return stop();
        handState.hold(index, pause);
        mine.places = places;
        if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) stride(mine);
        else glide(mine, performance.now() - mine.step * GLIDE_S);
    }

    function glide(mine, began) {
        if (run !== mine) return;
        // thousandths of the border in as many ms as it takes seconds
        show(mine, Math.min((performance.now() - began) / GLIDE_S, LAST));
        if (mine.step < LAST) requestAnimationFrame(() => glide(mine, began));
        else pause();
    }

    function stride(mine) {
        if (run !== mine) return;
        show(mine, Math.min(mine.step + CALM_STEP, LAST));
        if (mine.step < LAST) setTimeout(() => stride(mine), CALM_MS);
        else pause();
    }

    function show(mine, step) {
        const at = between(mine.places, step);
        handState.carry(mine.index, at);
        tell.goAlong(at);
        mine.step = step;
    }

    // Whether there was anything to pause: the point stays where it is, and the server hears of it.
    function pause() {
        if (!run) return false;
        const { places, step, behind } = run;
        stop();
        if (places.length) handState.drop("along", [Math.round(step) / ONE_PERCENT, behind / 1000]);
        return true;
    }

    function stop() {
        run = null;
        tell.showPlaying(false);
    }

    rangeMap.glide = { start, slide, play, pause };
})();
