// Every use of Leaflet's private parts: why each is needed, and what could replace it.
(() => {
    "use strict";
    const { curveThrough } = rangeMap.rules;

    // Why: Leaflet moves a marker by a 3D transform, which makes each of 50 markers a layer of the
    // browser's compositor, and the map slow. In its place: a public option for flat transforms.
    const FlatMarker = L.Marker.extend({
        _setPos(position) {
            /** @type {any} */ (L.Marker.prototype)._setPos.call(this, position);
            this.getElement().style.transform = `translate(${position.x}px, ${position.y}px)`;
        },
    });

    // Why: Leaflet rounds vertices to whole pixels and joins them by straight edges, and a ring
    // must be round at every zoom. In its place: a public option, or a renderer that takes
    // fractions of pixels. `isSmooth` joins few vertices by a curve, for a ring in motion.
    // Where its look says so, a second path has its fill, cut to a country by ground.js.
    const FinePolygon = L.Polygon.extend({
        onAdd(map) {
            this.map = map;
            this.inside = document.createElementNS("http://www.w3.org/2000/svg", "path");
            L.Polygon.prototype.onAdd.call(this, map);
            this.getElement().before(this.inside);
            this.setStyle({});
        },
        onRemove(map) {
            this.inside.remove();
            L.Polygon.prototype.onRemove.call(this, map);
        },
        setStyle(style) {
            L.Polygon.prototype.setStyle.call(this, style);
            const { within, fill, fillColor, fillOpacity } = this.options;
            const line = this.getElement();
            if (!line) return this;
            if (within) line.setAttribute("fill", "none");
            this.inside.setAttribute("clip-path", `url(#within-${within})`);
            this.inside.setAttribute("fill", fill && within ? fillColor : "none");
            this.inside.setAttribute("fill-opacity", fillOpacity);
            return this;
        },
        _updatePath() {
            const origin = this.map.getPixelOrigin();
            const points = this.getLatLngs()[0].map((at) => this.map.project(at).subtract(origin));
            const line = this.isSmooth ? curveThrough(points) : points.map(write).join("L");
            for (const path of [this.inside, this.getElement()])
                path.setAttribute("d", `M${line || "0 0"}z`);
        },
    });

    const write = ({ x, y }) => `${x} ${y}`;

    // Why: a hand can lose its point while it drags, and Leaflet ends a drag only where the pointer
    // is let go. In its place: a public method of `marker.dragging` that ends it.
    const endDrag = (marker) => marker.dragging._draggable.finishDrag(true);

    // Why: Leaflet focuses the map at each press and after each button, and a plain focus scrolls
    // whatever page the map stands in. In its place: `preventScroll` in Leaflet's own call.
    function keepPageStill(map) {
        const box = map.getContainer();
        box.focus = () => HTMLElement.prototype.focus.call(box, { preventScroll: true });
    }

    rangeMap.leafletHooks = { FlatMarker, FinePolygon, endDrag, keepPageStill };
})();
