// Draws launch points and their rings, and says what they show, while a pin or a slider moves.
(() => {
    "use strict";
    const { data, words, handState, launchPoint, pinHands, airBases, published } = rangeMap;
    const { arrange, giveWay } = rangeMap.labels;
    // How long what the server said of areas stays under a hand that moves: as long as a single
    // step of a slider takes, so that no line flickers; our choice.
    const AREAS_MS = 250;
    /** @type {LaunchPoint[]} */
    const points = []; // one for each launch point: marker, ring, labels
    const moved = new Set(); // indices to be drawn in the next frame
    /** @type {Told | null} */
    let told = null; // what was said last
    let until_ms = 0; // when the server's areas become too old for what moves; 0 at rest
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
        const rangeKm = handState.rangeKm();
        const figures = published.find(rangeKm, handState.answer().show);
        launchPoint.place(map, point, handState.at(index), rangeKm, figures, inMotion);
    }

    function frame() {
        for (const index of moved) if (points[index]) place(points[index], index, true);
        moved.clear();
        tell();
        giveWay(map, points.flatMap(launchPoint.names));
        map.fire("followed");
    }

    // Says, on the map and on its page, what the map shows now: by words of the browser's, which
    // are those that the server will say of it.
    function tell() {
        const { now, show, hand, areas } = handState.answer();
        const isMoving = handState.isMoving();
        const now_ms = performance.now();
        if (!isMoving) until_ms = 0;
        else if (!until_ms) {
            until_ms = now_ms + AREAS_MS;
            setTimeout(tell, AREAS_MS + 1); // a hand may hold still
        }
        const said = words.tell({
            ...now,
            points: points.map((_, index) => handState.at(index)),
            range_value: handState.rangeKm() / data.vocabulary.units[now.unit][1],
            show,
            fixed: hand.fixed,
            areas: until_ms && now_ms >= until_ms ? undefined : areas,
        });
        if (!said) return;
        told = said;
        const { launches, rings, sentence } = said;
        points.forEach((point, index) => {
            launchPoint.rename(point, launches[index], isMoving);
            point.length.say(rings[index].label);
        });
        if (show.includes("airbases")) airBases.name(said.fields);
        if (isMoving && show.includes("airbases")) airBases.follow(said);
        map.getContainer().setAttribute("aria-label", `Map. ${sentence}`);
        // In a file the page is the map's own window, and who frames it may not be asked.
        const { words: beside } = window.rangePage || window.parent.rangePage || {};
        beside?.tell(said, isMoving);
    }

    function dress(point, index) {
        const { launches, rings, hand } = handState.answer();
        const several = launches.length > 1;
        const badge = several ? index + 1 : "";
        const isChosen = several && index === hand.chosen;
        launchPoint.dress(point, rings[index], badge, isChosen, hand.fixed);
        launchPoint.rename(point, launches[index], false);
    }

    function draw({ launches }) {
        points.splice(launches.length).forEach(launchPoint.remove);
        launches.forEach((_, index) => {
            points[index] ||= make(index);
            place(points[index], index, false);
            dress(points[index], index);
        });
        tell();
        arrange(map);
    }

    // Takes a new picture from the server.
    function update(picture) {
        handState.hear(picture);
        draw(picture);
    }

    // The lines of the key with what a hand changed of them: the first ones.
    const sayKey = ({ own, ground }) => [...(told?.key || own), ...ground];

    rangeMap.liveRings = {
        start,
        update,
        tell,
        sayKey,
        repaint: () => points.forEach(dress),
        areas: () => points.map(({ marker }) => launchPoint.area(map, marker)),
        bounds: () =>
            points.reduce(
                (all, point) => all.extend(launchPoint.bounds(point)),
                L.latLngBounds([]),
            ),
    };
})();
