// Sliders beside the file's map: each moves the map at once, and the scenario when it is let go.
(() => {
    "use strict";
    const { desk, tools } = rangeMap;
    const { length, number, fixed } = rangeMap.texts;
    const find = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));

    // `move` is called as a hand slides, `settle` when it lets go or a key has moved it.
    function add(name, move, settle) {
        const slider = find(name);
        slider.addEventListener("input", () => {
            write(slider);
            move(Number(slider.value));
        });
        slider.addEventListener("change", () => settle(Number(slider.value)));
        for (const kind of ["pointerdown", "pointerup", "pointercancel"])
            slider.addEventListener(kind, () => tools.press(kind === "pointerdown"));
    }

    function write(slider) {
        const value = Number(slider.value);
        const { unit } = desk.now();
        const words = {
            lat: () => fixed(value, 2),
            lon: () => fixed(value, 2),
            along: () => fixed(value, 1),
            behind: () => length(value, unit),
            range: () => number(value, 2),
        };
        tell(slider, words[slider.id]());
    }

    function tell(slider, words) {
        const output = /** @type {HTMLOutputElement} */ (slider.nextElementSibling);
        output.value = words;
        slider.setAttribute("aria-valuetext", words);
    }

    function set(id, value, limits = {}) {
        const slider = Object.assign(find(id), limits);
        slider.value = value;
        write(slider);
    }

    rangeMap.sliders = { add, set, tell };
})();
