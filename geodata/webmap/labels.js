// Labels beside their points; the lesser ones hide where two would overlap.
(() => {
    "use strict";
    const GAP = 7; // px between a point and its label
    const SIDES = {
        left: (width, height) => [-width - GAP, -height / 2],
        right: (_, height) => [GAP, -height / 2],
        top: (width, height) => [-width / 2, -height - GAP],
        bottom: (width) => [-width / 2, GAP],
        middle: (width, height) => [-width / 2, -height / 2],
    };
    const shown = new Set();

    // Not a marker: a marker is a layer of its own to the browser's compositor, and a hundred of
    // them make it slow. rank 0 is always shown, then 1, 2, 3; least is the zoom from which a label
    // may show; dotted draws a town's dot, which stays when the name has to go; covers is the town
    // whose own name a label makes superfluous; edge (left or top) keeps a graticule's label at the
    // edge of the map.
    const Label = L.Layer.extend({
        initialize({ at, text, className, side, rank, least, dotted, edge }) {
            Object.assign(this, { at: L.latLng(at), text, side, rank, least, dotted, edge });
            this.element = document.createElement("div");
            this.element.className = "label-anchor";
            if (dotted) this.element.appendChild(document.createElement("i")).className = "dot";
            this.words = this.element.appendChild(document.createElement("div"));
            this.words.className = `label ${className}`;
            this.words.textContent = text;
        },
        onAdd(map) {
            map.getPane("names").appendChild(this.element);
            shown.add(this);
            this.place(map);
        },
        onRemove() {
            this.element.remove();
            shown.delete(this);
        },
        place(map) {
            this.point = map.latLngToLayerPoint(this.at);
            if (this.edge)
                this.point[this.edge === "left" ? "x" : "y"] = map.containerPointToLayerPoint([
                    46, 2,
                ])[this.edge === "left" ? "x" : "y"];
            this.element.style.transform = `translate(${this.point.x}px, ${this.point.y}px)`;
        },
        move(map, at) {
            this.at = L.latLng(at);
            this.place(map);
        },
        say(text) {
            if (this.text === text) return;
            this.words.textContent = this.text = text;
            this.size = null;
        },
        // Where the text goes from its point, and the area that it takes.
        shift() {
            this.size ??= [this.words.offsetWidth, this.words.offsetHeight];
            const [width, height] = this.size;
            const [x, y] = SIDES[this.side](width, height);
            const [left, top] = [this.point.x + x, this.point.y + y];
            return { label: this, x, y, area: [left - 2, top, left + width + 2, top + height] };
        },
    });

    function overlaps(a, b) {
        return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    }

    // All sizes are read first and all places written after, so that the browser lays the page out
    // once.
    function arrange(map) {
        const zoom = map.getZoom();
        const labels = [...shown];
        const always = new Set(
            labels.filter(({ rank }) => rank === 0).map(({ covers, text }) => covers || text),
        );
        const rows = labels
            .map((label) => label.shift())
            .sort((a, b) => a.label.rank - b.label.rank);
        const taken = [];
        for (const { label, x, y, area } of rows) {
            const wanted =
                label.rank === 0 ||
                (zoom >= label.least && !(label.dotted && always.has(label.text)));
            const fits =
                wanted && (label.rank === 0 || !taken.some((other) => overlaps(area, other)));
            if (fits) taken.push(area);
            const state = `${fits} ${label.dotted && zoom < label.least} ${x} ${y}`;
            if (state === label.state) continue;
            label.state = state;
            label.words.style.transform = `translate(${x}px, ${y}px)`;
            label.words.classList.toggle("hidden", !fits);
            label.element.classList.toggle("hidden", !!label.dotted && zoom < label.least);
        }
    }

    // After the map was moved or zoomed.
    function placeAll(map) {
        shown.forEach((label) => label.place(map));
        arrange(map);
    }

    // When the style sheet has come, sizes are others.
    function measureAgain(map) {
        for (const label of shown) label.size = null;
        placeAll(map);
    }

    rangeMap.labels = { Label, arrange, placeAll, measureAgain };
})();
