// Draws launch points, their rings and the airfields' states while a pin or a slider moves.
(() => {
    "use strict";
    const { handState, launchPoint, pinHands, airBases } = rangeMap;
    const { arrange } = rangeMap.labels;
    const { range, length, position, round } = rangeMap.texts;
    const { data } = rangeMap;
    /** @type {LaunchPoint[]} */
    const points = []; // one for each launch point: marker, ring, labels, km to each airfield
    const moved = new Set(); // indices to be drawn in the next frame
    let map, renderer;

    function start(leaflet, options, drawing, pick) {
        [map, renderer] = [leaflet, drawing];
        handState.start(options, {
            take: (index) => points[index].marker.closeTooltip(),
            move(index) {
                if (!moved.size) requestAnimationFrame(frame);
                moved.add(index);
            },
            recall() {
                draw(handState.answer());
                map.fire("answered");
            },
        });
        pinHands.start(options, pick);
    }

    function make(index) {
        const point = launchPoint.make(map, renderer, handState.at(index));
        pinHands.listen(map, point.marker, index);
        return point;
    }

    function place(point, index, inMotion) {
        launchPoint.place(map, point, handState.at(index), handState.rangeKm(), inMotion);
    }

    // Words of the server's with the range that a slider shows, where it is not yet the server's.
    function sayRange(words) {
        const { range_km: saidKm, now } = handState.answer();
        const [old, names] = [saidKm, handState.rangeKm()].map((km) => {
            const value = round(km / data.vocabulary.units[now.unit][1], 2);
            return [range(value, now.unit), length(value, now.unit)];
        });
        const which = old.findIndex((name) => words.includes(name));
        return which < 0 ? words : words.replace(old[which], names[which]);
    }

    function frame() {
        for (const index of moved) if (points[index]) follow(points[index], index);
        moved.clear();
        tell();
        map.fire("followed");
    }

    function follow(point, index) {
        place(point, index, true);
        point.length.say(sayRange(handState.answer().rings[index].label));
        const words = position(handState.at(index));
        if (handState.steers(index)) launchPoint.rename(point, { name: words, lines: [words] });
    }

    // What the page says of the map in words and numbers is dimmed while it is not yet of this
    // place (page.js, page.css).
    const showMoving = () => window.parent.rangePage?.page?.showMoving(handState.isMoving());

    function tell() {
        if (!points.length) return;
        const isShown = handState.answer().bases.length > 0 && handState.isMoving();
        const rows = points.map(({ distances }) => distances);
        airBases.follow(rows, handState.rangeKm(), handState.isHolding(), isShown);
        showMoving();
    }

    // After the airfields have been drawn as the server has them: as the hand has them, while one
    // is at work.
    function settle() {
        if (handState.isMoving() && points.length && handState.answer().bases.length) {
            tell();
            return;
        }
        airBases.hush();
        showMoving();
    }

    function dress(point, index) {
        const { launches, rings, hand } = handState.answer();
        const several = launches.length > 1;
        const badge = several ? index + 1 : "";
        const ring = { ...rings[index], label: sayRange(rings[index].label) };
        launchPoint.dress(point, ring, badge, several && index === hand.chosen, hand.fixed);
        const isHands = ["held", "waiting"].includes(handState.stateOf(index));
        if (!isHands || !point.marker.lines.length) launchPoint.rename(point, launches[index]);
    }

    function draw({ launches }) {
        points.splice(launches.length).forEach(launchPoint.remove);
        launches.forEach((_, index) => {
            points[index] ||= make(index);
            place(points[index], index, false);
            dress(points[index], index);
        });
        arrange(map);
    }

    // Takes a new picture from the server.
    function update(picture) {
        handState.hear(picture);
        draw(picture);
    }

    rangeMap.liveRings = {
        start,
        update,
        settle,
        sayRange,
        // After the airfields have come, and at another theme.
        measure: () => points.forEach((point, index) => place(point, index, false)),
        repaint: () => points.forEach(dress),
        bounds: () =>
            points.reduce((all, { ring }) => all.extend(ring.getBounds()), L.latLngBounds([])),
    };
})();
