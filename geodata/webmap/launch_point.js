// One launch point on the live map: its pin, its ring and two labels; live_rings.js moves it.
(function () {
  "use strict";
  const { distanceKm, ring } = window.atlasGeodesy;
  const { FinePolygon, symbol, dressed } = window.atlasShapes;
  const { Label } = window.atlasLabels;
  const ICON = { className: "symbol launch-icon", iconSize: [36, 46], iconAnchor: [18, 36] };
  const RING = { className: "ring", interactive: false, smoothFactor: 0, noClip: true };

  // `distances` are km to each air base, in their order.
  function make(map, renderer, at) {
    const label = { at, text: "", rank: 0, least: 0 };
    return {
      at,
      distances: [],
      marker: symbol(at, { icon: ICON, pane: "launches", draggable: true, autoPan: true }).addTo(map),
      ring: new FinePolygon([], { ...RING, renderer }).addTo(map),
      name: new Label({ ...label, className: "launch-label", side: "right" }).addTo(map),
      length: new Label({ ...label, className: "ring-label", side: "top" }).addTo(map),
    };
  }

  function remove({ marker, ring: drawn, name, length }) {
    for (const layer of [marker, drawn, name, length]) layer.remove();
  }

  // Draws a point where its `at` says, and measures how far the air bases are from there. In motion a ring has half its
  // vertices, which no eye can tell and a frame of six rings is the shorter for.
  function place(map, point, rangeKm, bases, inMotion) {
    const [lat, lon] = point.at;
    const line = ring(lon, lat, rangeKm, inMotion ? 0.5 : 1);
    point.marker.setLatLng(point.at);
    point.ring.setLatLngs(line);
    point.name.move(map, point.at);
    point.length.move(map, line.reduce((best, here) => (here[0] > best[0] ? here : best)));
    point.distances = bases.map(({ at }) => distanceKm(lon, lat, at[1], at[0]));
  }

  // The look of a ring, with the same colour for its pin where there are several; the badge is its number, or nothing.
  function dress(point, { look, label }, badge, chosen, fixed) {
    if (fixed) point.marker.dragging.disable(); else if (!point.marker.dragging.enabled()) point.marker.dragging.enable();
    point.ring.setStyle(window.atlasLook.path(look));
    point.length.say(label);
    point.length.rank = badge ? 1 : 0;
    point.length.words.style.color = `var(--${look}-line)`;
    const element = point.marker.getElement();
    element.dataset.badge = badge;
    if (badge) element.style.setProperty("--launch-fill", `var(--${look}-line)`);
    else element.style.removeProperty("--launch-fill");
    element.classList.toggle("chosen", chosen);
  }

  // Names a point: what stands beside it, the town whose own name that replaces, and what it says on hover.
  function rename(point, { name, covers, lines }) {
    point.name.say(name);
    point.name.covers = covers;
    dressed(point.marker, "launch", [], lines);
  }

  window.atlasLaunchPoint = { make, remove, place, dress, rename };
})();
