// The walk along the border comes from the server's address or, without a server, from a function.
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./scripts.js");

const SCRIPTS = ["rules.js", "gestures.js", "hand_state.js", "glide.js"];
const WALK = Array.from({ length: 1001 }, (_, step) => [45 + step / 100, 30]);

/** The place that the slider at 42 per cent and 12.5 km puts a point to, and what was asked for. */
async function slide(source, answer) {
    const asked = [];
    const fetch = async (address) => {
        asked.push(address);
        return answer;
    };
    const { glide, handState } = load(SCRIPTS, { fetch, setTimeout, clearTimeout, Date });
    glide.start({ glide: source(asked) }, {});
    const area = [
        [43, 22],
        [56, 46],
    ];
    handState.start({ area }, { move() {}, take() {}, recall() {} });
    const hand = { heard: 0, chosen: 0, percent: 0, behind_km: 12.5, fixed: false };
    const launches = [{ at: [50.91, 34.8], name: "", covers: "", lines: [] }];
    handState.hear({ launches, hand, range_km: 300, step_km: 1 });
    await glide.slide(42);
    await glide.slide(42);
    return [structuredClone(handState.at(0)), asked];
}

test("the server is asked once for a walk by its address", async () => {
    const [at, asked] = await slide(() => "glide-METRES.json", { json: () => WALK });
    assert.deepEqual([at, asked], [WALK[420], ["glide-12500.json"]]);
});

test("without a server a function gives the walk, once, and nothing is fetched", async () => {
    const give = (asked) => (metres) => {
        asked.push(metres);
        return WALK;
    };
    const [at, asked] = await slide(give);
    assert.deepEqual([at, asked], [WALK[420], [12500]]);
});
