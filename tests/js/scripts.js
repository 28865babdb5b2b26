// Loads scripts of the live map as a page does, in a context of their own, for tests without one.
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const ROOMS = ["webmap", "exports/living_file"].map((room) =>
    path.join(__dirname, "..", "..", "geodata", room),
);
const UNITS = { mi: ["miles", 1.609344], km: ["km", 1] };
const DATA = {
    looks: {},
    curve_step_deg: 1e-4,
    walk_steps: 1000,
    vocabulary: { units: UNITS, compass: [], looks: { rings: [] } },
};

/** The source of a script, such as "rules.js". */
function read(name) {
    const file = ROOMS.map((room) => path.join(room, name)).find(fs.existsSync);
    if (!file) throw new Error(`There is no script ${name}.`);
    return fs.readFileSync(file, "utf8");
}

/** `rangeMap` after some scripts, in a window that has what is given, with Python's data or few. */
function load(names, given = {}, data = DATA) {
    const window = { ...given, rangeMap: { data } };
    window.window = window;
    vm.createContext(window);
    for (const name of names) vm.runInContext(read(name), window, { filename: name });
    return window.rangeMap;
}

module.exports = { DATA, read, load };
