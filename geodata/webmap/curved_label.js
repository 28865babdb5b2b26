// The name of a river on the map, which bends with its course.
(() => {
    "use strict";
    const SPACE = "http://www.w3.org/2000/svg";
    const RISE = 4; // px of the letters' feet above the river
    const MIDDLE = 8; // px from the river to the middle of its letters
    const HALF = 10; // px: half of what a letter needs, whichever way it is turned
    const SPARE = 12; // px of a stretch beyond the name
    const EACH = 3; // places of a stretch, between those around which it is kept free
    const { course, label } = rangeMap;

    const CurvedLabel = label.Label.extend({
        initialize({ courses, text, className, ...options }) {
            Object.assign(this, { courses, text, kind: className, spots: [] }, options);
            this.at = L.latLng(0, 0); // it stands wherever its course is
            const make = (tag) => document.createElementNS(SPACE, tag);
            this.element = make("svg");
            this.element.setAttribute("class", "label-anchor curved");
            this.path = this.element.appendChild(make("path"));
            this.path.id = `course-${L.stamp(this)}`;
            this.words = this.element.appendChild(make("text"));
            this.words.setAttribute("class", `label hidden ${className}`);
            this.words.setAttribute("dy", -RISE);
            const along = this.words.appendChild(make("textPath"));
            along.setAttribute("href", `#${this.path.id}`);
            along.setAttribute("startOffset", "50%");
            along.textContent = text;
        },
        place() {},
        measure() {
            this.size ??= this.words.getComputedTextLength();
        },
        // The stretches that it may take, the best first, and the areas of each.
        list(map) {
            const lines = this.courses.flatMap((places) => {
                const points = places.map((at) => map.latLngToLayerPoint(at));
                return course.find(points, this.size + SPARE);
            });
            return lines.map((line) => ({ line, areas: cover(line) }));
        },
        bend(stretch) {
            this.words.classList.toggle("hidden", !stretch);
            this.offset =
                stretch &&
                [0, 1, 2, 3].map((side) => {
                    const edges = stretch.areas.map((area) => area[side]);
                    return side < 2 ? Math.min(...edges) : Math.max(...edges);
                });
            if (!stretch) return;
            const places = stretch.line.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
            this.path.setAttribute("d", `M${places.join("L")}`);
        },
        area() {
            return this.offset;
        },
    });

    // The areas that a name on a line takes, piece by piece.
    function cover(line) {
        return line.flatMap(({ x, y }, i) => {
            if (i % EACH || !line[i + EACH]) return [];
            const next = line[i + EACH];
            const long = Math.hypot(next.x - x, next.y - y);
            const rise = MIDDLE / long;
            const [east, south] = [
                (x + next.x) / 2 + (next.y - y) * rise,
                (y + next.y) / 2 - (next.x - x) * rise,
            ];
            return [[east - HALF, south - HALF, east + HALF, south + HALF]];
        });
    }

    rangeMap.curvedLabel = { CurvedLabel };
})();
