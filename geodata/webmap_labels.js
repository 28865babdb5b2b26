// Places labels beside their points and hides the lesser ones where two would overlap.
(function () {
  "use strict";
  const GAP = 7; // px between a point and its label
  const SIDES = {
    left: (width, height) => [-width - GAP, -height / 2],
    right: (width, height) => [GAP, -height / 2],
    top: (width, height) => [-width / 2, -height - GAP],
    bottom: (width) => [-width / 2, GAP],
    middle: (width, height) => [-width / 2, -height / 2],
  };

  function overlaps(a, b) {
    return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  }

  // A marker whose text stands beside its point. rank 0 is always shown, then 1, 2, 3; least is the zoom from which it
  // may show; dotted draws a town's dot, which stays when the name has to go.
  function make({ at, text, className, side, rank, least, dotted }) {
    const node = document.createElement("div");
    if (dotted) node.appendChild(document.createElement("i")).className = "dot";
    const words = node.appendChild(document.createElement("div"));
    words.className = `label ${className}`;
    words.textContent = text;
    const icon = L.divIcon({ className: "symbol label-anchor", html: node, iconSize: [0, 0] });
    const marker = L.marker(at, { icon, interactive: false, keyboard: false, pane: "names" });
    marker.label = { words, text, side, rank, least, dotted };
    return marker;
  }

  // Reads all sizes first and writes all places after, so that the browser lays the page out once.
  function arrange(map, markers) {
    const zoom = map.getZoom();
    const always = new Set(markers.filter(({ label }) => label.rank === 0).map(({ label }) => label.text));
    const rows = markers.map((marker) => {
      const { words, side } = marker.label;
      const [width, height] = [words.offsetWidth, words.offsetHeight];
      const shift = SIDES[side](width, height);
      const point = map.latLngToLayerPoint(marker.getLatLng());
      const [left, top] = [point.x + shift[0], point.y + shift[1]];
      return { label: marker.label, shift, area: [left - 2, top, left + width + 2, top + height] };
    });
    const taken = [];
    for (const { label, shift, area } of rows.sort((a, b) => a.label.rank - b.label.rank)) {
      const wanted = label.rank === 0 || (zoom >= label.least && !(label.dotted && always.has(label.text)));
      const fits = wanted && (label.rank === 0 || !taken.some((other) => overlaps(area, other)));
      label.words.style.transform = `translate(${shift[0]}px, ${shift[1]}px)`;
      label.words.classList.toggle("hidden", !fits);
      label.words.parentElement.classList.toggle("hidden", !!label.dotted && zoom < label.least);
      if (fits) taken.push(area);
    }
  }

  window.atlasLabels = { make, arrange };
})();
