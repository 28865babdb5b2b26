// Calls functions of scripts and prints what they return: {"scripts": [...], "calls": [[name, ...]]},
// and perhaps "data" that Python gives the scripts.
const fs = require("node:fs");
const { load } = require("./scripts.js");

const { scripts, calls, data } = JSON.parse(fs.readFileSync(0, "utf8"));
const rangeMap = load(scripts, { URLSearchParams }, data);
const answers = calls.map(([name, ...given]) => {
    const [part, act] = name.split(".");
    return rangeMap[part][act](...given);
});
process.stdout.write(JSON.stringify(answers));
