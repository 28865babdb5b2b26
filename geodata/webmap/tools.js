// Tools on the live map: put a point with a click, measure a distance, let a point glide along the border.
(function () {
  "use strict";
  const { inverse, destination, distanceKm } = window.atlasGeodesy;
  const PARTS = 100; // of a measured line; its straight counterpart is off by less than a metre in as many
  const GLIDE_S = 40; // for the whole border; our choice
  const LAST = 1000; // the walk has a place at each 0.1 per cent
  const CALM_STEP = 50, CALM_MS = 1500; // where motion is not wanted: 5 per cent of the border at a time
  const ICONS = {
    all: "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16M12 10a2 2 0 1 0 0 4a2 2 0 1 0 0-4",
    place: "M12 2v6M12 16v6M2 12h6M16 12h6M12 11v2M11 12h2",
    measure: "M3 17L17 3l4 4L7 21zM7 13l2 2M10 10l3 3M13 7l2 2",
    play: "M7 4v16l13-8z",
    pause: "M8 5v14M16 5v14",
  };
  const CLICK = window.matchMedia("(pointer: coarse)").matches
    ? "Tap the map. The button again leaves."
    : "Click the map, or move it with the arrow keys and press Enter for its middle. Esc leaves.";
  const NO_POINT = "Choose “My points” under “Rings start at” first.";
  const FIXED = "The launch point is fixed here.", FIXED_MS = 6000;
  const rings = window.atlasRings;
  let map, options, hint, buttons;
  let mode = null; // place or measure
  let taking = false; // Play itself takes the point into its hand
  let playing = null; // { index, behind, step, places once they have come }
  let ends = []; // of a measurement, as [lat, lon]
  let drawn;

  function say(text) {
    hint.textContent = text;
    hint.hidden = !text;
    if (text === FIXED) setTimeout(() => hint.textContent === FIXED && say(""), FIXED_MS);
  }

  function choose(next) {
    if (playing) pause();
    if (next === "place" && (rings.fixed() || !rings.hand())) { say(rings.fixed() ? FIXED : NO_POINT); return; }
    mode = mode === next ? null : next;
    ends = [];
    drawn.clearLayers();
    map.getContainer().classList.toggle("aiming", mode !== null);
    buttons.place.setAttribute("aria-pressed", mode === "place");
    buttons.measure.setAttribute("aria-pressed", mode === "measure");
    say({ place: `Where should the launch point stand? ${CLICK}`, measure: `From where to where? ${CLICK}` }[mode] || "");
    if (mode) map.getContainer().focus();
  }

  // Whether a tool takes the place.
  function pick(latlng) {
    const { lat, lng } = latlng, hand = rings.hand(), taken = mode !== null;
    if (mode === "place") {
      choose(null);
      if (!hand) say(NO_POINT);
      else rings.put(hand.chosen, [lat, lng]);
    } else if (mode === "measure") {
      if (ends.length === 2) { ends = []; drawn.clearLayers(); }
      ends.push([lat, lng]);
      drawn.addLayer(L.circleMarker(latlng, { ...window.atlasLook.path("measure"), radius: 4, interactive: false }));
      if (ends.length === 2) measured(); else say(`And to where? ${CLICK}`);
    }
    return taken;
  }

  const shares = Array.from({ length: PARTS + 1 }, (_, i) => i / PARTS);
  const lengthKm = (line) => line.slice(1).reduce((sum, [lat, lon], i) => sum + distanceKm(line[i][1], line[i][0], lon, lat), 0);

  function measured() {
    const [[lat1, lon1], [lat2, lon2]] = ends;
    const { km, bearingDeg } = inverse(lon1, lat1, lon2, lat2);
    const geodesic = shares.map((share) => destination(lon1, lat1, bearingDeg, share * km));
    const [one, other] = ends.map((end) => map.project(end));
    const straight = shares.map((share) => { const { lat, lng } = map.unproject(one.add(other.subtract(one).multiplyBy(share))); return [lat, lng]; });
    for (const [line, name] of [[straight, "measure_straight"], [geodesic, "measure"]]) {
      const style = { ...window.atlasLook.path(name), className: name, interactive: false, smoothFactor: 0, noClip: true };
      drawn.addLayer(L.polyline(line, style));
    }
    const compass = options.compass[Math.round(bearingDeg * options.compass.length / 360) % options.compass.length];
    const longer = lengthKm(straight) - km;
    const dashed = longer < 0.01 ? "hardly longer here" : `${both(longer, 2)} longer`;
    say(`${both(km)}, initial bearing ${bearingDeg.toFixed(1)}° (${compass}). Solid: the geodesic, the shortest way. Dashed: the straight line on this map, ${dashed}.`);
  }

  const number = (value, digits) => value.toLocaleString("en-US", { maximumFractionDigits: digits });
  const both = (km, digits = 1) => `${number(km / options.mile_km, digits)} miles (${number(km, digits)} km)`;

  const metresBehind = (hand) => Math.round(hand.behind_km * 1000);
  const walks = {}; // by metres behind the border: the places at each 0.1 per cent of it, as they come from the server
  function walk(metres) {
    const forget = () => { delete walks[metres]; };
    return (walks[metres] ||= fetch(options.glide.replace("METRES", metres)).then((answer) => answer.json()).catch(forget));
  }

  // A slider beside the map moves: latitude, longitude and range are live_rings.js's; the share of the border needs the walk.
  async function slide(name, value) {
    const hand = rings.hand(), asked = rings.answer();
    if (name !== "along") rings.slide(name, value);
    else if (hand) {
      const places = await walk(metresBehind(hand));
      if (places && asked === rings.answer()) rings.slide("at", places[Math.round(value * 10)]); // else too late
    }
  }

  async function play() {
    if (playing) { pause(); return; }
    choose(null);
    const hand = rings.hand();
    if (rings.fixed() || !hand) { say(rings.fixed() ? FIXED : NO_POINT); return; }
    const run = { index: hand.chosen, behind: metresBehind(hand), step: hand.percent < 100 ? hand.percent * 10 : 0 };
    playing = run;
    icon("pause", "Pause");
    const places = await walk(run.behind);
    if (playing !== run) return;
    if (!places) { stop(); say("The server does not answer; the border could not be fetched."); return; }
    if (!rings.at(run.index)) { stop(); return; }
    taking = true;
    rings.hold(run.index);
    taking = false;
    run.places = places;
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) calmly(run);
    else glide(run, performance.now() - run.step * GLIDE_S);
  }

  function glide(run, began) {
    if (playing !== run) return;
    show(run, Math.min((performance.now() - began) / GLIDE_S, LAST)); // thousandths of the border in as many ms as it takes seconds
    if (run.step < LAST) requestAnimationFrame(() => glide(run, began)); else pause();
  }

  function calmly(run) {
    if (playing !== run) return;
    show(run, Math.min(run.step + CALM_STEP, LAST));
    if (run.step < LAST) setTimeout(() => calmly(run), CALM_MS); else pause();
  }

  // Shows the place at a step of 0.1 per cent, or between two.
  function show(run, step) {
    const { places, index } = run;
    if (!rings.at(index)) { stop(); return; } // the point was taken away meanwhile
    const before = Math.min(Math.floor(step), LAST - 1);
    const [[lat1, lon1], [lat2, lon2]] = [places[before], places[before + 1]];
    rings.carry(index, [lat1 + (lat2 - lat1) * (step - before), lon1 + (lon2 - lon1) * (step - before)]);
    run.step = step;
  }

  function pause() {
    const run = playing;
    stop();
    if (run.places) rings.drop("along", [Math.round(run.step) / 10, run.behind / 1000]);
  }

  function stop() {
    playing = null;
    icon("play", PLAY);
  }

  const PLAY = "Play: let the launch point glide along the border";

  function icon(name, words) {
    buttons.play.querySelector("path").setAttribute("d", ICONS[name]);
    buttons.play.title = words;
    buttons.play.setAttribute("aria-label", words);
  }

  function keys(event) {
    if (event.key === "Escape") { if (mode) choose(null); else if (playing) pause(); else say(""); }
    if (event.key === "Enter" && mode && event.target === map.getContainer()) pick(map.getCenter());
  }

  window.atlasTools = {
    start(leaflet, given, showAll) {
      [map, options] = [leaflet, given];
      const [, place, measure, start] = window.atlasControls.addBar(map, [
        ["Show the whole ring", ICONS.all, showAll],
        ["Place: put the launch point with a click", ICONS.place, () => choose("place")],
        ["Measure a distance", ICONS.measure, () => choose("measure")],
        [PLAY, ICONS.play, play],
      ]);
      buttons = { place, measure, play: start };
      hint = window.atlasControls.addHint(map);
      drawn = L.layerGroup().addTo(map);
      map.on("click", ({ latlng }) => pick(latlng));
      map.on("hold", () => !taking && playing && pause()); // another hand takes a point, or this one is gone
      document.addEventListener("keydown", keys);
    },
    pick,
    slide,
    press: rings.press,
    forget: rings.forget,
  };
})();
