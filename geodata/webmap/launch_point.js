// One launch point on the live map: its pin, its ring and two labels; live_rings.js moves it.
(() => {
    "use strict";
    const { look, publishedRings } = rangeMap;
    const { ring } = rangeMap.geodesy;
    const { FinePolygon } = rangeMap.leafletHooks;
    const { Label } = rangeMap.label;
    const shapes = rangeMap.shapes;
    /** @type {L.DivIconOptions} */
    const ICON = { className: "symbol launch-icon", iconSize: [36, 46], iconAnchor: [18, 36] };
    const PIN = { icon: ICON, pane: "launches", draggable: true, autoPan: true };
    const [PIN_HALF, PIN_HIGH] = [9, 27]; // px, of look.js's pin
    const NAME = { className: "launch-label", rank: 0, must: true, side: "right", gap: 12 };
    const LENGTH = { className: "ring-label", rank: 0.5 };
    const RING = { className: "ring", interactive: false, smoothFactor: 0, noClip: true };

    function make(map, renderer, at) {
        const label = { at, text: "", least: 0 };
        return {
            marker: shapes.symbol(at, PIN).addTo(map),
            ring: new FinePolygon([], { ...RING, renderer }).addTo(map),
            name: new Label({ ...label, ...NAME }).addTo(map),
            length: new Label({ ...label, ...LENGTH, line: [at] }).addTo(map),
            published: publishedRings.make(map, renderer),
        };
    }

    function remove({ marker, ring: drawn, name, length, published }) {
        for (const layer of [marker, drawn, name, length]) layer.remove();
        publishedRings.clear(published);
    }

    // Of a ring's vertices in motion, when a curve joins them: right to 10 m as at rest, and a
    // tenth of the work.
    const MOVING = 0.1;

    // Draws a point with its ring and those of published figures, for a hand's next frame or for
    // rest.
    function place(map, point, at, rangeKm, figures, inMotion) {
        const [lat, lon] = at;
        const share = inMotion ? MOVING : 1;
        const line = ring(lon, lat, rangeKm, share);
        point.ring.isSmooth = inMotion;
        point.marker.setLatLng(at);
        point.ring.setLatLngs(line);
        point.name.move(map, at);
        point.length.follow(map, line);
        publishedRings.place(point.published, at, figures, share);
    }

    // The look of a ring, with the same colour for its pin where there are several; the badge is
    // its number, or nothing.
    function dress(point, { look: name, label }, badge, isChosen, isFixed) {
        if (isFixed) point.marker.dragging.disable();
        else point.marker.dragging.enable();
        point.ring.setStyle(look.path(name));
        publishedRings.dress(point.published);
        point.length.say(label);
        point.length.words.style.color = `var(--${name}-line)`;
        const element = point.marker.getElement();
        element.dataset.badge = badge;
        if (badge) element.style.setProperty("--launch-fill", `var(--${name}-line)`);
        else element.style.removeProperty("--launch-fill");
        element.classList.toggle("chosen", isChosen);
    }

    // Names a point: what stands beside it, the town whose own name that replaces, and what it says
    // on hover; in motion its name for those who hear it waits for rest.
    function rename(point, { name, covers, lines }, inMotion) {
        point.name.say(name);
        point.name.covers = covers;
        if (inMotion) point.marker.lines = lines;
        else shapes.dress(point.marker, "launch", [], lines);
    }

    // The area that a pin takes, in px of the map's layers.
    function area(map, marker) {
        const { x, y } = map.latLngToLayerPoint(marker.getLatLng());
        return [x - PIN_HALF, y - PIN_HIGH, x + PIN_HALF, y];
    }

    // All its names, for those that they come to lie over to give way.
    const names = ({ name, length, published }) => [
        name,
        length,
        ...publishedRings.names(published),
    ];

    // Where all its rings are.
    const bounds = ({ ring: drawn, published }) =>
        publishedRings
            .lines(published)
            .reduce((all, line) => all.extend(line.getBounds()), drawn.getBounds());

    rangeMap.launchPoint = { area, bounds, make, names, remove, place, dress, rename };
})();
