// Whose place counts, the hand's or the server's: drags that meet late, old and missing answers.
const assert = require("node:assert/strict");
const { beforeEach, mock, test } = require("node:test");
const { load } = require("./scripts.js");

const SUMY = [50.91, 34.8];
const KHARKIV = [49.98, 36.25];
const NORTH = [52, 35];
const FARTHER = [53, 36];
const AREA = [
    [43, 22],
    [56, 46],
];
let hands; // hand_state.js
let story; // gestures.js
let sent; // messages to the server, each with all gestures that it has not confirmed
let seen; // what the one who draws was told

/** A picture from the server: where the points are, and the number of the gesture heard last. */
function picture(places, heard = 0, more = {}) {
    const hand = { heard, chosen: 0, percent: 0, behind_km: 0, fixed: false };
    const launches = places.map((at) => ({ at, name: "", covers: "", lines: [] }));
    return { launches, hand, range_km: 300, step_km: 1, ...more };
}

const last = () => sent.at(-1).gestures.at(-1);
const at = (index) => structuredClone(hands.at(index)); // an array of this window
const places = (count) => Array.from({ length: count }, (_, index) => at(index));

/** A whole drag: takes a point, moves it and drops it. */
function drag(index, at) {
    hands.hold(index, null);
    hands.carry(index, at);
    hands.drop("move", at);
    return last().number;
}

beforeEach(() => {
    mock.timers.reset();
    mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1000 });
    sent = [];
    seen = [];
    const Streamlit = { setComponentValue: (value) => sent.push(structuredClone(value)) };
    const clock = { setTimeout, clearTimeout, Date };
    const scripts = ["rules.js", "gestures.js", "hand_state.js"];
    ({ handState: hands, gestures: story } = load(scripts, { Streamlit, ...clock }));
    const tell = (what) => (index) => seen.push([what, index]);
    const watcher = { move: tell("move"), take: tell("take"), recall: tell("recall") };
    hands.start({ area: AREA }, watcher);
    hands.hear(picture([SUMY, KHARKIV]));
});

test("a point at rest stands where the server says", () => {
    assert.deepEqual(places(2), [SUMY, KHARKIV]);
    hands.hear(picture([NORTH, KHARKIV]));
    assert.deepEqual(at(0), NORTH);
    assert.equal(hands.stateOf(0), "rest");
    assert.ok(hands.isStill());
});

test("a point in hand stays where the hand has it, whatever the server says meanwhile", () => {
    hands.hold(0, null);
    hands.carry(0, NORTH);
    hands.hear(picture([SUMY, FARTHER]));
    assert.deepEqual(places(2), [NORTH, FARTHER]);
    assert.equal(hands.stateOf(0), "held");
    assert.equal(sent.length, 0);
});

test("a dropped point waits for its own answer and is then at rest", () => {
    const number = drag(0, NORTH);
    assert.equal(hands.stateOf(0), "waiting");
    hands.hear(picture([SUMY, KHARKIV], number - 1));
    assert.deepEqual(at(0), NORTH);
    hands.hear(picture([[51.9, 35], KHARKIV], number));
    assert.equal(hands.stateOf(0), "rest");
    assert.deepEqual(at(0), [51.9, 35]); // the server's word: it may have been clamped
});

test("of two quick drags, the answer to the older does not pull the point back", () => {
    const older = drag(0, NORTH);
    const newer = drag(0, FARTHER);
    hands.hear(picture([NORTH, KHARKIV], older));
    assert.deepEqual(at(0), FARTHER);
    assert.equal(hands.stateOf(0), "waiting");
    hands.hear(picture([FARTHER, KHARKIV], newer));
    assert.equal(hands.stateOf(0), "rest");
});

test("an answer to an older gesture after a newer one's changes nothing that waits", () => {
    const older = drag(0, NORTH);
    const newer = drag(0, FARTHER);
    hands.hear(picture([FARTHER, KHARKIV], newer));
    const third = drag(0, [51, 34]);
    hands.hear(picture([NORTH, KHARKIV], older));
    assert.deepEqual(at(0), [51, 34]);
    hands.hear(picture([[51, 34], KHARKIV], third));
    assert.ok(hands.isStill());
});

