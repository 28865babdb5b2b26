// Starts the file's page: its map in the reader's theme, its controls, and what its address asks.
(() => {
    "use strict";
    const { data, addresses, scenarios, borderWalk, webmap, desk, panel, areas } = rangeMap;
    const { below, storyFile, lessons } = rangeMap;
    const TOLD_MS = 4000; // for which it says that a link was copied; our choice
    let written = ""; // the fragment that was written or read last
    let written_ms = Number.NEGATIVE_INFINITY; // and when
    let wasOpened = false; // the student's own map, and not a lesson's alone
    let isOpening = false; // what is written then stands in the place of what was asked

    const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
    const read = () => addresses.clean(addresses.parse(location.hash.slice(1)));
    const isOfMap = (key) => data.file.scenario.address.map.includes(key);
    const pick = (parts) =>
        Object.fromEntries(Object.entries(parts).filter(([key]) => isOfMap(key)));

    // What stands beside the map in the address: the open lesson, or else the story's open step.
    const beside = () => (lessons?.isOpen() ? lessons.parts() : storyFile?.parts() || {});

    // Opens what the address asks for; without a map in it the one that was saved.
    function open() {
        isOpening = true;
        openAsked();
        isOpening = false;
    }

    function openAsked() {
        const parts = read();
        const asked = pick(parts);
        const hasMap = Object.keys(asked).length > 0;
        const known = hasMap ? asked : addresses.parse(data.file.query);
        const others = Object.keys(parts).filter((key) => !isOfMap(key) && !isBeside(key));
        const now = scenarios.read({ ...known, ...pickOnly(parts, others) });
        written = location.hash;
        if (lessons?.open(parts, hasMap ? now : null)) {
            wasOpened ||= hasMap && !parts.lesson.join(""); // beside the list it is the own one
            return showPage("lessons");
        }
        showPage("map");
        wasOpened = true;
        if (storyFile) storyFile.open(parts, hasMap, now);
        else desk.lay(now);
    }

    const isBeside = (key) => data.file.beside.includes(key);
    const pickOnly = (parts, keys) => Object.fromEntries(keys.map((key) => [key, parts[key]]));

    // Each gesture is an entry of the browser's history; a held key or a slider goes on with one.
    function write() {
        if (location.hash.length < 2 && isSaved() && !Object.keys(beside()).length) return;
        const query = [scenarios.query(desk.now()), addresses.write(beside())].filter(Boolean);
        const next = `#${query.join("&")}`;
        if (next === written) return;
        const goesOn = performance.now() - written_ms < data.file.trail.gesture_ms;
        const how = goesOn || isOpening ? "replaceState" : "pushState";
        [written, written_ms] = [next, performance.now()];
        history[how](null, "", next);
    }

    // Whether the map is the one that a bare address opens, which stays bare.
    const isSaved = () =>
        scenarios.isSame(desk.now(), scenarios.read(addresses.parse(data.file.query)));

    function showPage(name) {
        document.body.dataset.page = name;
        for (const way of document.querySelectorAll("[data-way]")) {
            const isHere = /** @type {HTMLElement} */ (way).dataset.way === name;
            if (isHere) way.setAttribute("aria-current", "page");
            else way.removeAttribute("aria-current");
        }
    }

    // What of an address could not be used, and what a hand was told.
    function showIgnored() {
        const lines = [...desk.now().ignored, ...(storyFile?.problems() || [])];
        find("ignored").replaceChildren(
            ...lines.map((line) => {
                const row = document.createElement("p");
                row.textContent = line;
                return row;
            }),
        );
    }

    // The site's address of the map where one is known, or else this file's.
    function link() {
        const { link: site } = data.file.map;
        const own = location.href.replace(/#.*/, "");
        const page = lessons?.isOpen() ? "lessons" : "";
        return site ? `${site}/${page}?${written.slice(1)}` : `${own}${written}`;
    }

    async function copy() {
        const words = link();
        let told = "The link is copied.";
        try {
            await navigator.clipboard.writeText(words);
        } catch {
            told = words; // a page that may not copy shows what to copy
        }
        find("told").textContent = told;
        setTimeout(() => {
            if (find("told").textContent === "The link is copied.") find("told").textContent = "";
        }, TOLD_MS);
    }

    // Another press or another control begins another gesture, as in page.js.
    function watchHands() {
        const begin = () => {
            written_ms = Number.NEGATIVE_INFINITY;
        };
        for (const kind of ["pointerdown", "focusin"]) addEventListener(kind, begin, true);
    }

    // Paper is narrower than most windows: the map is laid out anew for it, and back again.
    function watchPrints() {
        for (const kind of ["beforeprint", "afterprint"])
            addEventListener(kind, () => {
                document.body.classList.toggle("printing", kind === "beforeprint");
                webmap.setPaper(kind === "beforeprint");
            });
    }

    function startAgain() {
        panel.forget();
        desk.choose(scenarios.DEFAULT);
        storyFile?.startOver();
    }

    function begin(packed) {
        const ground = rangeMap.rules.unpack(packed);
        areas.read(ground);
        panel.read(ground);
        panel.start();
        below.start();
        storyFile?.start();
        lessons?.start();
        desk.watch(() => {
            showIgnored();
            write();
        });
        find("copy").addEventListener("click", copy);
        find("print").addEventListener("click", () => print());
        find("reset").addEventListener("click", startAgain);
        for (const way of document.querySelectorAll("[data-way]"))
            way.addEventListener("click", () => go(/** @type {HTMLElement} */ (way).dataset.way));
        addEventListener("popstate", () => location.hash !== written && open());
        open();
    }

    // To another page of the file. While one reads, map and lesson wait as they are.
    function go(name) {
        const isReading = isToRead(document.body.dataset.page);
        if (isToRead(name)) scrollTo(0, 0);
        else if (name !== "lessons") openMap();
        else if (!isReading || !lessons.isOpen()) lessons.showList();
        showPage(name);
    }

    const isToRead = (name) => !!document.querySelector(`[data-page-of="${name}"]`);

    // The student's own map as it was left; at first with the story.
    function openMap() {
        if (lessons.isOpen()) lessons.leave();
        if (wasOpened) desk.take("");
        else storyFile.open({}, false, scenarios.read(addresses.parse(data.file.query)));
        wasOpened = true;
    }

    // What page.py packed: JSON, compressed and written as letters.
    async function unpack(packed) {
        const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
        const stream = new Blob([bytes]).stream();
        return new Response(stream.pipeThrough(new DecompressionStream("gzip"))).json();
    }

    rangeMap.filePage = {
        showPage,
        start({ map: view, start, packed, picture }) {
            const ground = unpack(packed);
            const dark = matchMedia("(prefers-color-scheme: dark)");
            const leaflet = L.map("map_div", view);
            const glide = (metres) => borderWalk.glide(metres / 1000);
            webmap.start(leaflet, { ...start, ground, glide });
            const theme = () => (dark.matches ? "dark" : "light");
            webmap.overlay({ ...picture, theme: theme() }).addTo(leaflet); // before the ground
            desk.start(leaflet, theme(), (step) => storyFile?.hear(step));
            dark.addEventListener("change", () => desk.paint(theme()));
            watchPrints();
            watchHands();
            ground.then(begin); // after the map, which waits for it first
        },
    };
})();
