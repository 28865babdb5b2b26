// Launch points with rings and air bases that follow a hand in the browser, before the server answers (gestures.py).
(function () {
  "use strict";
  const { dressed } = window.atlasShapes;
  const { arrange } = window.atlasLabels;
  const gestures = window.atlasGestures;
  const hands = window.atlasHands;
  const atPoint = window.atlasLaunchPoint;
  const SAME_DEG = 1e-4, SAME_KM = 0.01;
  const AHEAD_MS = 5000; // how long a slider's value may be ahead of the server's answer; ours
  const points = []; // one for each launch point: marker, ring, labels, where it is, km to each air base
  const moved = new Set(); // indices to be drawn in the next frame
  let map, renderer, area, words, picture, readout;
  let bases = [];
  let held = null; // index of the point in hand: dragged, nudged or played
  let ahead = null; // what a slider shows and the server has not yet answered: { index, at, range_km }
  let pressed = false; // a slider, by a pointer
  let answered, late; // the server's last picture, and the timer after which it is right again

  const busy = () => held !== null || gestures.anyMove();
  const mine = (index) => held === index || gestures.moveOf(index);
  const clamped = ([lat, lon]) => [
    Math.min(Math.max(lat, area[0][0]), area[1][0]),
    Math.min(Math.max(lon, area[0][1]), area[1][1]),
  ];
  const position = ([lat, lon]) => `${lat.toFixed(2)}° N, ${lon.toFixed(2)}° E`; // this map is north and east

  function make(index) {
    const point = atPoint.make(map, renderer, picture.launches[index].at);
    hands.listen(map, point.marker, index);
    return point;
  }

  function unmake(point, index) {
    if (held === index) release();
    atPoint.remove(point);
  }

  // A hand takes a point; nothing that the server sends moves it until it is dropped.
  function hold(index) {
    hands.flush();
    map.fire("hold");
    held = index;
    points[index].marker.closeTooltip();
  }

  // The hand loses its point: it gave up, or the point was taken away or is another's place now.
  function release() {
    held = null;
    map.fire("hold");
    hands.cancel();
  }

  // Back to what the server said last.
  function recall() {
    ahead = null;
    update(answered);
    map.fire("answered");
  }

  function carry(index, at) {
    if (!points[index]) return;
    points[index].at = at;
    if (!moved.size) requestAnimationFrame(frame);
    moved.add(index);
  }

  // Says where the point in hand was dropped, or which share of the border and how far behind it.
  function drop(what, where) {
    const index = held;
    held = null;
    if (index !== null && points[index]) gestures.say(what, index, where);
  }

  function frame() {
    moved.forEach((index) => points[index] && follow(points[index], index));
    moved.clear();
    tell();
  }

  const place = (point, inMotion) => atPoint.place(map, point, picture.range_km, bases, inMotion);

  function follow(point, index) {
    place(point, true);
    if (held === index || (pressed && ahead?.index === index)) atPoint.rename(point, { name: position(point.at), lines: [position(point.at)] });
  }

  // What the page says of the map in words and numbers is dimmed while it is not yet of this place (page.js, page.css).
  const moving = (on) => window.parent.atlasMoving?.(on);

  // The state of every air base from where the points are now, and how many of Russia's are in which.
  function tell() {
    if (!points.length) return;
    const counts = { in: 0, edge: 0, out: 0 };
    bases.forEach((base, i) => {
      const margin = picture.range_km - Math.min(...points.map(({ distances }) => distances[i]));
      const state = Math.abs(margin) <= base.close_km ? "edge" : margin > 0 ? "in" : "out";
      if (base.counted) counts[state] += 1;
      const told = held === null ? base.marker.lines : [...base.lines, words[state]];
      if (base.marker.getElement()?.dataset.look !== state || told[2] !== base.marker.lines[2]) dressed(base.marker, state, ["airbase"], told);
    });
    readout.textContent = `Air bases in Russia: ${counts.in} ${words.in}, ${counts.edge} ${words.edge}, ${counts.out} ${words.out}`;
    readout.hidden = !bases.length || !picture.bases.length || !(busy() || ahead);
    moving(busy() || ahead !== null);
  }

  function dress(point, index) {
    const several = picture.launches.length > 1;
    atPoint.dress(point, picture.rings[index], several ? index + 1 : "", several && index === picture.hand.chosen, picture.hand.fixed);
    if (!(mine(index) && point.marker.lines.length)) atPoint.rename(point, picture.launches[index]);
  }

  // A slider beside the map moves under a hand: the ring follows at once, the server's answer will say the same.
  function slide(name, value) {
    if (!points.length || held !== null) return;
    const index = picture.hand.chosen, [lat, lon] = points[index].at;
    ahead = ahead?.index === index ? ahead : { index, range_km: ahead?.range_km };
    if (name === "range") {
      ahead.range_km = value * picture.step_km;
      picture = { ...picture, range_km: ahead.range_km };
      points.forEach((point, i) => carry(i, point.at));
    } else {
      ahead.at = { lat: [value, lon], lon: [lat, value], at: value }[name];
      carry(index, ahead.at);
    }
    if (!pressed) wait();
  }

  // While a slider is pressed the server hears nothing of it; once it is let go, an answer must come, or nothing changed.
  function press(down) {
    pressed = down;
    if (!down && ahead) wait();
  }

  function wait() {
    clearTimeout(late);
    if (same(answered)) ahead = null;
    else late = setTimeout(() => ahead && recall(), AHEAD_MS);
  }

  function same({ launches, range_km: km }) {
    const at = launches[ahead.index]?.at;
    return (!ahead.at || (at && Math.hypot(at[0] - ahead.at[0], at[1] - ahead.at[1]) < SAME_DEG))
      && (!ahead.range_km || Math.abs(km - ahead.range_km) < SAME_KM);
  }

  // Whether the point in hand stands at another's place in the list now, or nowhere.
  function lost({ launches }) {
    const was = String(answered.launches[held].at);
    return held >= launches.length || (String(launches[held].at) !== was && (launches.length < points.length || launches.some(({ at }) => String(at) === was)));
  }

  // The points of a picture from the server; those in hand, or on their way to the server, stay where the hand has them.
  function update(next) {
    if (held !== null && lost(next)) release();
    answered = next;
    gestures.hear(next.hand.heard);
    if (ahead && (same(next) || next.launches.length !== points.length)) ahead = null;
    picture = ahead?.range_km ? { ...next, range_km: ahead.range_km } : next;
    while (points.length > next.launches.length) { const last = points.pop(); unmake(last, points.length); }
    next.launches.forEach((launch, index) => {
      const point = (points[index] ||= make(index));
      if (!mine(index) && !(ahead?.at && ahead.index === index)) point.at = launch.at;
      place(point, false);
      dress(point, index);
    });
    arrange(map);
  }

  window.atlasRings = {
    start(leaflet, options, drawing) {
      [map, renderer] = [leaflet, drawing];
      ({ area, words } = options);
      hands.start(options);
      readout = window.atlasControls.addReadout(map);
    },
    useBases(read) {
      bases = read;
      points.forEach((point) => place(point, false));
    },
    // After the air bases have been drawn as the server has them: as the hand has them, while one is at work.
    settle() { if ((busy() || ahead) && points.length && picture.bases.length) tell(); else { readout.hidden = true; moving(busy() || ahead !== null); } },
    repaint() { points.forEach(dress); },
    bounds: () => points.reduce((all, { ring: drawn }) => all.extend(drawn.getBounds()), L.latLngBounds([])),
    at: (index) => points[index]?.at,
    range: () => picture.range_km,
    still: () => held === null && !ahead && !gestures.any(),
    hand: () => (picture?.launches.length ? picture.hand : null),
    fixed: () => picture?.hand.fixed,
    update, recall, slide, press, hold, carry, drop, release, clamped,
    holds: (index) => held === index,
    dropHere: () => drop("move", points[held]?.at),
    unitKm: () => picture.step_km,
    choose: (index) => picture.launches.length > 1 && picture.hand.chosen !== index && gestures.say("select", index),
    forget() { ahead = null; }, // another hand is at work beside the map; what the server says next is right
    answer: () => answered,
    put(index, at) { hold(index); carry(index, clamped(at)); drop("move", at); },
  };
})();