test("a drop while another point's answer is pending keeps both where hands put them", () => {
    const first = drag(0, NORTH);
    const second = drag(1, FARTHER);
    hands.hear(picture([NORTH, KHARKIV], first));
    assert.deepEqual(places(2), [NORTH, FARTHER]);
    assert.deepEqual([hands.stateOf(0), hands.stateOf(1)], ["rest", "waiting"]);
    hands.hear(picture([NORTH, FARTHER], second));
    assert.ok(hands.isStill());
});

test("a point that is taken again before its answer stays in hand when the answer comes", () => {
    const number = drag(0, NORTH);
    hands.hold(0, null);
    hands.carry(0, FARTHER);
    hands.hear(picture([NORTH, KHARKIV], number));
    assert.deepEqual(at(0), FARTHER);
    assert.equal(hands.stateOf(0), "held");
});

test("a gesture is said again with all before it until the server has heard it", () => {
    const first = drag(0, NORTH);
    const second = drag(1, FARTHER);
    mock.timers.tick(3000);
    assert.deepEqual(
        sent.at(-1).gestures.map(({ number }) => number),
        [first, second],
    );
    assert.ok(sent.at(-1).said > sent.at(-2).said); // or Streamlit would take it for the same
    hands.hear(picture([NORTH, KHARKIV], first));
    mock.timers.tick(3000);
    assert.deepEqual(
        sent.at(-1).gestures.map(({ number }) => number),
        [second],
    );
    hands.hear(picture([NORTH, FARTHER], second));
    const before = sent.length;
    mock.timers.tick(60000);
    assert.equal(sent.length, before);
});

test("numbers grow also where the clock was set back and the map is built anew", () => {
    hands.hear(picture([SUMY, KHARKIV], 5_000_000));
    assert.ok(drag(0, NORTH) > 5_000_000);
});

test("a hand that gives up leaves no gesture, and the server's place comes back", () => {
    let ended = 0;
    hands.hold(0, () => {
        ended += 1;
        hands.recall(); // as pin_hands.js does where a drag ends without its point
    });
    hands.carry(0, NORTH);
    hands.release();
    assert.equal(ended, 1);
    assert.equal(sent.length, 0);
    assert.deepEqual(at(0), SUMY);
    assert.deepEqual(seen.at(-1), ["recall", undefined]);
    hands.drop("move", NORTH); // the pointer is let go only now
    assert.equal(sent.length, 0);
});

test("a second hand ends what the first does, which says where it was, and then holds alone", () => {
    hands.hold(0, () => hands.dropHere());
    hands.carry(0, NORTH);
    hands.hold(1, null);
    assert.deepEqual([last().point, last().where], [0, NORTH]);
    assert.deepEqual([hands.stateOf(0), hands.stateOf(1)], ["waiting", "held"]);
    hands.carry(1, FARTHER);
    hands.drop("move", FARTHER);
    assert.equal(last().point, 1);
    hands.drop("move", [44, 23]); // the first hand's pointer is let go: it has nothing any more
    assert.equal(last().point, 1);
});

test("a hand that takes a point ends what another one only plans, and a plan ends no gesture", () => {
    let ended = 0;
    const play = () => {
        ended += 1;
    };
    hands.plan(play);
    drag(1, NORTH);
    assert.deepEqual([ended, last().point], [1, 1]);
    hands.plan(play);
    hands.hold(0, play); // what was planned, done
    assert.deepEqual([ended, hands.stateOf(0)], [1, "held"]);
});

test("a point that is taken away in mid-drag is lost to the hand, and nothing is said", () => {
    hands.hold(1, null);
    hands.carry(1, NORTH);
    hands.hear(picture([SUMY]));
    assert.equal(hands.isHolding(), false);
    assert.equal(hands.at(1), undefined);
    hands.drop("move", NORTH);
    assert.equal(sent.length, 0);
});

test("a point whose place in the list becomes another's is lost to the hand", () => {
    hands.hold(0, null);
    hands.carry(0, NORTH);
    hands.hear(picture([KHARKIV, SUMY]));
    assert.equal(hands.isHolding(), false);
    assert.deepEqual(places(2), [KHARKIV, SUMY]);
});

test("a hand keeps its point where only the others change", () => {
    hands.hold(0, null);
    hands.carry(0, NORTH);
    hands.hear(picture([SUMY, FARTHER, KHARKIV]));
    assert.equal(hands.stateOf(0), "held");
    assert.deepEqual(places(3), [NORTH, FARTHER, KHARKIV]);
});

