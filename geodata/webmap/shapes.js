// Leaflet's shapes as this map needs them: flat markers with words that can change, and polygons that stay round.
(function () {
  "use strict";

  function hintNode(lines) {
    const node = document.createElement("div");
    lines.forEach((line, index) => { node.appendChild(document.createElement(index ? "div" : "b")).textContent = line; });
    return node;
  }

  // A marker that is moved by a flat transform: a 3D one, Leaflet's own way, makes each a layer of the compositor.
  const FlatMarker = L.Marker.extend({
    _setPos(position) {
      this._icon._leaflet_pos = position;
      this._icon.style.transform = `translate(${position.x}px, ${position.y}px)`;
      this._zIndex = position.y;
      this._updateZIndex(0);
    },
    // Leaflet moves the map to a marker that is focused at its edge: right for a key, but a press would lose its place.
    _panOnFocus() {
      if (this._icon.matches(":focus-visible")) L.Marker.prototype._panOnFocus.call(this);
    },
  });

  // A polygon whose vertices are not rounded to whole pixels, so that a ring is round at every zoom.
  const FinePolygon = L.Polygon.extend({
    _projectLatlngs(latlngs, result, bounds) {
      if (!(latlngs[0] instanceof L.LatLng)) { latlngs.forEach((part) => this._projectLatlngs(part, result, bounds)); return; }
      const origin = this._map.getPixelOrigin();
      const points = latlngs.map((latlng) => this._map.project(latlng).subtract(origin));
      points.forEach((point) => bounds.extend(point));
      result.push(points);
    },
  });

  // A symbol whose lines are read when they are needed, so that they can change while it stays and keeps its focus.
  function symbol(at, options) {
    const icon = { className: "symbol", iconSize: [24, 24], ...options.icon };
    const marker = new FlatMarker(at, { ...options, icon: L.divIcon(icon) });
    marker.lines = [];
    marker.tell = () => marker.getElement()?.setAttribute("aria-label", marker.lines.join(", "));
    marker.on("add", () => { marker.dress?.(); marker.tell(); });
    return marker.bindTooltip(() => hintNode(marker.lines), { offset: [10, 0] });
  }

  function dressed(marker, name, marks, lines) {
    marker.lines = lines;
    marker.dress = () => {
      const element = marker.getElement();
      if (!element || element.dataset.look === name) return;
      element.classList.remove(element.dataset.look);
      element.classList.add(...marks, name);
      element.dataset.look = name;
      element.replaceChildren(window.atlasLook.symbol(name));
    };
    marker.dress();
    marker.tell();
    return marker;
  }

  window.atlasShapes = { hintNode, FinePolygon, symbol, dressed };
})();
