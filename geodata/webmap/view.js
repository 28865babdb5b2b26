// Which part of the live map is in view: all rings, until the user moves it, or a page's choice.
(() => {
    "use strict";
    // of a ring's size on each side, so that what lies beyond it shows too; our choice
    const ROOM = 0.12;
    // Beyond it, borders right to 0.02 km and airfields right to 1 km would look more exact than
    // they are.
    const MAX_ZOOM = 10;
    const FLIGHT_S = 0.55; // from one step of the story to the next; our choice
    const LANDING_MS = 200; // until a flight that a hand has stopped is over; our choice
    const [NEAR, ALONG_S] = [0.2, 0.8]; // of the frame, from its edge; our choice
    const EDGE = 24; // px that a marked place is from the edge; our choice
    /** @type {L.FitBoundsOptions} */
    const PADDING = { paddingTopLeft: [16, 36], paddingBottomRight: [16, 26] };
    const { handState } = rangeMap;
    const mayMove = () => !matchMedia("(prefers-reduced-motion: reduce)").matches;
    let map, extent;
    let landing; // the timer until then
    /** @type {L.LatLngBounds | null} */
    let rings = null; // where they are, of the last picture
    // until a hand moves the map, it keeps the whole ring in view when its frame changes size
    let untouched = true;
    let watching = false; // once there is a picture
    /** @type {Box | null} */
    let box = null; // what the page wanted seen last, if not the rings
    let fitted = ""; // size of the frame that the view was made for
    /** @type {any} */
    let screen = null; // the view on the screen, while the map is laid out for paper

    function showAll(animate, flies = false) {
        untouched = true;
        go(extent, PADDING, animate, flies);
    }

    // What a page wants seen at first: a box of south-west and north-east, or the rings.
    function lookAt(wanted, flies = false) {
        box = wanted;
        if (!box) return showAll(false, flies);
        untouched = false;
        const forNames = { paddingTopLeft: [70, 90], paddingBottomRight: [70, 40] }; // and tools
        go(box, forNames, false, flies);
    }

    function go(bounds, paddings, animate, flies) {
        if (flies && mayMove()) return fly(bounds, paddings);
        map.fitBounds(bounds, { ...paddings, animate: animate && mayMove() });
    }

    // Names stand still in a flight, and would lie beside their places: webmap.css hides them.
    function fly(bounds, paddings) {
        const { classList } = map.getContainer();
        classList.add("flying");
        clearTimeout(landing);
        landing = setTimeout(() => classList.remove("flying"), FLIGHT_S * 1000 + LANDING_MS);
        map.flyToBounds(bounds, { ...paddings, duration: FLIGHT_S });
        map.once("moveend", () => classList.remove("flying"));
    }

    const sees = (bounds) => map.getBounds().contains(bounds);

    // Whether every launch point is where it can be seen.
    function launchesSeen(launches) {
        const size = map.getSize();
        const places = launches.map(({ at }) => map.latLngToContainerPoint(at));
        return places.every(({ x, y }) => x > 20 && y > 30 && x < size.x - 20 && y < size.y - 20);
    }

    // After a new picture, whose layers have this extent.
    function follow(picture, before, bounds, flies = false) {
        watching = true;
        const isHeld = handState.isHolding(); // where its rings go is seen once it has dropped them
        const left = !isHeld && rings && sees(rings) && !sees(bounds);
        if (!isHeld) rings = bounds;
        extent = bounds.pad(ROOM);
        const byHand = before && before.hand.heard !== picture.hand.heard; // it is seen where it is
        const turned = picture.sight && picture.sight.key !== before?.sight?.key;
        const jumped = !before || !before.launches.length !== !picture.launches.length;
        if (turned || flies) lookAt(picture.sight.box, flies);
        else if (jumped || !(launchesSeen(picture.launches) || byHand)) showAll(false);
        else if (left) showAll(true);
    }

    // Brings places into view where one of them is out of it or at its edge: with all rings if the
    // frame takes both, else as near to that as it can.
    function include(places) {
        const room = L.point(EDGE, EDGE);
        const { min, max } = map.getPixelBounds();
        const seen = L.bounds(min.add(room), max.subtract(room));
        if (places.every((at) => seen.contains(map.project(at)))) return;
        const bounds = L.latLngBounds(places).extend(extent);
        const zoom = Math.min(map.getZoom(), map.getBoundsZoom(bounds, false, room.multiplyBy(2)));
        /** @type {any} */
        const wanted = L.bounds(places.map((at) => map.project(at, zoom)));
        const half = map.getSize().divideBy(2).subtract(room);
        const middle = map.project(bounds.getCenter(), zoom);
        const within = (at, least, most) => Math.max(Math.min(at, most), least);
        const centre = L.point(
            within(middle.x, wanted.max.x - half.x, wanted.min.x + half.x),
            within(middle.y, wanted.max.y - half.y, wanted.min.y + half.y),
        );
        map.setView(map.unproject(centre, zoom), zoom, { animate: mayMove() });
    }

    // Goes along with a point that a glide carries, before it comes near the frame's edge.
    let goes = false;
    function goAlong(at) {
        const { x, y } = map.latLngToContainerPoint(at);
        const size = map.getSize();
        const isInside = (value, whole) => value > NEAR * whole && value < (1 - NEAR) * whole;
        if (goes || (isInside(x, size.x) && isInside(y, size.y))) return;
        goes = true;
        map.once("moveend", () => {
            goes = false;
        });
        map.panTo(at, { animate: mayMove(), duration: ALONG_S });
    }

    function limitZoom(area) {
        map.setMinZoom(0); // or no smaller frame would get a smaller one
        const least = map.getBoundsZoom(area, true);
        // setMinZoom would animate, and end in the wrong place
        if (map.getZoom() < least) map.setZoom(least, { animate: false });
        map.setMinZoom(least);
    }

    function start(leaflet, home) {
        map = leaflet;
        map.invalidateSize({ pan: false }); // the key may have taken some of its width
        extent = L.latLngBounds(home);
        map.setMaxZoom(MAX_ZOOM);
        const frame = map.getContainer();
        // One finger moves the page (touch.js).
        const touch = ({ pointerType, isPrimary }) => {
            if (pointerType !== "touch" || !isPrimary) untouched = false;
        };
        for (const kind of ["pointerdown", "wheel", "keydown"])
            frame.addEventListener(kind, touch, { capture: true, passive: true });
        new ResizeObserver(() => fitFrame(() => untouched && watching && showAll(false))).observe(
            frame,
        );
    }

    // Takes the frame's size, and shows something if it is another than before. Meanwhile the map
    // has no bounds, or Leaflet would glide into them at each step, and go on after the last one.
    function fitFrame(show) {
        const { maxBounds: area } = map.options;
        map.setMaxBounds(null);
        map.invalidateSize({ animate: false });
        limitZoom(area);
        const now = String(map.getSize());
        if (now !== fitted) show();
        fitted = now;
        map.panInsideBounds(area, { animate: false });
        map.setMaxBounds(area);
    }

    // The frame has paper's size at once, or the screen's again: then a hand's view comes back.
    function setPaper(isOn) {
        if (isOn) {
            const [centre, zoom] = [map.getCenter(), map.getZoom()];
            screen = { centre, zoom, untouched };
        }
        // Back to the pixel.
        const back = () => map.setView(screen.centre, screen.zoom, { reset: true });
        fitFrame(() => (isOn ? lookAt(box) : back()));
        if (isOn) return;
        untouched = screen.untouched;
        screen = null;
    }

    rangeMap.view = { start, showAll, include, goAlong, follow, setPaper };
})();
