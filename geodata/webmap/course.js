// Where along a river's course on the screen its name can be read: the straightest stretches.
(() => {
    "use strict";
    const STEP = 4; // px between places along a course
    const REACH = 5; // places to either side over which the course is evened out; our choice
    const MOST_BEND = 1.5; // radians that a name may bend in all, and at one place; our choice
    const MOST_TURN = 0.3;
    const STEEP = 1; // how much worse a name is that stands on end than one that bends by a radian

    // A course with a place at each step.
    function walk(points) {
        const places = [points[0]];
        let left = STEP;
        for (let i = 1; i < points.length; i++) {
            let from = points[i - 1];
            const to = points[i];
            let long = Math.hypot(to.x - from.x, to.y - from.y);
            while (long >= left) {
                const share = left / long;
                from = { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
                places.push(from);
                long -= left;
                left = STEP;
            }
            left -= long;
        }
        return places;
    }

    // Each place becomes the mean of those around it.
    function even(places) {
        return places.map((_, i) => {
            const reach = Math.min(REACH, i, places.length - 1 - i);
            const near = places.slice(i - reach, i + reach + 1);
            const mean = (axis) => near.reduce((sum, place) => sum + place[axis], 0) / near.length;
            return { x: mean("x"), y: mean("y") };
        });
    }

    function turns(places) {
        const angles = places.slice(1).map(({ x, y }, i) => {
            const { x: x0, y: y0 } = places[i];
            return Math.atan2(y - y0, x - x0);
        });
        return angles.slice(1).map((angle, i) => {
            const by = Math.abs(angle - angles[i]);
            return Math.min(by, 2 * Math.PI - by);
        });
    }

    // The stretches of a length on which a name is read from left to right, the best first.
    function find(points, long) {
        const places = even(walk(points));
        const count = Math.ceil(long / STEP);
        const bends = turns(places);
        const found = [];
        for (let start = 0; start + count < places.length; start += 2) {
            const own = bends.slice(start, start + count - 1);
            const bend = own.reduce((sum, turn) => sum + turn, 0);
            if (bend > MOST_BEND || own.some((turn) => turn > MOST_TURN)) continue;
            const line = places.slice(start, start + count + 1);
            const [first, last] = [line[0], line[count]];
            const steep =
                Math.abs(last.y - first.y) / Math.hypot(last.x - first.x, last.y - first.y);
            if (last.x < first.x) line.reverse();
            found.push({ line, worth: bend + STEEP * steep });
        }
        return found.sort((one, other) => one.worth - other.worth).map(({ line }) => line);
    }

    rangeMap.course = { find };
})();
