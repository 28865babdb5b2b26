// Draws on a Leaflet map the scene that messages.py describes: a ground fetched once, and an overlay for each change.
(function () {
  "use strict";
  const STEP = 1e-4; // degrees; the unit in which overlay coordinates travel
  const LEAST_ZOOM = { 1: 0, 2: 5.75, 3: 6.75 }; // from which zoom a town of each rank may show; our choice
  const ROOM = 0.12; // of a ring's size on each side, so that what lies beyond it shows too; our choice
  const MAX_ZOOM = 10; // beyond it, borders right to 0.02 km and airfields right to 1 km would look more exact than they are
  const OVERLAID = new Set(["kursk", "allowed", "occupied", "held", "border"]); // SVG over the canvas of land and rivers
  const TOLD = new Set(["allowed", "occupied", "held"]); // areas that explain themselves on hover
  const look = window.atlasLook;
  const { Label, arrange, placeAll, measureAgain } = window.atlasLabels;
  const { hintNode, FinePolygon, symbol, dressed } = window.atlasShapes;
  const rings = window.atlasRings;
  let bases = [];
  let order = []; // the air bases' markers, nearest first
  let map, theme, canvas, svg, edges, ground, extent, fillLegend;
  let shown; // the picture that overlay() was last called with
  let untouched = true; // until a hand moves the map, it keeps the whole ring in view when its frame changes size

  function groundLabel(shape) {
    const [lon, lat] = shape.at.coordinates;
    const common = { at: [lat, lon], text: shape.label, rank: shape.rank + 1 };
    const side = shape.marks[1];
    if (shape.marks[0] === "city") {
      return new Label({ ...common, className: `city rank${shape.rank}`, side, least: LEAST_ZOOM[shape.rank], dotted: true });
    }
    return new Label({ ...common, className: shape.marks.join(" "), side: "middle", least: LEAST_ZOOM[shape.rank] });
  }

  // An area that explains itself is a stop of the Tab key, so it needs a name.
  function named(element, hint) {
    element?.setAttribute("role", "img");
    element?.setAttribute("aria-label", hint.join(", "));
  }

  function graticuleLabel(shape) {
    const [[lon, lat], [lonEnd]] = shape.at.coordinates;
    const upright = lon === lonEnd;
    const place = upright ? { side: "bottom", edge: "top" } : { side: "right", edge: "left" };
    return new Label({ at: [lat, lon], text: shape.label, className: "graticule-label", rank: 8, least: 0, ...place });
  }

  function groundLayer({ name, shapes }) {
    const group = L.layerGroup();
    const kind = name.split(" ")[0]; // "held 2024-11-17" is held
    for (const shape of shapes) {
      if (shape.at.type === "Point") { group.addLayer(groundLabel(shape)); continue; }
      const style = { ...look.path(shape.look), className: (shape.marks || []).join(" ") };
      const drawn = L.geoJSON(shape.at, { renderer: OVERLAID.has(kind) ? svg : canvas, interactive: TOLD.has(kind), style, smoothFactor: 0.8 });
      drawn.look = shape.look;
      if (TOLD.has(kind)) drawn.bindTooltip(hintNode(shape.hint), { sticky: true });
      if (TOLD.has(kind)) drawn.eachLayer((area) => area.on("add", () => named(area.getElement(), shape.hint)));
      group.addLayer(drawn);
      if (name === "graticule") group.addLayer(graticuleLabel(shape));
    }
    return group;
  }

  // The reverse of messages.py's _curve: sums of sums of steps.
  function unfold(curve) {
    const line = [];
    for (let i = 0, lon = 0, lat = 0, east = 0, north = 0; i < curve.length; i += 2) {
      lon += east += curve[i];
      lat += north += curve[i + 1];
      line.push([lat * STEP, lon * STEP]);
    }
    return line;
  }

  // The edge of what can be reached from a line or an area; that of a launch point is live_rings.js's.
  function edge({ curve, label: text, look: name }, group) {
    const line = unfold(curve);
    const drawn = new FinePolygon(line, { ...look.path(name), className: "ring", pane: "rings", renderer: edges, interactive: false, smoothFactor: 0 });
    const top = line.reduce((best, here) => (here[0] > best[0] ? here : best));
    group.addLayer(drawn).addLayer(new Label({ at: top, text, className: "ring-label", side: "top", rank: 1, least: 0 }));
  }

  function show() {
    if (!shown || !ground) return;
    order = shown.nearest.map((index) => bases[index].marker);
    bases.forEach(({ marker, lines }, i) => shown.bases.length && dressed(marker, shown.bases[i][0], ["airbase"], [...lines, ...shown.bases[i].slice(1)]));
    for (const [name, layer] of Object.entries(ground)) {
      if (shown.show.includes(name)) layer.addTo(map); else layer.remove();
    }
    const stop = order.find((marker) => marker.getElement() === document.activeElement) || order[0];
    order.forEach((marker) => { marker.getElement().tabIndex = marker === stop ? 0 : -1; });
    rings.settle();
    arrange(map);
  }

  function paint(name) {
    theme = name;
    look.paint(map.getContainer(), svg._container, window.atlasLooks[theme]);
    rings.repaint();
    Object.values(ground || {}).forEach((group) => group.eachLayer((layer) => layer.look && layer.setStyle(look.path(layer.look))));
  }

  function showAll(animate) {
    untouched = true;
    const legend = map.getContainer().querySelector(".legend[open]");
    const beside = legend && map.getSize().x > 2.5 * legend.offsetWidth ? 0.6 * legend.offsetWidth : 0;
    map.fitBounds(extent, { animate: animate && !matchMedia("(prefers-reduced-motion: reduce)").matches, paddingTopLeft: [16 + beside, 36], paddingBottomRight: [16, 26] });
  }

  // What a page wants seen at first: a box of south-west and north-east, or the rings.
  function lookAt(box) {
    if (!box) { showAll(false); return; }
    untouched = false;
    map.fitBounds(box, { animate: false, paddingTopLeft: [70, 90], paddingBottomRight: [70, 40] }); // for names beside towns, and what tools say
  }

  // One stop of the Tab key for all air bases; arrow keys walk from the nearest to the farthest.
  function walkBases(event) {
    const here = order.findIndex((marker) => marker.getElement() === document.activeElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (here < 0 || !step) return;
    event.stopPropagation();
    event.preventDefault(); // at the last one too, or the page would scroll
    const next = order[here + step];
    if (!next) return;
    order[here].getElement().tabIndex = -1;
    next.getElement().tabIndex = 0;
    next.getElement().focus();
  }

  // Whether every launch point is where it can be seen; an open legend that covers one folds itself.
  function launchesSeen() {
    const legend = map.getContainer().querySelector(".legend[open]");
    const size = map.getSize(), places = shown.launches.map(({ at }) => map.latLngToContainerPoint(at));
    if (legend && places.some(({ x, y }) => x < legend.offsetWidth + 30 && y > size.y - legend.offsetHeight - 30)) legend.open = false;
    return places.every(({ x, y }) => x > 20 && y > 30 && x < size.x - 20 && y < size.y - 20);
  }

  function limitZoom() {
    const least = map.getBoundsZoom(map.options.maxBounds, true);
    if (map.getZoom() < least) map.setZoom(least, { animate: false }); // setMinZoom would animate, and end in the wrong place
    map.setMinZoom(least);
  }

  function watchHand() {
    const box = map.getContainer();
    // Leaflet focuses the map at each press and after each button; a plain focus scrolls whatever page the map stands in.
    box.focus = () => HTMLElement.prototype.focus.call(box, { preventScroll: true });
    box.addEventListener("keydown", walkBases, { capture: true });
    for (const kind of ["pointerdown", "wheel", "keydown"]) box.addEventListener(kind, () => { untouched = false; }, { capture: true, passive: true });
    new ResizeObserver(() => {
      map.invalidateSize({ animate: false });
      limitZoom();
      if (untouched && shown) showAll(false);
    }).observe(box);
    document.querySelector('link[href*="webmap.css"]')?.addEventListener("load", () => measureAgain(map));
  }

  window.atlas = {
    // Called once with Leaflet's map: panes, renderers, controls, and the ground, from the server or already here.
    start(leaflet, options) {
      map = leaflet;
      extent = L.latLngBounds(options.home);
      ["rings", "names", "launches"].forEach((name, i) => { map.createPane(name).style.zIndex = [450, 590, 620][i]; });
      map.getPane("names").classList.add("leaflet-zoom-hide");
      canvas = L.canvas({ padding: 0.3, pane: "tilePane" });
      svg = L.svg({ padding: 0.5 }).addTo(map);
      edges = L.svg({ padding: 0.5, pane: "rings" }).addTo(map);
      rings.start(map, options, edges);
      paint("light");
      map.attributionControl.setPrefix(false).addAttribution(options.credit);
      window.atlasControls.addScale(map);
      window.atlasTools.start(map, options, () => showAll(true));
      fillLegend = window.atlasControls.addLegend(map, look, options.note);
      map.setMaxZoom(MAX_ZOOM);
      map.on("moveend zoomend viewreset resize", () => placeAll(map));
      map.on("answered", show);
      watchHand();
      const arrived = typeof options.ground === "string" ? fetch(options.ground).then((answer) => answer.json()) : Promise.resolve(options.ground);
      arrived.then((read) => {
        ground = Object.fromEntries(read.layers.map((layer) => [layer.name, groundLayer(layer)]));
        bases = read.bases.map((base) => ({ ...base, marker: symbol(base.at, { pane: "markerPane" }) }));
        bases.forEach(({ at, marker }) => marker.on("click", () => window.atlasTools.pick(L.latLng(at))));
        rings.useBases(bases);
        ground.airbases = L.layerGroup(bases.map(({ marker }) => marker));
        show();
        map.getContainer().dataset.ready = "true";
      });
    },

    // The frame has another size at once, as when it is printed.
    refit() { map.invalidateSize({ animate: false }); showAll(false); },

    // Called at each change with all that can change; returns the group that streamlit-folium puts on the map.
    overlay(picture) {
      if (picture.theme !== theme) paint(picture.theme);
      const group = L.featureGroup();
      picture.rings.filter(({ curve }) => curve).forEach((one) => edge(one, group));
      const byHand = shown && shown.hand.heard !== picture.hand.heard; // where a hand put a point, it is seen
      const turned = picture.sight && picture.sight.key !== shown?.sight?.key;
      const jumped = !shown || !shown.launches.length !== !picture.launches.length;
      shown = picture;
      rings.update(picture);
      group.on("add", () => { fillLegend(picture.legend); show(); });
      map.getContainer().setAttribute("role", "region"); // a name needs a role
      map.getContainer().setAttribute("aria-label", `Map. ${picture.words}`);
      extent = group.getLayers().filter((layer) => layer.getBounds).reduce((all, layer) => all.extend(layer.getBounds()), rings.bounds()).pad(ROOM);
      if (turned) lookAt(picture.sight.box);
      else if (jumped || !(launchesSeen() || byHand)) { showAll(false); launchesSeen(); }
      return group;
    },
  };
})();
