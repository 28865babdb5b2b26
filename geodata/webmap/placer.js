// Chooses where each name on the live map stands, by the rules of labels.py.
(() => {
    "use strict";
    const SIDES = [
        "right",
        "left",
        "top",
        "bottom",
        "top right",
        "bottom right",
        "top left",
        "bottom left",
    ];
    const SLANTING = Math.SQRT1_2; // of the gap, on either axis, where a name stands at a slant

    // The area that a name of a size takes on one side of a place, so far from it.
    /** @returns {Area} */
    function area(x, y, [width, height], side, gap) {
        const [upright, across] = side.includes(" ") ? side.split(" ") : [side, side];
        const off = side === across ? gap : gap * SLANTING;
        const left = { right: x + off, left: x - off - width }[across] ?? x - width / 2;
        const top = { top: y - off - height, bottom: y + off }[upright] ?? y - height / 2;
        return [left, top, left + width, top + height];
    }

    // The areas on sides of a place, in their order, then farther off if it may stand there.
    function beside({ x, y }, size, sides, gaps) {
        return gaps.flatMap((gap) => sides.map((side) => area(x, y, size, side, gap)));
    }

    // The areas around a small one, with its middle and half its width and height.
    function around(middle, half, size, gap) {
        return SIDES.map((side) => {
            const x = side.includes("right") ? half.x : side.includes("left") ? -half.x : 0;
            const y = side.includes("bottom") ? half.y : side.includes("top") ? -half.y : 0;
            return area(middle.x + x, middle.y + y, size, side, gap);
        });
    }

    // Whether two areas are farther apart than a distance; without one, whether they do not meet.
    function areApart(one, other, by) {
        const across = Math.max(one[0] - other[2], other[0] - one[2]);
        const upward = Math.max(one[1] - other[3], other[1] - one[3]);
        if (across > by || upward > by) return true;
        return Math.hypot(Math.max(across, 0), Math.max(upward, 0)) > by;
    }

    const isWithin = (area, frame) =>
        frame[0] <= area[0] && frame[1] <= area[1] && area[2] <= frame[2] && area[3] <= frame[3];

    // How much of other areas an area hides.
    function measureHidden(area, taken) {
        const shared = (other, low, high) =>
            Math.max(Math.min(area[high], other[high]) - Math.max(area[low], other[low]), 0);
        return taken.reduce((sum, other) => sum + shared(other, 0, 2) * shared(other, 1, 3), 0);
    }

    // The index of the first spot in the frame with room, -1 without; for a name that must be
    // written, else of the one in the frame that hides least.
    function choose(spots, away, must, frame, taken) {
        const inside = spots.flatMap((spot, index) => (isWithin(spot, frame) ? [index] : []));
        const free = inside.find((index) =>
            taken.every((other) => areApart(spots[index], other, away)),
        );
        if (free !== undefined) return free;
        if (!must || !inside.length) return -1;
        const hidden = inside.map((index) => measureHidden(spots[index], taken));
        return inside[hidden.indexOf(Math.min(...hidden))];
    }

    rangeMap.placer = { isWithin, SIDES, area, beside, around, areApart, choose };
})();
