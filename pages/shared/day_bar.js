// Moves the timeline's bar: a press, a key or Play chooses a day, and the map's frame sends it.
(() => {
    "use strict";
    if (rangePage.dayBar) return;
    rangePage.dayBar = true;
    const DAY_MS = 86_400_000;
    const NEAR_PX = 16; // of a dot that a press means; our choice: less than a finger covers
    const SLIDE_PX = 6; // that a pointer goes sideways before it slides
    const PLAY_MS = 2000; // for an event; our choice
    const PACE_MS = 120; // between two days that are sent while a key is held; our choice
    const LATE_MS = 5000; // after which the server's day is right again; our choice
    const named = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    const format = new Intl.DateTimeFormat("en-GB", /** @type {any} */ (named));
    let shown = ""; // the day on the bar
    let served = ""; // the day of the server's last answer
    let asked = ""; // the day that was sent and is not answered yet
    let late = 0; // the timer until the server is right
    let sent_ms = 0;
    let sending = 0; // the timer until the next day may be sent
    let playing = 0; // the timer of Play
    /** @type {{ x: number, isSliding: boolean } | null} */
    let hand = null;

    /** @type {(name: string) => any} */
    const find = (name) => document.querySelector(name);
    const all = (name) => /** @type {any[]} */ ([...document.querySelectorAll(name)]);
    const count = (day) => Math.round(Date.parse(day) / DAY_MS);
    const isoOf = (days) => new Date(days * DAY_MS).toISOString().slice(0, 10);

    function read() {
        const { first, wide, last, narrow, days } = find(".day-bar").dataset;
        const [begin, middle, end] = [first, wide, last].map(count);
        return { begin, middle, end, narrow: Number(narrow), days: days.split(" ") };
    }

    // day_bar.py's place() and its way back.
    function place(day) {
        const { begin, middle, end, narrow } = read();
        const here = count(day);
        if (here < middle) return (narrow * (here - begin)) / (middle - begin);
        return narrow + ((1 - narrow) * (here - middle)) / (end - middle);
    }

    function dayAt(share) {
        const { begin, middle, end, narrow } = read();
        const before = begin + (share / narrow) * (middle - begin);
        const after = middle + ((share - narrow) / (1 - narrow)) * (end - middle);
        return clamp(isoOf(Math.round(share < narrow ? before : after)));
    }

    function clamp(day) {
        const { begin, end } = read();
        return isoOf(Math.min(Math.max(count(day), begin), end));
    }

    function draw(day) {
        shown = day;
        const plot = find(".day-bar .plot");
        if (!plot || !day) return;
        const date = format.format(new Date(day));
        plot.style.setProperty("--at", `${100 * place(day)}%`);
        plot.querySelector(".flag").textContent = date;
        const here = all(".day-bar .dot").filter((dot) => dot.dataset.day === day);
        const words = here.map(({ title }) => title).join(" ");
        const { begin, end } = read();
        plot.setAttribute("aria-valuemin", begin);
        plot.setAttribute("aria-valuemax", end);
        plot.setAttribute("aria-valuenow", count(day));
        plot.setAttribute("aria-valuetext", words || `${date}. No event.`);
        for (const dot of all(".day-bar .dot")) {
            dot.classList.toggle("now", dot.dataset.day === day);
            dot.classList.toggle("later", dot.dataset.day > day);
        }
        for (const entry of all(".events li"))
            entry.classList.toggle("now", entry.dataset.day === day);
    }

    function choose(day) {
        if (day === shown && !asked) return;
        draw(day);
        asked = day;
        clearTimeout(late);
        late = setTimeout(recall, LATE_MS);
        clearTimeout(sending);
        sending = setTimeout(send, Math.max(0, sent_ms + PACE_MS - Date.now()));
    }

    function recall() {
        asked = "";
        draw(served);
    }

    // By the map's own queue, which says it again until it is heard (gestures.js).
    function send() {
        const gestures = rangePage.findMap()?.gestures;
        sent_ms = Date.now();
        if (gestures) gestures.say("day", 0, [count(asked || shown), 0]);
        else if (asked) sending = setTimeout(send, PACE_MS); // the map is still to come
    }

    // The day in Python's answer; one to an older question comes too late.
    function hear() {
        const plot = find(".day-bar .plot");
        const day = find(".day-now")?.dataset.day;
        if (!plot || !day) return;
        const isNew = day !== served;
        served = day;
        if (asked && day === asked) {
            asked = "";
            clearTimeout(late);
        }
        const isDrawn = plot.querySelector(".flag").textContent;
        if (!asked && (isNew || !isDrawn || day !== shown)) draw(day);
        for (const entry of all(`.events li[data-day="${shown}"]`)) entry.classList.add("now");
    }

    // From event to event, or by days.
    function step(by, isDays) {
        const { days } = read();
        if (isDays) return choose(clamp(isoOf(count(shown) + by)));
        const there =
            by > 0 ? days.find((day) => day > shown) : days.findLast((day) => day < shown);
        if (there) choose(there);
    }

    function stop() {
        clearInterval(playing);
        playing = 0;
        sayPlaying();
    }

    function sayPlaying() {
        const button = find(".day-play");
        const words = playing ? "Pause" : "Play";
        if (button && button.textContent !== words) button.textContent = words;
    }

    function play() {
        if (playing) return stop();
        const { days } = read();
        playing = setInterval(() => {
            if (!find(".day-bar") || shown >= days[days.length - 1]) stop();
            else if (!asked) step(1, false);
        }, PLAY_MS);
        sayPlaying();
        if (shown >= days[days.length - 1]) choose(days[0]);
        else step(1, false);
    }

    // The day of the nearest dot under a pointer, or else the one where it is.
    function dayUnder({ clientX, clientY }) {
        const { left, width } = find(".day-bar .plot").getBoundingClientRect();
        const near = all(".day-bar .dot")
            .map((dot) => {
                const box = dot.getBoundingClientRect();
                const x = Math.max(box.left - clientX, 0, clientX - box.right);
                const y = Math.max(box.top - clientY, 0, clientY - box.bottom);
                return { day: dot.dataset.day, off: Math.hypot(x, y) };
            })
            .reduce((one, other) => (other.off < one.off ? other : one));
        return near.off <= NEAR_PX ? near.day : dayAt((clientX - left) / width);
    }

    const on = (kind, act) => addEventListener(kind, act, true);
    const plotOf = ({ target }) => target.closest?.(".day-bar .plot");
    on("pointerdown", (event) => {
        if (!event.target.closest?.(".day-play")) stop();
        hand = plotOf(event) && event.isPrimary ? { x: event.clientX, isSliding: false } : null;
    });
    on("pointermove", (event) => {
        if (!hand) return;
        hand.isSliding ||= Math.abs(event.clientX - hand.x) > SLIDE_PX;
        if (hand.isSliding) choose(dayUnder(event));
    });
    for (const kind of ["pointerup", "pointercancel"]) on(kind, () => setTimeout(letGo));
    function letGo() {
        hand = null;
    }
    on("click", (event) => {
        const entry = event.target.closest?.(".to-day")?.closest("li");
        if (event.target.closest?.(".day-play")) play();
        else if (plotOf(event) && !hand?.isSliding) choose(dayUnder(event));
        else if (entry && !event.ctrlKey && !event.metaKey) {
            event.preventDefault(); // the address in the link knows nothing of the student's map
            choose(entry.dataset.day);
            const less = matchMedia("(prefers-reduced-motion: reduce)").matches;
            find(".st-key-map").scrollIntoView({ behavior: less ? "auto" : "smooth" });
        }
    });
    on("keydown", (event) => {
        if (!plotOf(event)) return;
        const { key, shiftKey } = event;
        const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[key];
        const { begin, end } = read();
        const to = { Home: begin, End: end }[key];
        if (!by && !to) return;
        event.preventDefault();
        stop();
        if (by) step(by, shiftKey);
        else choose(isoOf(to));
    });
    new MutationObserver(() => {
        hear();
        sayPlaying();
    }).observe(document.body, { subtree: true, childList: true });
    hear();
})();
