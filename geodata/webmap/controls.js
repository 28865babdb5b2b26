// What stands on the live map beside the map itself: key, scale, tools, and what they say.
(() => {
    "use strict";
    // A frame at least so wide has room for the key beside the map; our choice.
    const WIDE_PX = 1100;
    // One less wide has none over the map either: the key opens below it; our choice.
    const NARROW_PX = 440;

    function box(tag, className, text) {
        const node = document.createElement(tag);
        if (className) node.className = className;
        if (text) node.textContent = text;
        return node;
    }

    // One swatch of the key with its words.
    function item(look, name) {
        const words = box("span");
        const node = box("span", "item");
        node.append(look.swatch(name), words);
        return { node, words };
    }

    // Adds the key. Beside the map it is a column, which leaves the map's own width to the map; in
    // a frame too narrow for that, and where a hand folded it, a button over the map that opens it.
    // Below the map it makes the frame higher, by `--key`.
    // Returns what fills it with lines, painted anew for each theme, above a note; and what lays
    // it out for paper, where no hand can open it.
    function addKey(map, look, note) {
        const frame = map.getContainer().parentElement;
        const key = box("details", "key");
        const button = box("summary", "", "Key");
        const lines = box("div");
        const sheet = box("div", "sheet");
        sheet.append(lines, box("div", "small", note));
        key.append(button, sheet);
        frame.classList.add("map-frame");
        frame.prepend(key);
        /** @type {boolean | null} */
        let wanted = null; // by a hand
        let drawn = ""; // the theme, and the looks of its lines
        let texts = [];
        let isOnPaper = false;

        function arrange() {
            const isWide = isOnPaper || frame.clientWidth >= WIDE_PX;
            key.open = isOnPaper || (wanted ?? isWide);
            frame.classList.toggle("key-beside", isWide && key.open);
            const isBelow = !isWide && key.open && frame.clientWidth < NARROW_PX;
            frame.classList.toggle("key-below", isBelow);
            const high = isBelow ? sheet.offsetHeight : 0;
            for (const node of [frame, /** @type {HTMLElement | null} */ (window.frameElement)])
                node?.style.setProperty("--key", `${high}px`);
        }

        function fill(rows, theme) {
            const now = JSON.stringify([theme, rows.map((row) => row.map(([name]) => name))]);
            if (now !== drawn) {
                drawn = now;
                const items = rows.map((row) => row.map(([name]) => item(look, name)));
                texts = items.flat().map(({ words }) => words);
                lines.replaceChildren(
                    ...items.map((row) => {
                        const line = box("div", "line");
                        line.append(...row.map(({ node }) => node));
                        return line;
                    }),
                );
            }
            rows.flat().forEach(([, words], i) => {
                if (texts[i].textContent !== words) texts[i].textContent = words;
            });
        }

        button.addEventListener("click", (event) => {
            event.preventDefault(); // arrange opens it
            wanted = !key.open;
            arrange();
        });
        const watch = new ResizeObserver(arrange);
        for (const node of [frame, sheet]) watch.observe(node);
        arrange();
        return {
            fill,
            layOut(forPaper) {
                isOnPaper = forPaper;
                frame.classList.toggle("on-paper", isOnPaper);
                arrange();
            },
        };
    }

    // A bar of buttons: rows of [words, SVG path on a grid of 24, what it does]; returns the
    // buttons.
    function addBar(map, rows) {
        const control = new L.Control({ position: "topleft" });
        const buttons = rows.map(([words, path, act]) => {
            const button = box("button");
            Object.assign(button, { type: "button", title: words });
            button.setAttribute("aria-label", words);
            const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
            drawing.setAttribute("viewBox", "0 0 24 24");
            drawing.setAttribute("aria-hidden", "true");
            drawing
                .appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path"))
                .setAttribute("d", path);
            button.append(drawing);
            L.DomEvent.on(button, "click", (event) => {
                L.DomEvent.stop(event);
                act();
            });
            return button;
        });
        control.onAdd = () => {
            const bar = box("div", "leaflet-bar tools");
            bar.append(...buttons);
            L.DomEvent.disableClickPropagation(bar);
            return bar;
        };
        control.addTo(map);
        return buttons;
    }

    // What a tool waits for, or what it found: words in a corner of the map, and the control that
    // may be put into another corner.
    function addHint(map) {
        const words = box("div", "aside hint");
        words.hidden = true;
        words.setAttribute("role", "status");
        const control = new L.Control({ position: "topright" });
        control.onAdd = () => words;
        control.addTo(map);
        L.DomEvent.disableClickPropagation(words);
        return { words, control };
    }

    // Miles over kilometres, right at the latitude of the map's middle, as Leaflet computes it;
    // webmap.css shows `data-at`.
    function addScale(map) {
        const scale = L.control.scale({ position: "bottomright", maxWidth: 130 }).addTo(map);
        const bar = /** @type {HTMLElement} */ (scale.getContainer());
        const say = () => {
            const { lat } = map.getCenter();
            bar.dataset.at = `at ${Math.abs(lat).toFixed(1)}° ${lat < 0 ? "S" : "N"}`;
        };
        map.on("move", say).whenReady(say);
    }

    rangeMap.controls = { addKey, addBar, addHint, addScale };
})();
