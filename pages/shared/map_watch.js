// Where the moving map does not come, says what is wrong and shows the picture of it in its place.
(() => {
    "use strict";
    if (rangePage.mapWatch) return;
    rangePage.mapWatch = true;
    // until it is said that a map is not there; our choice: within ten seconds
    const PATIENCE_MS = 8000;
    const NEEDS = [
        "leaflet/leaflet.js",
        "leaflet/leaflet.css",
        "atlas/webmap.js",
        "atlas/webmap.css",
        "atlas/ground.json",
    ];
    const { root, pictureAddress, make } = rangePage.connection;
    const since = new WeakMap(); // each map's frame: when it was last well, or first seen
    const reported = new WeakSet();
    const again = new WeakSet(); // frames that were loaded a second time

    // Whether there is a ring, and every style sheet has come, without which the map is a heap.
    function isDrawn(frame) {
        try {
            const { contentDocument: map } = frame;
            const styled = [...map.querySelectorAll("link[rel=stylesheet]")].every(
                ({ sheet }) => sheet?.cssRules.length,
            ); // of one that failed they may not be read
            return styled && !!map.querySelector("#map_div[data-ready=true] path.ring");
        } catch {
            return false;
        }
    }

    // The first of the map's files that cannot be had, or nothing; one that comes as a page of
    // something else is none.
    async function findMissing(frame) {
        for (const { href, origin, pathname } of [frame.src, ...NEEDS].map(
            (name) => new URL(name, root),
        )) {
            try {
                const answer = await fetch(href, { cache: "no-store" });
                const isPage = answer.headers.get("content-type")?.startsWith("text/html");
                if (!answer.ok || isPage !== pathname.endsWith(".html")) return origin + pathname;
            } catch {
                return origin + pathname;
            }
        }
        return "";
    }

    // A file that failed once may come now: the frame is loaded anew before anything is reported.
    async function tell(frame) {
        const missing = await findMissing(frame);
        if (isDrawn(frame)) return;
        if (!missing && !again.has(frame)) {
            again.add(frame);
            reported.delete(frame);
            since.set(frame, Date.now());
            frame.setAttribute("src", frame.src);
            return;
        }
        const place = document.createElement("section");
        place.setAttribute("role", "alert");
        place.className = "no-map";
        make(
            "p",
            "The moving map did not start. " +
                (missing
                    ? `Its file ${missing} does not come: ask your IT person to let it through, ` +
                      "or whoever runs this site to look at it."
                    : "All its files come, but this browser does not run them: reload the page, " +
                      "or try another browser."),
            place,
        );
        make(
            "p",
            "This is the map of this page's address as a picture. It needs no script.",
            place,
        );
        const picture = make("img", "", place);
        picture.alt = "The map of this page's address, as a picture with legend and sources";
        picture.addEventListener("error", () =>
            picture.replaceWith(make("p", "The picture does not come either.")),
        );
        picture.src = pictureAddress("png");
        frame.parentElement.classList.add("without-map");
        frame.parentElement.append(place);
    }

    function clear(box) {
        box.classList.remove("without-map");
        box.querySelector(".no-map")?.remove();
    }

    function look(frame) {
        const seen = since.get(frame) ?? since.set(frame, Date.now()).get(frame);
        if (isDrawn(frame)) {
            clear(frame.parentElement);
            since.set(frame, Date.now());
        } else if (Date.now() - seen > PATIENCE_MS && !reported.has(frame)) {
            reported.add(frame);
            tell(frame);
        }
        const picture = frame.parentElement.querySelector(".no-map img");
        if (picture && picture.getAttribute("src") !== pictureAddress("png"))
            picture.src = pictureAddress("png"); // the controls go on working
    }

    const frames = () => document.querySelectorAll(rangePage.data.selectors.map);
    setInterval(() => frames().forEach(look), 1000);
})();
