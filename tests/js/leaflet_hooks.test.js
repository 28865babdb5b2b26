// What the live map leans on inside Leaflet still does what it did, and a hand drags a real pin.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const { after, before, test } = require("node:test");
const { JSDOM } = require("jsdom");
const { DATA, read } = require("./scripts.js");

// Of Python: where Leaflet is, and the scripts in their order.
const { leaflet, scripts } = JSON.parse(process.env.WEBMAP);
const SUMY = [50.91, 34.8];
const KHARKIV = [49.98, 36.25];
const LOOK = { line: "#000", weight: 2, dash: "", fill: "#fff", opacity: 0.2 };
const NAMES = ["launch", "in", "edge", "out", "ring-1", "ring-2", "occupied"];
const looks = { light: Object.fromEntries(NAMES.map((name) => [name, LOOK])) };
let dom, window, map, hands, sent;

/** A picture from the server, as folium_map.py's overlay() sends it. */
function picture(places, heard = 0) {
    return {
        theme: "light",
        words: "",
        show: [],
        rings: places.map((_, index) => ({ look: `ring-${index + 1}`, label: "300 km" })),
        launches: places.map((at) => ({ at, name: "Here", covers: "", lines: ["Here"] })),
        range_km: 300,
        now: { range_value: 300, unit: "km", start: "points", day: "2024-11-18" },
        step_km: 1,
        hand: { heard, chosen: 0, percent: 0, behind_km: 0, fixed: false },
        bases: [],
        nearest: [],
        key: { own: [[["ring-1", "300 km (186.4 miles) from each launch point"]]], ground: [] },
    };
}

const pins = () => [...window.document.querySelectorAll(".launch-icon")];
const point = (index) => map.latLngToContainerPoint(hands.at(index));

/** An event of a pointer on a pin, or wherever it is; a browser sends both kinds. */
function pointAt(kind, target, { x, y }) {
    const given = { clientX: x, clientY: y, bubbles: true, button: 0, which: 1 };
    const pointer = { down: "pointerdown", move: "pointermove", up: "pointerup" }[kind];
    target.dispatchEvent(new window.MouseEvent(pointer, given));
    target.dispatchEvent(new window.MouseEvent(`mouse${kind}`, given));
}

/** Presses a pin and moves it by so many px; the pointer is still down. */
function press(index, ...ways) {
    const start = point(index);
    pointAt("down", pins()[index], start);
    for (const by of ways) pointAt("move", window.document.body, start.add(by));
    return start;
}

before(() => {
    dom = new JSDOM("<div id='map'></div>", {
        runScripts: "outside-only",
        pretendToBeVisual: true,
    });
    window = dom.window;
    // What a browser has and jsdom lacks: a layout, drawing, fonts, and news of sizes.
    const size = { clientWidth: 800, clientHeight: 600, offsetWidth: 20, offsetHeight: 10 };
    for (const [name, value] of Object.entries(size))
        Object.defineProperty(window.HTMLElement.prototype, name, { get: () => value });
    window.SVGSVGElement.prototype.createSVGRect = () => {};
    window.WebKitCSSMatrix = class {
        m11 = 1;
    };
    window.ontouchstart = null; // or Leaflet hears a finger by other events than phones send
    window.matchMedia = () => ({ matches: false });
    window.ResizeObserver = class {
        observe() {}
    };
    window.document.fonts = { addEventListener() {} };
    window.Streamlit = { setComponentValue: (value) => sent.push(...value.gestures) };
    window.eval(fs.readFileSync(leaflet, "utf8"));
    window.rangeMap = { data: { ...DATA, looks } };
    for (const name of scripts) window.eval(read(name));
    hands = window.rangeMap.handState;
    const bounds = [
        [35, 5],
        [65, 65],
    ];
    map = window.L.map("map", { center: SUMY, zoom: 6, maxBounds: bounds });
    window.rangeMap.webmap.start(map, {
        home: bounds,
        area: bounds,
        steps: [1, 10, 50],
        ground: new Promise(() => {}), // it never comes
        glide: "",
    });
    sent = [];
    window.rangeMap.webmap.overlay(picture([SUMY, KHARKIV])).addTo(map);
    // jsdom lays nothing out: a pin is where Leaflet put it.
    pins().forEach((pin, index) => {
        pin.getBoundingClientRect = () => ({ left: point(index).x - 18, top: point(index).y - 36 });
    });
});

after(() => window.close());

test("Leaflet is the version whose insides were looked at", () => {
    assert.equal(window.L.version, "1.9.3"); // another: read leaflet_hooks.js against its source
});

test("markers are moved by a flat transform, which makes no layer of the compositor", () => {
    for (const pin of pins()) assert.match(pin.style.transform, /^translate\(-?\d+px, -?\d+px\)$/);
    const plain = window.L.marker(SUMY).addTo(map);
    assert.match(plain.getElement().style.transform, /3d/); // else our own way is needless
    plain.remove();
});

