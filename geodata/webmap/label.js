// A name on a map: its words, its place, and the areas that it may take.
(() => {
    "use strict";
    const { placer } = rangeMap;
    const GAP = 7; // px between a place and its name, unless its symbol reaches farther
    const FARTHER = { led: [15], dotted: [6, 12] }; // px more where nearer spots have no room
    const RING_SPOTS = 16; // places around a ring at which its length may stand
    const CLOSE = 2; // px between a small area and its name
    const EDGES = { left: 46, top: 11 }; // px from the map's edges at which degrees are read
    const labelsOf = new WeakMap(); // of each map

    // Not a marker: a marker is a layer of its own to the browser's compositor, and a hundred of
    // them make it slow. rank 0 comes first; must is written even where it hides something; least
    // is the zoom from which a name may show; dotted is the class of a town's dot, which stays when
    // the name has to go; led is a name with a line to its place where it stands farther off;
    // covers is the town whose own name a name makes superfluous; edge (left or top) keeps a
    // graticule's label at the edge of the map; spots are other places for the name of an area,
    // each with the degrees of longitude that it has to either side; inside is a name that stands
    // where it has room or nowhere; hint is said under a pointer; corners are a small area's; line
    // is a ring's own, along which it stands outside or, if that is its side, inside.
    const Label = L.Layer.extend({
        initialize({ at, text, className, dotted, ...options }) {
            const kind = className;
            Object.assign(this, { at: L.latLng(at), text, kind, dotted }, options);
            this.element = document.createElement("div");
            this.element.className = "label-anchor";
            if (dotted) this.element.appendChild(document.createElement("i")).className = dotted;
            this.words = this.element.appendChild(document.createElement("div"));
            this.words.className = `label hidden ${className}`;
            this.words.textContent = text;
        },
        onAdd(map) {
            map.getPane("names").appendChild(this.element);
            listOf(map).add(this);
            this.place(map);
        },
        onRemove(map) {
            this.element.remove();
            listOf(map).delete(this);
        },
        place(map) {
            this.point = map.latLngToLayerPoint(this.at);
            if (this.edge) {
                const axis = this.edge === "left" ? "x" : "y";
                this.point[axis] = map.containerPointToLayerPoint([EDGES.left, EDGES.top])[axis];
            }
            this.element.style.transform = `translate(${this.point.x}px, ${this.point.y}px)`;
        },
        move(map, at) {
            this.at = L.latLng(at);
            this.place(map);
        },
        // A ring's label stays at its place around the ring.
        follow(map, line) {
            this.line = line;
            this.turnTo(map, this.turn || 0);
        },
        turnTo(map, turn) {
            this.turn = turn;
            this.move(map, this.along(turn));
        },
        along(turn) {
            return this.line[Math.round((turn / RING_SPOTS) * (this.line.length - 1))];
        },
        say(text) {
            if (this.text === text) return;
            this.words.textContent = this.text = text;
            this.size = null;
        },
        measure() {
            this.size ??= [this.words.offsetWidth, this.words.offsetHeight];
        },
        // The areas that the name may take, the best first.
        list(map) {
            if (this.line) return around(map, this);
            const { point, size, side, gap = GAP } = this;
            if (this.edge) return [placer.area(point.x, point.y, size, side, 0)];
            if (side !== "middle") {
                const more = this.led ? FARTHER.led : this.dotted ? FARTHER.dotted : [];
                const covered = [...listOf(map)].find(
                    (town) => town.dotted && town.text === this.covers,
                );
                const sides = this.sides || covered?.sides || placer.SIDES;
                return placer.beside(point, size, sides, [gap, ...more.map((px) => gap + px)]);
            }
            if (this.corners) {
                const [low, high] = this.corners.map((at) => map.latLngToLayerPoint(at));
                const half = L.point((high.x - low.x) / 2, (low.y - high.y) / 2);
                const middle = low.add([half.x, -half.y]);
                this.gap = Math.max(half.x, half.y);
                if (2 * half.x < size[0])
                    return [CLOSE, CLOSE + FARTHER.led[0]].flatMap((gap) =>
                        placer.around(middle, half, size, gap),
                    );
            }
            const perDegree = (256 * 2 ** map.getZoom()) / 360;
            const roomy = (this.spots || []).filter(([, , room]) => 2 * room * perDegree > size[0]);
            const places = roomy.map(([lat, lon]) => map.latLngToLayerPoint([lat, lon]));
            const own = this.corners || this.inside ? [] : [point]; // on it or nowhere
            return [...own, ...places].map(({ x, y }) => placer.area(x, y, size, "middle", 0));
        },
        // Puts the words into an area, or away without one.
        put(area) {
            const { x, y } = this.point;
            this.offset = area && [area[0] - x, area[1] - y, area[2] - x, area[3] - y];
            const now = String(this.offset?.map((px) => Math.round(px * 10)));
            if (now === this.state) return;
            this.state = now;
            this.words.classList.toggle("hidden", !area);
            if (area)
                this.words.style.transform = `translate(${this.offset[0]}px, ${this.offset[1]}px)`;
            if (this.led) this.lead();
        },
        // Whether a line to an area, if one is needed, crosses nothing else.
        reaches([left, top, right, bottom], taken) {
            const { x, y } = this.point;
            const [across, down] = [
                Math.min(Math.max(x, left), right) - x,
                Math.min(Math.max(y, top), bottom) - y,
            ];
            const from = this.gap / Math.hypot(across, down);
            if (from > 0.9) return true;
            return [0, 0.33, 0.67, 1].every((share) => {
                const part = from + (1 - from) * share;
                const dot = [x + part * across, y + part * down];
                return taken.every((area) => placer.areApart(area, [...dot, ...dot], 0));
            });
        },
        lead() {
            this.leader ??= this.element.appendChild(document.createElement("i"));
            const [left, top, right, bottom] = this.offset || [0, 0, 0, 0];
            const across = Math.min(Math.max(0, left), right);
            const down = Math.min(Math.max(0, top), bottom);
            const long = Math.hypot(across, down) - this.gap;
            this.leader.className = long > 2 ? "leader" : "leader hidden";
            this.leader.style.width = `${long}px`;
            const turn = `rotate(${Math.atan2(down, across)}rad)`;
            this.leader.style.transform = `${turn} translateX(${this.gap}px)`;
        },
        // The area that it takes now.
        area() {
            const { x, y } = this.point;
            return this.offset.map((px, i) => px + (i % 2 ? y : x));
        },
    });

    // The names on a map.
    function listOf(map) {
        if (!labelsOf.has(map)) labelsOf.set(map, new Set());
        return labelsOf.get(map);
    }

    // Where a ring's length may stand: on one side of its line, the northernmost place first.
    function around(map, label) {
        return Array.from({ length: RING_SPOTS }, (_, turn) => {
            const { x, y } = map.latLngToLayerPoint(label.along(turn));
            const angle = (turn / RING_SPOTS) * 2 * Math.PI;
            const way = label.side === "inside" ? -1 : 1;
            const [east, north] = [way * Math.sin(angle), way * Math.cos(angle)];
            const isUpright = Math.abs(north) > 0.8 * Math.abs(east);
            const upright = north > 0 ? "top" : "bottom";
            const side = isUpright ? upright : east > 0 ? "right" : "left";
            return placer.area(x, y, label.size, side, label.gap ?? GAP);
        });
    }

    rangeMap.label = { Label, listOf };
})();
