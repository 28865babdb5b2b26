// Draws on a Leaflet map the scene that webmap.py describes: a ground fetched once, and an overlay for each change.
(function () {
  "use strict";
  const STEP = 1e-4; // degrees; the unit in which overlay coordinates travel
  const LEAST_ZOOM = { 1: 0, 2: 5.75, 3: 6.75 }; // from which zoom a town of each rank may show; our choice
  const ROOM = 0.12; // of a ring's size on each side, so that what lies beyond it shows too; our choice
  const OVERLAID = new Set(["kursk", "occupied", "held", "border"]); // SVG over the canvas of land and rivers
  const TOLD = new Set(["occupied", "held"]); // areas that explain themselves on hover
  const look = window.atlasLook;
  const labels = new Set();
  let map, looks, theme, canvas, svg, ground, shown, extent, fillLegend;
  let untouched = true; // until a hand moves the map, it keeps the whole ring in view when its frame changes size

  function hintNode(lines) {
    const node = document.createElement("div");
    lines.forEach((line, index) => { node.appendChild(document.createElement(index ? "div" : "b")).textContent = line; });
    return node;
  }

  function label(options) {
    const marker = window.atlasLabels.make(options);
    marker.on("add", () => labels.add(marker));
    marker.on("remove", () => labels.delete(marker));
    return marker;
  }

  function symbol(shape, at) {
    const lines = [shape.look === "launch" && shape.label, ...(shape.hint || [])].filter(Boolean);
    const icon = L.divIcon({ className: `symbol ${shape.marks.join(" ")}`, html: look.symbol(shape.look), iconSize: [24, 24] });
    const marker = L.marker(at, { icon, pane: shape.look === "launch" ? "launches" : "markerPane" });
    marker.on("add", () => marker.getElement().setAttribute("aria-label", lines.join(", ")));
    marker.on("focus", () => marker.openTooltip());
    return marker.bindTooltip(hintNode(lines), { offset: [10, 0] });
  }

  function groundLabel(shape) {
    const [lon, lat] = shape.at.coordinates;
    const common = { at: [lat, lon], text: shape.label, rank: shape.rank + 1 };
    const side = shape.marks[1];
    if (shape.marks[0] === "city") {
      return label({ ...common, className: `city rank${shape.rank}`, side, least: LEAST_ZOOM[shape.rank], dotted: true });
    }
    return label({ ...common, className: shape.marks.join(" "), side: "middle", least: shape.rank === 1 ? 0 : 5.25 });
  }

  // Graticule labels stay at the map's top and left edges, wherever the map is moved: see follow().
  function graticuleLabel(shape) {
    const [[lon, lat], [lonEnd]] = shape.at.coordinates;
    const upright = lon === lonEnd;
    const marker = label({ at: [lat, lon], text: shape.label, className: "graticule-label", side: upright ? "bottom" : "right", rank: 8, least: 0 });
    marker.upright = upright;
    return marker;
  }

  function groundLayer({ name, shapes }) {
    const group = L.layerGroup();
    for (const shape of shapes) {
      if (shape.at.type === "Point") { group.addLayer(groundLabel(shape)); continue; }
      const style = { ...look.path(shape.look), className: (shape.marks || []).join(" ") };
      const drawn = L.geoJSON(shape.at, { renderer: OVERLAID.has(name) ? svg : canvas, interactive: TOLD.has(name), style, smoothFactor: 0.8 });
      drawn.look = shape.look;
      if (TOLD.has(name)) drawn.bindTooltip(hintNode(shape.hint), { sticky: true });
      group.addLayer(drawn);
      if (name === "graticule") group.addLayer(graticuleLabel(shape));
    }
    return group;
  }

  function follow() {
    const corner = map.containerPointToLatLng([46, 2]);
    for (const marker of labels) {
      if (marker.upright === undefined) continue;
      const at = marker.getLatLng();
      marker.setLatLng(marker.upright ? [corner.lat, at.lng] : [at.lat, corner.lng]);
    }
  }

  function arrange() {
    follow();
    window.atlasLabels.arrange(map, [...labels]);
  }

  function unfold(steps) {
    const line = [];
    for (let i = 0, lon = 0, lat = 0; i < steps.length; i += 2) {
      lon += steps[i];
      lat += steps[i + 1];
      line.push([lat * STEP, lon * STEP]);
    }
    return line;
  }

  function overlayShape(shape, group) {
    const line = unfold(shape.at);
    if (line.length === 1) {
      group.addLayer(symbol(shape, line[0]));
      if (shape.look === "launch") group.addLayer(label({ at: line[0], text: shape.label, className: "launch-label", side: "right", rank: 0 }));
      return;
    }
    const style = { ...look.path(shape.look), className: shape.marks.join(" ") };
    const drawn = L.polygon(line, { ...style, renderer: svg, interactive: false, smoothFactor: 0.5 });
    drawn.look = shape.look;
    group.addLayer(drawn);
    const top = line.reduce((best, here) => (here[0] > best[0] ? here : best));
    group.addLayer(label({ at: top, text: shape.label, className: "ring-label", side: "top", rank: 0 }));
  }

  function show() {
    if (!shown || !ground) return;
    for (const [name, layer] of Object.entries(ground)) {
      if (shown.includes(name)) layer.addTo(map); else layer.remove();
    }
    arrange();
  }

  function paint(name) {
    theme = name;
    look.paint(map.getContainer(), svg._container, looks[theme]);
    Object.values(ground || {}).forEach((group) => group.eachLayer((layer) => layer.look && layer.setStyle(look.path(layer.look))));
  }

  function showAll(animate) {
    untouched = true;
    const legend = map.getContainer().querySelector(".legend[open]");
    const beside = legend && map.getSize().x > 2.5 * legend.offsetWidth ? 0.6 * legend.offsetWidth : 0;
    map.fitBounds(extent, { animate, paddingTopLeft: [16 + beside, 36], paddingBottomRight: [16, 26] });
  }

  function watchHand() {
    const box = map.getContainer();
    for (const kind of ["pointerdown", "wheel", "keydown"]) box.addEventListener(kind, () => { untouched = false; }, { capture: true, passive: true });
    new ResizeObserver(() => {
      map.invalidateSize({ animate: false });
      if (untouched && shown) showAll(false);
    }).observe(box);
    document.querySelector('link[href*="webmap.css"]')?.addEventListener("load", arrange);
  }

  window.atlas = {
    // Called once with folium's map: panes, renderers, controls, and the ground from the server.
    start(leaflet, options) {
      map = leaflet;
      looks = options.looks;
      extent = L.latLngBounds(options.home);
      ["names", "launches"].forEach((name, i) => { map.createPane(name).style.zIndex = 590 + 30 * i; });
      map.getPane("names").style.pointerEvents = "none";
      canvas = L.canvas({ padding: 0.3, pane: "tilePane" });
      svg = L.svg({ padding: 0.5 }).addTo(map);
      paint("light");
      map.attributionControl.setPrefix(false).addAttribution(options.credit);
      window.atlasControls.addScale(map);
      window.atlasControls.addWholeRing(map, () => showAll(true));
      fillLegend = window.atlasControls.addLegend(map, look, options.note);
      map.on("moveend zoomend resize", arrange);
      watchHand();
      fetch(options.ground).then((answer) => answer.json()).then((read) => {
        ground = Object.fromEntries(read.layers.map((layer) => [layer.name, groundLayer(layer)]));
        show();
        map.getContainer().dataset.ready = "true";
      });
    },

    // Called at each change with all that can change; returns the group that streamlit-folium puts on the map.
    overlay(picture) {
      if (picture.theme !== theme) paint(picture.theme);
      const group = L.featureGroup();
      picture.layers.forEach((layer) => layer.shapes.forEach((shape) => overlayShape(shape, group)));
      const first = !shown;
      shown = picture.show;
      group.on("add", () => { fillLegend(picture.legend); show(); });
      map.getContainer().setAttribute("aria-label", `Map. ${picture.words}`);
      extent = group.getLayers().filter((layer) => layer.getBounds).reduce((all, layer) => all.extend(layer.getBounds()), L.latLngBounds([])).pad(ROOM);
      if (first) showAll(false);
      return group;
    },
  };
})();
