// Launch points that can be dragged or nudged, with rings and air bases that follow in the browser; live_rings.py hears.
(function () {
  "use strict";
  const { destination, distanceKm, ring } = window.atlasGeodesy;
  const { FinePolygon, symbol, dressed } = window.atlasShapes;
  const { Label, arrange } = window.atlasLabels;
  const look = window.atlasLook;
  const BEARINGS = { ArrowUp: 0, ArrowRight: 90, ArrowDown: 180, ArrowLeft: 270 };
  const QUIET_MS = 400; // arrow keys that follow each other faster are one gesture; ours
  const AGAIN_MS = 3000; // what the server has not confirmed by then is said again; ours
  const points = []; // one for each launch point: marker, ring, labels, where it is, km to each air base
  const moved = new Set(); // indices to be drawn in the next frame
  let map, renderer, area, words, picture, readout;
  let bases = [];
  let held = null; // index of the point in hand: dragged, nudged or played
  let letGo = null; // what ends a nudge
  let dragged = null; // Leaflet's drag that is under way
  let number = Date.now(), pending = []; // numbers only ever grow, also when the map is built anew
  let said = 0, again; // how often, and the timer for the next time

  // A gesture goes out at once, with all that the server has not confirmed, and again until it has: so that none is
  // lost on a server that is busy, or that dies and comes back.
  function say(what, point = 0, where = [0, 0]) {
    pending.push({ number: ++number, what, point, where });
    sayAll();
  }

  function sayAll() {
    clearTimeout(again);
    if (!pending.length) return;
    window.Streamlit.setComponentValue({ gestures: [...pending], said: ++said });
    again = setTimeout(sayAll, AGAIN_MS);
  }

  function hear(last) {
    pending = pending.filter((gesture) => gesture.number > last);
  }

  const busy = () => held !== null || pending.some(({ what }) => what === "move" || what === "along");
  const mine = (index) => held === index || pending.some((gesture) => gesture.point === index && gesture.what !== "select");
  const clamped = ([lat, lon]) => [
    Math.min(Math.max(lat, area[0][0]), area[1][0]),
    Math.min(Math.max(lon, area[0][1]), area[1][1]),
  ];
  const position = ([lat, lon]) => `${lat.toFixed(2)}° N, ${lon.toFixed(2)}° E`; // this map is north and east

  function make(index) {
    const icon = { className: "symbol launch-icon", iconSize: [36, 46], iconAnchor: [18, 36] };
    const point = { at: picture.launches[index].at, distances: [] };
    point.marker = symbol(point.at, { icon, pane: "launches", draggable: true, autoPan: true }).addTo(map);
    point.ring = new FinePolygon([], { className: "ring", renderer, interactive: false, smoothFactor: 0, noClip: true }).addTo(map);
    point.name = new Label({ at: point.at, text: "", className: "launch-label", side: "right", rank: 0 }).addTo(map);
    point.length = new Label({ at: point.at, text: "", className: "ring-label", side: "top", rank: 0, least: 0 }).addTo(map);
    listen(point, index);
    return point;
  }

  function unmake(point, index) {
    if (held === index) held = null;
    for (const layer of [point.marker, point.ring, point.name, point.length]) layer.remove();
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
    marker.on("click", () => picture.launches.length > 1 && picture.hand.chosen !== index && say("select", index));
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
      say(redo ? "redo" : "undo");
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
    if (index !== null && points[index]) say(what, index, where);
  }

  function frame() {
    moved.forEach((index) => points[index] && follow(points[index]));
    moved.clear();
    tell();
  }

  function follow(point) {
    place(point);
    point.marker.lines = [position(point.at)];
    point.name.say(position(point.at));
  }

  function place(point) {
    const [lat, lon] = point.at;
    const line = ring(lon, lat, picture.range_km);
    point.marker.setLatLng(point.at);
    point.ring.setLatLngs(line);
    point.name.move(map, point.at);
    point.length.move(map, line.reduce((best, here) => (here[0] > best[0] ? here : best)));
    point.distances = bases.map(({ at }) => distanceKm(lon, lat, at[1], at[0]));
  }

  // The state of every air base from where the points are now, and how many of Russia's are in which.
  function tell() {
    const counts = { in: 0, edge: 0, out: 0 };
    bases.forEach((base, i) => {
      const margin = picture.range_km - Math.min(...points.map(({ distances }) => distances[i]));
      const state = Math.abs(margin) <= base.close_km ? "edge" : margin > 0 ? "in" : "out";
      if (base.counted) counts[state] += 1;
      if (base.marker.lines[2] !== words[state]) dressed(base.marker, state, ["airbase"], [...base.lines, words[state]]);
    });
    readout.textContent = `Air bases in Russia: ${counts.in} ${words.in}, ${counts.edge} ${words.edge}, ${counts.out} ${words.out}`;
    readout.hidden = !bases.length || !picture.bases.length || !busy();
  }

  function dress(point, index, { lines }) {
    const several = picture.launches.length > 1;
    const { look: ringLook, label } = picture.rings[index];
    point.ring.setStyle(look.path(ringLook));
    point.length.say(label);
    point.length.rank = several ? 1 : 0;
    point.length.words.style.color = `var(--${ringLook}-line)`;
    if (mine(index) && point.marker.lines.length) return;
    point.name.say(lines[0]);
    point.name.covers = lines[1];
    dressed(point.marker, "launch", [], lines);
    const element = point.marker.getElement();
    element.dataset.badge = several ? index + 1 : "";
    if (several) element.style.setProperty("--launch-fill", `var(--${ringLook}-line)`);
    else element.style.removeProperty("--launch-fill");
    element.classList.toggle("chosen", several && index === picture.hand.chosen);
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
    // The points of a picture from the server; those in hand, or on their way to the server, stay where the hand has them.
    update(next) {
      picture = next;
      hear(next.hand.heard);
      while (points.length > next.launches.length) { const last = points.pop(); unmake(last, points.length); }
      next.launches.forEach((launch, index) => {
        const point = (points[index] ||= make(index));
        if (!mine(index)) point.at = launch.at;
        place(point);
        dress(point, index, launch);
      });
      arrange(map);
    },
    // After the air bases have been drawn as the server has them: as the hand has them, while one is at work.
    settle() { if (busy() && points.length && picture.bases.length) tell(); else readout.hidden = true; },
    repaint() { picture?.launches.forEach((launch, index) => points[index] && dress(points[index], index, launch)); },
    bounds: () => points.reduce((all, { ring: drawn }) => all.extend(drawn.getBounds()), L.latLngBounds([])),
    at: (index) => points[index]?.at,
    still: () => held === null && !pending.length,
    chosen: () => (picture?.launches.length ? picture.hand : null),
    hold, carry, drop,
    put(index, at) { hold(index); carry(index, clamped(at)); drop("move", at); },
  };
})();
