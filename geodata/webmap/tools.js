// Tools on the live map: put a point with a click, measure, let a point glide on the border.
(() => {
    "use strict";
    const { look, texts, controls, handState, glide, touch } = rangeMap;
    const { inverse, destination, distanceKm } = rangeMap.geodesy;
    // of a measured line; its straight counterpart is off by less than a metre in as many
    const PARTS = 100;
    const ICONS = {
        all: "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16M12 10a2 2 0 1 0 0 4a2 2 0 1 0 0-4",
        place: "M12 2v6M12 16v6M2 12h6M16 12h6M12 11v2M11 12h2",
        measure: "M3 17L17 3l4 4L7 21zM7 13l2 2M10 10l3 3M13 7l2 2",
        play: "M7 4v16l13-8z",
        pause: "M8 5v14M16 5v14",
    };
    const CLICK = window.matchMedia("(pointer: coarse)").matches
        ? "Tap the map. The button again leaves."
        : "Click the map, or move it with the arrow keys and press Enter for its middle. " +
          "Esc leaves.";
    const PLAY = "Play: let the launch point glide along the border";
    const NO_POINT = "Choose “My points” under “Rings start at” first.";
    const FIXED = "The launch point is fixed here.";
    const FIXED_MS = 6000;
    const CORNERS = ["topright", "bottomright", "topleft"]; // for the hint, as they come
    let map, options, hint, corner, buttons;
    let mode = null; // place or measure
    let ends = []; // of a measurement, as [lat, lon]
    let drawn; // of it
    let band; // from its first end to where the pointer is
    let fading; // the timer until what is said goes

    function start(leaflet, given, { showAll, goAlong }) {
        [map, options] = [leaflet, given];
        const [, place, measure, play] = controls.addBar(map, [
            ["Show the whole ring", ICONS.all, showAll],
            ["Place: put the launch point with a click", ICONS.place, () => choose("place")],
            ["Measure a distance", ICONS.measure, () => choose("measure")],
            [PLAY, ICONS.play, playOrPause],
        ]);
        buttons = { place, measure, play };
        ({ words: hint, control: corner } = controls.addHint(map));
        drawn = L.layerGroup().addTo(map);
        band = L.layerGroup().addTo(map);
        glide.start(options, { showPlaying, say, goAlong });
        touch.start(map, say);
        map.on("click", ({ latlng }) => pick(latlng));
        map.on("mousemove", ({ latlng }) => stretch(latlng));
        map.on("move", () => isByKeys() && stretch(map.getCenter()));
        document.addEventListener("keydown", keys);
    }

    // Says something until the next thing is said, or for a time.
    function say(text, ms = text === FIXED ? FIXED_MS : 0) {
        hint.textContent = text;
        hint.hidden = !text;
        clearTimeout(fading);
        if (ms) fading = setTimeout(say, ms, "");
    }

    // Why no launch point can be moved, or nothing.
    const refusal = () => (handState.isFixed() ? FIXED : handState.hand() ? "" : NO_POINT);

    function choose(next) {
        glide.pause();
        const why = next === "place" && refusal();
        if (why) return say(why);
        mode = mode === next ? null : next;
        clear();
        map.getContainer().classList.toggle("aiming", mode !== null);
        buttons.place.setAttribute("aria-pressed", mode === "place");
        buttons.measure.setAttribute("aria-pressed", mode === "measure");
        const question = {
            place: "Where should the launch point stand?",
            measure: "From where to where?",
        }[mode];
        say(question ? `${question} ${CLICK}` : "");
        if (mode) map.getContainer().focus();
    }

    function clear() {
        ends = [];
        drawn.clearLayers();
        band.clearLayers();
        corner.setPosition(CORNERS[0]);
    }

    // Whether the middle of the map is where the next press goes; webmap.css marks it then.
    const isByKeys = () => map.getContainer().matches(":focus-visible");

    function stretch({ lat, lng }) {
        if (ends.length !== 1) return;
        band.clearLayers();
        draw(geodesic(ends[0], [lat, lng]), "measure", band);
    }

    // Whether a tool takes the place.
    function pick(latlng) {
        const isTaken = mode !== null;
        /** @type {LatLon} */
        const at = [latlng.lat, latlng.lng];
        if (mode === "place") {
            const hand = handState.hand();
            choose(null);
            if (!hand) say(NO_POINT);
            else handState.put(hand.chosen, at);
        } else if (mode === "measure") {
            if (ends.length === 2) clear();
            ends.push(at);
            const dot = { ...look.path("measure"), radius: 4, interactive: false };
            drawn.addLayer(Object.assign(L.circleMarker(latlng, dot), { look: "measure" }));
            band.clearLayers();
            if (ends.length === 2) measure();
            else say(`And to where? ${CLICK}`);
        }
        return isTaken;
    }

    const shares = Array.from({ length: PARTS + 1 }, (_, i) => i / PARTS);

    function lengthKm(line) {
        const steps = line.slice(1).map(([lat, lon], i) => {
            const [lat0, lon0] = line[i];
            return distanceKm(lon0, lat0, lon, lat);
        });
        return steps.reduce((sum, km) => sum + km, 0);
    }

    function geodesic([lat1, lon1], [lat2, lon2]) {
        const { km, bearingDeg } = inverse(lon1, lat1, lon2, lat2);
        return shares.map((share) => destination(lon1, lat1, bearingDeg, share * km));
    }

    function measure() {
        const [[lat1, lon1], [lat2, lon2]] = ends;
        const { km, bearingDeg } = inverse(lon1, lat1, lon2, lat2);
        const [one, other] = ends.map((end) => map.project(end));
        const straight = shares.map((share) => {
            const { lat, lng } = map.unproject(one.add(other.subtract(one).multiplyBy(share)));
            return [lat, lng];
        });
        const shortest = geodesic(ends[0], ends[1]);
        draw(straight, "measure_straight", drawn);
        draw(shortest, "measure", drawn);
        const compass = texts.compass(bearingDeg);
        const longer = lengthKm(straight) - km;
        const dashed = longer < 0.01 ? "hardly longer here" : `${both(longer, 2)} longer`;
        say(
            `${both(km)}, initial bearing ${bearingDeg.toFixed(1)}° (${compass}). ` +
                "Solid: the geodesic, the shortest way. " +
                `Dashed: the straight line on this map, ${dashed}.`,
        );
        clearTheLine([...straight, ...shortest]);
    }

    // The first corner for the words in which they cover nothing of a line, or else the last.
    function clearTheLine(line) {
        const places = line.map((at) => map.latLngToContainerPoint(at));
        const origin = map.getContainer().getBoundingClientRect();
        const covers = ({ x, y }) => {
            const box = hint.getBoundingClientRect();
            const [left, top] = [box.left - origin.left, box.top - origin.top];
            return x > left && x < left + box.width && y > top && y < top + box.height;
        };
        for (const name of CORNERS) {
            corner.setPosition(name);
            if (!places.some(covers)) return;
        }
    }

    function draw(line, name, group) {
        const style = { ...look.path(name), className: name };
        const exact = { interactive: false, smoothFactor: 0, noClip: true };
        group.addLayer(Object.assign(L.polyline(line, { ...style, ...exact }), { look: name }));
    }

    const both = (km, digits = 1) =>
        `${texts.number(km / options.mile_km, digits)} miles (${texts.number(km, digits)} km)`;

    function playOrPause() {
        if (glide.pause()) return;
        choose(null);
        const why = refusal();
        if (why) say(why);
        else glide.play();
    }

    function showPlaying(isOn) {
        const words = isOn ? "Pause" : PLAY;
        buttons.play.querySelector("path").setAttribute("d", isOn ? ICONS.pause : ICONS.play);
        buttons.play.title = words;
        buttons.play.setAttribute("aria-label", words);
    }

    // Sliders beside the map move (page.js): the share of the border, a latitude or the range.
    function slide(name, value) {
        if (name === "along") glide.slide(value);
        else handState.slide(name, value);
    }

    function keys({ key, target }) {
        if (key === "Escape" && mode) choose(null);
        else if (key === "Escape" && !glide.pause()) say("");
        if (key === "Enter" && mode && target === map.getContainer()) pick(map.getCenter());
    }

    const { press, forget } = handState;
    rangeMap.tools = { start, pick, slide, press, forget };
})();
