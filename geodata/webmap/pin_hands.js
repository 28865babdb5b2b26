// Hands on a launch point's pin: dragging by mouse or finger, arrow keys, a click, and the keys of undo and of giving up.
(function () {
  "use strict";
  const { destination } = window.atlasGeodesy;
  const gestures = window.atlasGestures;
  const BEARINGS = { ArrowUp: 0, ArrowRight: 90, ArrowDown: 180, ArrowLeft: 270 };
  const QUIET_MS = 400; // arrow keys that follow each other faster are one gesture; ours
  let steps; // of the arrow keys, in the student's unit
  let nudged = null; // the timer that ends a run of arrow keys
  let dragged = null; // Leaflet's drag that is under way

  function listen(map, marker, index) {
    const rings = window.atlasRings, drag = marker.dragging._draggable, pin = marker.getElement();
    let tip; // of the pin, seen from the pointer that took it, in px
    let raw; // where it is now, beyond the map's area too

    // Leaflet counts pixels since the press, which is wrong once the map has moved: it pans at its edge, zooms under a wheel.
    function follow() {
      const pointer = drag._lastEvent.touches?.[0] || drag._lastEvent;
      const { lat, lng } = map.mouseEventToLatLng({ clientX: pointer.clientX + tip.x, clientY: pointer.clientY + tip.y });
      raw = [lat, lng];
      if (rings.holds(index)) rings.carry(index, rings.clamped(raw));
    }

    pin.addEventListener("pointerdown", ({ clientX, clientY }) => {
      map.stop(); // a map that still glides
      const { left, top } = pin.getBoundingClientRect();
      tip = L.point(marker.options.icon.options.iconAnchor).add([left - clientX, top - clientY]);
    });
    marker.on("dragstart", () => {
      rings.hold(index);
      dragged = drag;
      map.on("move", follow);
    });
    drag.on("predrag", () => {
      follow();
      drag._newPos = map.latLngToLayerPoint(rings.clamped(raw));
    });
    marker.on("drag", follow);
    marker.on("dragend", () => {
      dragged = null;
      map.off("move", follow);
      if (rings.holds(index)) rings.drop("move", raw); else rings.recall();
    });
    marker.on("click", () => window.atlasTools.pick(L.latLng(rings.at(index))) || rings.choose(index));
    marker.on("tooltipopen", () => rings.holds(index) && marker.closeTooltip()); // it would cover what the hand looks at
    pin.addEventListener("keydown", (event) => nudge(event, index));
    pin.addEventListener("blur", flush);
  }

  // By one step; with Shift by the second, with Ctrl or Cmd by the third.
  function nudge(event, index) {
    const rings = window.atlasRings, bearing = BEARINGS[event.key];
    if (bearing === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (rings.fixed()) return;
    if (nudged === null) rings.hold(index);
    const [lat, lon] = rings.at(index);
    const step = steps[event.ctrlKey || event.metaKey ? 2 : event.shiftKey ? 1 : 0];
    const there = destination(lon, lat, bearing, step * rings.unitKm());
    rings.carry(index, rings.clamped(there));
    clearTimeout(nudged);
    nudged = setTimeout(() => { nudged = null; rings.drop("move", there); }, QUIET_MS);
  }

  // Ends a run of arrow keys where it is.
  function flush() {
    if (nudged === null) return;
    clearTimeout(nudged);
    nudged = null;
    window.atlasRings.dropHere();
  }

  // The hand has lost its point.
  function cancel() {
    clearTimeout(nudged);
    nudged = null;
    const drag = dragged;
    dragged = null;
    drag?.finishDrag(true);
  }

  function keys(event) {
    const redo = event.code === "KeyY" || (event.shiftKey && event.code === "KeyZ"); // a code is the same on every layout
    if ((event.ctrlKey || event.metaKey) && (redo || event.code === "KeyZ")) {
      event.preventDefault();
      flush();
      gestures.say(redo ? "redo" : "undo");
    } else if (event.key === "Escape" && dragged) {
      window.atlasRings.release();
    }
  }

  window.atlasHands = {
    start(options) {
      steps = options.steps;
      document.addEventListener("keydown", keys);
    },
    listen, flush, cancel,
  };
})();
