// What the take-home file has instead of hands: its map can be looked at and measured, but there is no server to answer.
(function () {
  "use strict";
  const nothing = () => {};
  const no = () => false;
  window.atlasGestures = { say: nothing, hear: nothing, any: no, anyMove: no, moveOf: no };
  window.atlasHands = { start: nothing, listen: nothing, flush: nothing, cancel: nothing };

  // Of the tools, those that show and measure; the ones that move a launch point would need an answer.
  const { addBar } = window.atlasControls;
  window.atlasControls.addBar = (map, rows) => {
    const buttons = addBar(map, rows);
    buttons[1].hidden = buttons[3].hidden = true;
    return buttons;
  };

  // Starts the map in a page of its own, in the theme that the reader's machine prefers.
  window.atlasTakeHome = ({ map: view, start, picture, ground }) => {
    const leaflet = L.map("map_div", view);
    const theme = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    window.atlas.start(leaflet, { ...start, ground });
    window.atlas.overlay({ ...picture, theme }).addTo(leaflet);
    // Paper is narrower than most windows: the map is laid out anew for it, and back again.
    for (const kind of ["beforeprint", "afterprint"]) {
      addEventListener(kind, () => { document.body.classList.toggle("printing", kind === "beforeprint"); window.atlas.refit(); });
    }
  };
})();
