// Launch points that can be dragged or nudged, with rings and air bases that follow in the browser; live_rings.py hears.
(function () {
  "use strict";
  const { destination } = window.atlasGeodesy;
  const { dressed } = window.atlasShapes;
  const { arrange } = window.atlasLabels;
  const gestures = window.atlasGestures;
  const atPoint = window.atlasLaunchPoint;
  const BEARINGS = { ArrowUp: 0, ArrowRight: 90, ArrowDown: 180, ArrowLeft: 270 };
  const QUIET_MS = 400; // arrow keys that follow each other faster are one gesture; ours
  const SAME_DEG = 1e-4, SAME_KM = 0.01;
  const AHEAD_MS = 5000; // how long a slider's value may be ahead of the server's answer; ours
  const points = []; // one for each launch point: marker, ring, labels, where it is, km to each air base
  const moved = new Set(); // indices to be drawn in the next frame
  let map, renderer, area, words, picture, readout;
  let bases = [];
  let held = null; // index of the point in hand: dragged, nudged or played
  let letGo = null; // what ends a nudge
  let dragged = null; // Leaflet's drag that is under way
  let ahead = null; // what a slider shows and the server has not yet answered: { index, at, range_km, until }
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
    listen(point, index);
    return point;
  }

  function unmake(point, index) {
    if (held === index) held = null;
    atPoint.remove(point);
  }

  function listen({ marker }, index) {
    const drag = marker.dragging._draggable;
    let raw, start;
    marker.on("dragstart", () => {
      hold(index);
      dragged = drag;
      start = raw = points[index].at;
    });
    drag.on("predrag", () => {
      const { lat, lng } = map.layerPointToLatLng(drag._newPos);
      raw = [lat, lng];
      drag._newPos = map.latLngToLayerPoint(clamped(raw));
    });
    marker.on("drag", () => held === index && carry(index, clamped(raw)));
    marker.on("dragend", () => {
      dragged = null;
      if (held === index) drop("move", raw); else carry(index, start);
    });
    marker.on("click", () => picture.launches.length > 1 && picture.hand.chosen !== index && gestures.say("select", index));
    marker.getElement().addEventListener("keydown", (event) => nudge(event, index));
    marker.getElement().addEventListener("blur", flush);
  }

  // 1 unit; with Shift 10; with Ctrl or Cmd 50.
  function nudge(event, index) {
    const bearing = BEARINGS[event.key];
    if (bearing === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (letGo === null) hold(index);
    const km = picture.step_km * (event.ctrlKey || event.metaKey ? 50 : event.shiftKey ? 10 : 1);
    const [lat, lon] = points[index].at;
    const there = destination(lon, lat, bearing, km);
    carry(index, clamped(there));
    clearTimeout(letGo);
    letGo = setTimeout(() => { letGo = null; drop("move", there); }, QUIET_MS);
  }

  function flush() {
    if (letGo === null) return;
    clearTimeout(letGo);
    letGo = null;
    drop("move", points[held]?.at);
  }

  function keys(event) {
    const redo = event.key === "y" || (event.shiftKey && event.key.toLowerCase() === "z");
    if ((event.ctrlKey || event.metaKey) && (redo || event.key === "z")) {
      event.preventDefault();
      flush();
      gestures.say(redo ? "redo" : "undo");
    } else if (event.key === "Escape" && dragged) {
      held = null; // so that the end of the drag puts the point back
      dragged.finishDrag(true);
    }
  }

  // A hand takes a point; nothing that the server sends moves it until it is dropped.
  function hold(index) {
    flush();
    map.fire("hold");
    held = index;
    points[index].marker.closeTooltip();
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

  const place = (point) => atPoint.place(map, point, picture.range_km, bases);

  function follow(point, index) {
    place(point);
    if (held === index) atPoint.rename(point, [position(point.at)]);
  }

  // The state of every air base from where the points are now, and how many of Russia's are in which.
  function tell() {
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
  }

  function dress(point, index) {
    const several = picture.launches.length > 1;
    atPoint.dress(point, picture.rings[index], several ? index + 1 : "", several && index === picture.hand.chosen);
    if (!(mine(index) && point.marker.lines.length)) atPoint.rename(point, picture.launches[index].lines);
  }

  // A slider beside the map moves under a hand: the ring follows at once, the server's answer will say the same.
  function slide(name, value, down) {
    if (!points.length || held !== null) return;
    const index = picture.hand.chosen, [lat, lon] = points[index].at;
    ahead = { ...ahead, index };
    if (name === "range") {
      picture = { ...picture, range_km: (ahead.range_km = value) };
      points.forEach((point, i) => carry(i, point.at));
    } else {
      ahead.at = { lat: [value, lon], lon: [lat, value], at: value }[name];
      carry(index, ahead.at);
    }
    ahead.until = Infinity;
    if (!down) letSlide();
  }

  // The slider was let go: if the server does not answer soon, it had nothing to say, and what it said last is right.
  function letSlide() {
    if (!ahead) return;
    ahead.until = Date.now() + AHEAD_MS;
    clearTimeout(late);
    late = setTimeout(() => { if (ahead) { update(answered); map.fire("answered"); } }, AHEAD_MS + 50);
  }

  // Whether the answer is that of an earlier value, and the slider's still to come.
  function overtaken(next) {
    const at = next.launches[ahead.index]?.at;
    const same = (!ahead.at || (at && Math.hypot(at[0] - ahead.at[0], at[1] - ahead.at[1]) < SAME_DEG))
      && (!ahead.range_km || Math.abs(next.range_km - ahead.range_km) < SAME_KM);
    return !same && next.launches.length === points.length && Date.now() < ahead.until;
  }

  // The points of a picture from the server; those in hand, or on their way to the server, stay where the hand has them.
  function update(next) {
    answered = next;
    gestures.hear(next.hand.heard);
    if (ahead && !overtaken(next)) ahead = null;
    picture = ahead?.range_km ? { ...next, range_km: ahead.range_km } : next;
    while (points.length > next.launches.length) { const last = points.pop(); unmake(last, points.length); }
    next.launches.forEach((launch, index) => {
      const point = (points[index] ||= make(index));
      if (!mine(index) && !(ahead?.at && ahead.index === index)) point.at = launch.at;
      place(point);
      dress(point, index);
    });
    arrange(map);
  }

  window.atlasRings = {
    start(leaflet, options, drawing) {
      [map, renderer] = [leaflet, drawing];
      ({ area, words } = options);
      readout = window.atlasControls.addReadout(map);
      document.addEventListener("keydown", keys);
    },
    useBases(read) {
      bases = read;
      points.forEach(place);
    },
    // After the air bases have been drawn as the server has them: as the hand has them, while one is at work.
    settle() { if ((busy() || ahead) && points.length && picture.bases.length) tell(); else readout.hidden = true; },
    repaint() { points.forEach(dress); },
    bounds: () => points.reduce((all, { ring: drawn }) => all.extend(drawn.getBounds()), L.latLngBounds([])),
    at: (index) => points[index]?.at,
    range: () => picture.range_km,
    still: () => held === null && !ahead && !gestures.any(),
    chosen: () => (picture?.launches.length ? picture.hand : null),
    update, slide, letSlide, hold, carry, drop,
    answer: () => answered,
    put(index, at) { hold(index); carry(index, clamped(at)); drop("move", at); },
  };
})();