test("a point put beyond the area is drawn at its edge, and the server hears what was meant", () => {
    hands.put(0, [60, 20]);
    assert.deepEqual(at(0), [56, 22]);
    assert.deepEqual(last().where, [60, 20]);
});

test("only another point of several is chosen", () => {
    hands.choose(0);
    assert.equal(sent.length, 0);
    hands.choose(1);
    assert.deepEqual([last().what, last().point], ["select", 1]);
    assert.equal(hands.isMoving(), false); // nothing on the map waits for it
    assert.equal(hands.isStill(), false);
});

test("a slider is ahead of the server until the answer agrees, and older answers are not believed", () => {
    hands.press(true);
    hands.slide("lat", 52);
    assert.deepEqual(at(0), [52, 34.8]);
    assert.equal(hands.stateOf(0), "ahead");
    hands.hear(picture([SUMY, KHARKIV]));
    assert.deepEqual(at(0), [52, 34.8]);
    hands.press(false);
    hands.hear(picture([[52, 34.8], KHARKIV]));
    assert.ok(hands.isStill());
});

test("a range that a slider shows holds for every ring, and falls back if no answer comes", () => {
    hands.slide("range", 400);
    assert.equal(hands.rangeKm(), 400);
    assert.deepEqual(seen.slice(-2), [
        ["move", 0],
        ["move", 1],
    ]);
    mock.timers.tick(5000);
    assert.equal(hands.rangeKm(), 300);
    assert.deepEqual(seen.at(-1), ["recall", undefined]);
});

test("a slider that is pressed and let go where it was leaves nothing pending", () => {
    hands.press(true);
    hands.slide("lat", SUMY[0]);
    hands.press(false);
    assert.ok(hands.isStill());
});

test("what a slider showed is over when another hand is at work, and the next answer is right", () => {
    hands.slide("lat", 52);
    hands.forget();
    assert.deepEqual(at(0), [52, 34.8]);
    hands.hear(picture([FARTHER, KHARKIV]));
    assert.deepEqual(at(0), FARTHER);
    assert.ok(hands.isStill());
});

test("where no answer comes after another hand, the map shows the last one again", () => {
    hands.press(true);
    hands.slide("lat", 52);
    hands.slide("range", 400);
    hands.forget(); // an undo that the server hears together with the slider: nothing changed
    assert.equal(hands.isStill(), false);
    mock.timers.tick(5000);
    assert.deepEqual(at(0), SUMY);
    assert.equal(hands.rangeKm(), 300);
    assert.deepEqual(seen.at(-1), ["recall", undefined]);
    assert.ok(hands.isStill());
});

test("a slider that follows another hand is ahead by itself alone", () => {
    hands.slide("range", 400);
    hands.forget();
    hands.slide("lat", 52);
    assert.equal(hands.rangeKm(), 300);
    hands.hear(picture([SUMY, KHARKIV]));
    assert.equal(hands.stateOf(0), "ahead");
    hands.hear(picture([[52, 34.8], KHARKIV]));
    assert.ok(hands.isStill());
});

test("a slider moves nothing while a hand on the map has a point", () => {
    hands.hold(0, null);
    hands.slide("lat", 52);
    assert.deepEqual(at(0), SUMY);
});

test("a step of the story is said at rest, the last one only, and before anything that follows", () => {
    story.planStep(3);
    story.planStep(4);
    assert.ok(story.isStepAhead());
    assert.equal(sent.length, 0);
    mock.timers.tick(250);
    assert.deepEqual([last().what, last().point], ["story", 4]);
    story.planStep(5);
    hands.put(0, NORTH);
    const said = sent.at(-1).gestures.map(({ what }) => what);
    assert.deepEqual(structuredClone(said), ["story", "story", "move"]);
    hands.hear(picture([NORTH, KHARKIV], last().number));
    assert.equal(story.isStepAhead(), false);
});

test("a move before another step of the story holds no more", () => {
    drag(0, NORTH);
    assert.equal(hands.stateOf(0), "waiting");
    story.planStep(2);
    hands.hear(picture([KHARKIV]));
    assert.deepEqual(at(0), KHARKIV);
    mock.timers.tick(250);
    drag(0, FARTHER);
    hands.hear(picture([KHARKIV]));
    assert.deepEqual(at(0), FARTHER);
});
