// Symbols on the live map, markers with words that can change: of airfields and launch points.
(() => {
    "use strict";
    const { look } = rangeMap;
    const { FlatMarker } = rangeMap.leafletHooks;

    function hintNode(lines) {
        const node = document.createElement("div");
        lines.forEach((line, index) => {
            node.appendChild(document.createElement(index ? "div" : "b")).textContent = line;
        });
        return node;
    }

    // Leaflet moves the map to a marker that is focused at its edge: right for a key, but a press
    // would lose its place. So only for a key.
    /** @type {any} */
    const PanningMarker = FlatMarker.extend({
        onAdd(map) {
            FlatMarker.prototype.onAdd.call(this, map);
            const element = this.getElement();
            const { iconSize, iconAnchor = [0, 0] } = this.options.icon.options;
            const paddingTopLeft = L.point(iconAnchor);
            const paddingBottomRight = L.point(iconSize).subtract(paddingTopLeft);
            element.addEventListener("focus", () => {
                if (element.matches(":focus-visible"))
                    map.panInside(this.getLatLng(), { paddingTopLeft, paddingBottomRight });
            });
            if (this.look) wear(this);
        },
    });

    // A symbol whose lines are read when they are needed, so that they can change while it stays
    // and keeps its focus.
    function symbol(at, options) {
        const icon = L.divIcon({ className: "symbol", iconSize: [24, 24], ...options.icon });
        /** @type {SymbolMarker} */
        const marker = new PanningMarker(at, { ...options, icon, autoPanOnFocus: false });
        marker.lines = [];
        marker.tell = () => marker.lines;
        return marker.bindTooltip(() => hintNode(marker.tell()), { offset: [10, 0] });
    }

    // Gives a symbol a look, with class names that go with it, and the lines that it says.
    function dress(marker, name, marks, lines) {
        Object.assign(marker, { look: name, marks, lines });
        if (marker.getElement()) wear(marker);
    }

    function wear(marker) {
        const element = marker.getElement();
        const label = marker.lines.join(", ");
        if (element.getAttribute("aria-label") !== label) element.setAttribute("aria-label", label);
        const { look: before } = element.dataset;
        if (before === marker.look) return;
        element.classList.remove(before);
        element.classList.add(...marker.marks, marker.look);
        element.dataset.look = marker.look;
        element.replaceChildren(look.symbol(marker.look));
    }

    rangeMap.shapes = { hintNode, symbol, dress };
})();
