// Draws the scene of messages.py with Leaflet: a ground fetched once, and what can change.
(() => {
    "use strict";
    // between Leaflet's own, by z-index
    const PANES = { relief: 250, rings: 450, names: 590, launches: 620 };
    const PAPERS = "light"; // the theme for white paper
    const SUBJECT = "kursk"; // the layer of what the page is about
    const { look, view, relief, ground, findings, airBases, liveRings, tools } = rangeMap;
    const { labels, insets, tips, gestures, handState, marks } = rangeMap;
    const { arrange, placeAll, measureAgain } = labels;
    const { keepPageStill } = rangeMap.leafletHooks;
    let map, theme, canvas, svg, edges, key, cutGround;
    let onPaper = false;
    /** @type {Record<string, L.LayerGroup> | null} */
    let layers = null; // of the ground by name, once it has come
    /** @type {Picture | null} */
    let shown = null; // the picture that was drawn last
    /** @type {L.FeatureGroup | null} */
    let drawn = null; // what of it is on the map in a group of its own

    function show() {
        if (!shown || !layers) return;
        for (const [name, layer] of Object.entries(layers)) {
            if (shown.show.includes(name)) layer.addTo(map);
            else layer.remove();
        }
        airBases.show(shown);
        insets.show(shown);
        liveRings.tell();
        arrange(map);
    }

    function paint(name) {
        theme = name;
        document.documentElement.style.colorScheme = theme; // or the key would stand on white
        const drawing = map.getPane("overlayPane").querySelector("svg");
        look.paint(map.getContainer().parentElement, drawing, theme);
        liveRings.repaint();
        for (const group of [map, ...Object.values(layers || {})]) ground.repaint(group);
        insets.repaint();
    }

    function drawGround(packed) {
        const read = rangeMap.rules.unpack(packed);
        const rows = read.layers.map((row) => [row.id, ground.layer(row, canvas, svg)]);
        layers = { ...Object.fromEntries(rows), airbases: airBases.read(read.bases, tools.pick) };
        findings.read(read);
        insets.draw(read);
        cutGround(read.layers);
        const [about] = read.layers.filter(({ name }) => name === SUBJECT);
        tips.speakOf(L.geoJSON(about.shapes[0].at).getBounds());
        show();
        sayKey();
        map.getContainer().dataset.ready = "true";
    }

    // Called once with Leaflet's map: panes, renderers, controls, and the ground, from the server
    // or already here.
    function start(leaflet, options) {
        map = leaflet;
        for (const [name, zIndex] of Object.entries(PANES))
            map.createPane(name).style.zIndex = zIndex;
        map.getPane("names").classList.add("leaflet-zoom-hide");
        canvas = L.canvas({ padding: 0.3, pane: "tilePane" });
        svg = L.svg({ padding: 0.5 }).addTo(map);
        edges = L.svg({ padding: 0.5, pane: "rings" }).addTo(map);
        cutGround = ground.addCut(map, edges);
        airBases.start(map);
        labels.start(map, () => [...airBases.areas(), ...liveRings.areas(), ...insets.areas()]);
        liveRings.start(map, options, edges, tools.pick);
        tips.start(map, liveRings.areas);
        rangeMap.nameWords.start(map);
        marks.start(map);
        relief.start(map, options.relief);
        paint(PAPERS);
        map.attributionControl.setPrefix(false).addAttribution(options.credit);
        rangeMap.controls.addScale(map);
        tools.start(map, options, { showAll: () => view.showAll(true), goAlong: view.goAlong });
        key = rangeMap.controls.addKey(map, look, options.note);
        insets.start(map);
        map.on("moveend zoomend viewreset resize", () => placeAll(map));
        const frame = map.getContainer().parentElement;
        frame.addEventListener("toggle", () => placeAll(map), true); // of the key
        map.on("answered", show);
        map.on("answered followed", sayKey);
        view.start(map, options.home);
        keepPageStill(map);
        const sheet = document.querySelector('link[href*="webmap.css"]');
        sheet?.addEventListener("load", () => measureAgain(map));
        document.fonts.addEventListener("loadingdone", () => measureAgain(map));
        if (typeof options.ground !== "string") Promise.resolve(options.ground).then(drawGround);
        else
            fetch(options.ground)
                .then((answer) => answer.json())
                .then(drawGround);
    }

    function sayKey() {
        if (shown) key.fill(liveRings.sayKey(shown.key), theme);
    }

    // Called at each change with all that can change; returns the group that streamlit-folium puts
    // on the map. What the server says of a map before the story's last step comes too late.
    function overlay(picture) {
        gestures.hear(picture.hand.heard);
        return shown && gestures.isStepAhead() ? L.featureGroup() : draw(picture, false);
    }

    // Turns the map to a step of the story, and tells the server once the hand rests.
    function openStep(step, picture) {
        if (!shown) return;
        handState.release();
        handState.forget();
        gestures.planStep(step);
        if (!picture) return;
        const { theme: its, hand } = shown;
        draw({ ...picture, theme: its, hand: { ...hand, chosen: 0 } }, true).addTo(map);
    }

    function draw(picture, flies) {
        const wanted = onPaper ? PAPERS : picture.theme;
        if (wanted !== theme) paint(wanted);
        drawn?.remove(); // where streamlit-folium has not done it
        const group = L.featureGroup();
        drawn = group;
        const rings = [...(picture.published || []), ...picture.rings];
        for (const ring of rings.filter(({ curve }) => curve))
            for (const layer of ground.edge(ring, edges)) group.addLayer(layer);
        const before = shown;
        shown = picture;
        labels.speakOf(picture.sight?.named || []);
        liveRings.update(picture);
        group.on("add", () => {
            sayKey();
            show();
        });
        const box = map.getContainer();
        box.setAttribute("role", "region"); // a name needs a role
        box.setAttribute("aria-label", `Map. ${picture.words}`);
        const edged = group.getLayers().filter((layer) => layer instanceof L.Polygon);
        const bounds = edged.reduce(
            (all, layer) => all.extend(layer.getBounds()),
            liveRings.bounds(),
        );
        view.follow(picture, before, bounds, flies);
        if (picture.marks) marks.show(picture.marks);
        return group;
    }

    // Lays the map out for paper, in the colours of white paper, or back as it was on the screen.
    function setPaper(isOn) {
        if (!shown || isOn === onPaper) return;
        onPaper = isOn;
        paint(isOn ? PAPERS : shown.theme);
        sayKey();
        key.layOut(isOn);
        view.setPaper(isOn);
    }

    rangeMap.webmap = { start, overlay, openStep, setPaper };
})();
