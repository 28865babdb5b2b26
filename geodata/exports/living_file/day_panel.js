// The day beside the file's map: a slider, steps from event to event, and what happened then.
(() => {
    "use strict";
    const { data, desk, scenarios } = rangeMap;
    const { date } = rangeMap.texts;
    const DAY_MS = 24 * 60 * 60 * 1000;
    const first_ms = Date.parse(data.file.scenario.first_day);
    const days = Object.keys(data.file.events).sort();
    const find = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));
    const countDays = (day) => (Date.parse(day) - first_ms) / DAY_MS;
    const findDay = (count) => new Date(first_ms + count * DAY_MS).toISOString().slice(0, 10);

    const before = (day) => days.filter((one) => one < day).pop();
    const after = (day) => days.find((one) => one > day);

    function choose(day, control = "") {
        if (day) desk.choose({ ...desk.now(), day, ignored: [] }, control);
    }

    function show() {
        const { day } = desk.now();
        const slider = find("day");
        slider.value = String(countDays(day));
        const output = /** @type {HTMLOutputElement} */ (slider.nextElementSibling);
        output.value = date(day);
        slider.setAttribute("aria-valuetext", output.value);
        find("day-before").disabled = !before(day);
        find("day-after").disabled = !after(day);
        find("events").innerHTML = data.file.events[day] || ""; // which Python has escaped
    }

    function start() {
        const slide = () => choose(findDay(Number(find("day").value)), "day");
        find("day").addEventListener("input", slide);
        const on = (id, act) => find(id).addEventListener("click", act);
        on("day-before", () => choose(before(desk.now().day)));
        on("day-after", () => choose(after(desk.now().day)));
        on("day-article", () => choose(scenarios.DEFAULT.day));
        desk.watch(show);
    }

    rangeMap.dayPanel = { start };
})();