test("a ring's vertices are not rounded to whole pixels", () => {
    const numbers = (path) => path.getAttribute("d").match(/-?\d+(\.\d+)?/g);
    const ring = window.document.querySelector("path.ring");
    assert.ok(numbers(ring).filter((number) => number.includes(".")).length > 300);
    const plain = window.L.polygon([SUMY, KHARKIV, [52, 37]]).addTo(map);
    assert.ok(numbers(plain.getElement()).every((number) => !number.includes(".")));
    plain.remove();
});

test("a press on the map focuses it without scrolling the page", () => {
    const given = [];
    const { focus } = window.HTMLElement.prototype;
    window.HTMLElement.prototype.focus = (how) => given.push(how);
    map.getContainer().focus();
    window.HTMLElement.prototype.focus = focus;
    assert.equal(given[0].preventScroll, true);
});

test("a dragged pin keeps its place under the pointer, and its drop is said once", () => {
    const start = press(0, [10, 0], [40, -30]);
    assert.ok(hands.holds(0));
    assert.ok(point(0).distanceTo(start.add([40, -30])) < 1);
    map.panBy([50, 0], { animate: false }); // as at its edge
    assert.ok(point(0).distanceTo(start.add([40, -30])) < 1);
    pointAt("up", window.document.body, start.add([40, -30]));
    assert.deepEqual([sent.length, sent[0].what, sent[0].point], [1, "move", 0]);
    window.rangeMap.webmap.overlay(picture([SUMY, KHARKIV], sent[0].number));
    assert.deepEqual([...hands.at(0)], SUMY);
});

test("Esc ends a drag: the pin goes back, and letting the pointer go says nothing", () => {
    sent = [];
    press(0, [10, 0], [60, 60]);
    const given = { key: "Escape", bubbles: true };
    window.document.dispatchEvent(new window.KeyboardEvent("keydown", given));
    assert.deepEqual([...hands.at(0)], SUMY);
    pointAt("move", window.document.body, { x: 5, y: 5 });
    pointAt("up", window.document.body, { x: 5, y: 5 });
    assert.deepEqual([...hands.at(0)], SUMY);
    assert.equal(sent.length, 0);
});

/** An event of fingers that are at some places of the map. */
function touch(kind, target, ...places) {
    const event = new window.Event(kind, { bubbles: true, cancelable: true });
    const touches = places.map(({ x, y }) => ({ clientX: x, clientY: y, target }));
    target.dispatchEvent(Object.assign(event, { touches }));
}

/** A finger takes a pin and moves it by so many px; returns where it is then. */
function takeByFinger(index, by) {
    const start = point(index);
    const down = { clientX: start.x, clientY: start.y, bubbles: true };
    pins()[index].dispatchEvent(new window.MouseEvent("pointerdown", down));
    touch("touchstart", pins()[index], start);
    touch("touchmove", window.document.body, start.add(by));
    assert.ok(hands.holds(index));
    return start.add(by);
}

test("a second finger moves nothing, and the first one's drop counts", () => {
    sent = [];
    const there = takeByFinger(0, [30, 30]);
    touch("touchmove", window.document.body, there, { x: 400, y: 500 });
    assert.ok(point(0).distanceTo(there) < 1);
    touch("touchend", window.document.body);
    assert.deepEqual([sent.length, sent[0].what], [1, "move"]);
    window.rangeMap.webmap.overlay(picture([SUMY, KHARKIV], sent[0].number));
});

test("a touch that the system cancels drops the pin where it was last", () => {
    sent = [];
    takeByFinger(0, [30, 30]);
    touch("touchcancel", window.document.body);
    assert.equal(hands.isHolding(), false);
    assert.deepEqual([sent.length, sent[0].what], [1, "move"]);
    window.rangeMap.webmap.overlay(picture([SUMY, KHARKIV], sent[0].number));
});

test("an arrow key on another pin ends a drag where it is, and takes that pin", () => {
    sent = [];
    press(0, [10, 0], [40, 40]);
    const key = new window.KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true });
    pins()[1].dispatchEvent(key);
    assert.deepEqual([sent.length, sent[0].point], [1, 0]);
    assert.ok(hands.holds(1));
    pins()[1].dispatchEvent(new window.Event("blur"));
    assert.equal(sent.at(-1).point, 1);
    assert.ok(hands.at(1)[0] > KHARKIV[0]);
    pointAt("up", window.document.body, { x: 5, y: 5 });
    assert.equal(sent.at(-1).point, 1); // the pointer that is let go has nothing any more
    window.rangeMap.webmap.overlay(picture([SUMY, KHARKIV], sent.at(-1).number));
});

test("a drag whose point is taken away ends by itself, and nothing is said of it", () => {
    sent = [];
    press(1, [10, 0], [40, 40]);
    window.rangeMap.webmap.overlay(picture([SUMY], 2 ** 50));
    assert.equal(pins().length, 1);
    assert.equal(hands.isHolding(), false);
    pointAt("move", window.document.body, { x: 5, y: 5 });
    pointAt("up", window.document.body, { x: 5, y: 5 });
    assert.equal(sent.length, 0);
});
