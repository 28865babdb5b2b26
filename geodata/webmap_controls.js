// What stands on the live map beside the map itself: the legend, the button that shows the whole ring, the scale bar.
(function () {
  "use strict";

  function box(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }

  // Adds the legend and returns a function that fills it: lines of [look, words]; below them stands a note.
  function addLegend(map, look, note) {
    const lines = box("div", "lines");
    const legend = L.control({ position: "bottomleft" });
    legend.onAdd = () => {
      const details = box("details", "legend");
      details.open = window.innerWidth > 700;
      details.append(box("summary", "", "Legend"), lines, box("div", "small", note));
      L.DomEvent.disableClickPropagation(details).disableScrollPropagation(details);
      return details;
    };
    legend.addTo(map);
    let written = "";
    return (rows) => {
      if (written === (written = JSON.stringify(rows))) return;
      lines.replaceChildren(...rows.map(([name, words]) => {
        const row = box("div", "line");
        row.append(look.swatch(name), box("div", "", words));
        return row;
      }));
    };
  }

  function addWholeRing(map, showAll) {
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      const bar = box("div", "leaflet-bar");
      const link = box("a", "", "◎");
      Object.assign(link, { href: "#", title: "Show the whole ring", role: "button" });
      link.setAttribute("aria-label", link.title);
      L.DomEvent.on(link, "click", (event) => { L.DomEvent.stop(event); showAll(); });
      bar.appendChild(link);
      return bar;
    };
    control.addTo(map);
  }

  // Miles over kilometres, right at the latitude of the map's middle, as Leaflet computes it.
  function addScale(map) {
    L.control.scale({ position: "bottomright", maxWidth: 130 }).addTo(map);
  }

  window.atlasControls = { addLegend, addWholeRing, addScale };
})();
