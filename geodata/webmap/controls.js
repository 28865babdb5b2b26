// What stands on the live map beside the map itself: legend, scale, tools, and what they say.
(() => {
    "use strict";

    function box(tag, className, text) {
        const node = document.createElement(tag);
        if (className) node.className = className;
        if (text) node.textContent = text;
        return node;
    }

    function line(...parts) {
        const row = box("div", "line");
        row.append(...parts);
        return row;
    }

    // Adds the legend and returns a function that fills it: lines of [look, words], painted anew
    // for each theme; below them stands a note.
    function addLegend(map, look, note) {
        const lines = box("div", "lines");
        const legend = new L.Control({ position: "bottomleft" });
        legend.onAdd = () => {
            const details = box("details", "legend");
            details.open = window.innerWidth > 700;
            details.append(box("summary", "", "Legend"), lines, box("div", "small", note));
            L.DomEvent.disableClickPropagation(details).disableScrollPropagation(details);
            return details;
        };
        legend.addTo(map);
        let drawn = ""; // the looks of its lines
        let texts = [];
        return (rows, theme) => {
            const now = [theme, ...rows.map(([name]) => name)].join();
            if (now !== drawn) {
                drawn = now;
                texts = rows.map(() => box("div"));
                lines.replaceChildren(
                    ...rows.map(([name], i) => line(look.swatch(name), texts[i])),
                );
            }
            rows.forEach(([, words], i) => {
                if (texts[i].textContent !== words) texts[i].textContent = words;
            });
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

    rangeMap.controls = { addLegend, addBar, addHint, addScale };
})();
