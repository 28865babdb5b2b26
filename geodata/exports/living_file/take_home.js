// Stands in for the drag scripts in the take-home file, whose map can only be read and measured.
(() => {
    "use strict";
    const nothing = () => {};
    const no = () => false;
    const steps = { planStep: nothing, isStepAhead: no };
    rangeMap.gestures = { say: nothing, hear: nothing, any: no, anyMove: no, moveOf: no, ...steps };
    rangeMap.pinHands = { start: nothing, listen: nothing };

    // Starts the map in a page of its own, in the theme that the reader's machine prefers.
    rangeMap.takeHome = ({ map: view, start, picture, ground }) => {
        const leaflet = L.map("map_div", view);
        const isDark = window.matchMedia("(prefers-color-scheme: dark)").matches;
        const { webmap } = rangeMap;
        webmap.start(leaflet, { ...start, ground });
        webmap.overlay({ ...picture, theme: isDark ? "dark" : "light" }).addTo(leaflet);
        // Of the tools, those that show and measure; to move a launch point would need an answer.
        /** @type {NodeListOf<HTMLButtonElement>} */
        const buttons = document.querySelectorAll(".tools button");
        buttons[1].hidden = true;
        buttons[3].hidden = true;
        // Paper is narrower than most windows: the map is laid out anew for it, and back again.
        for (const kind of ["beforeprint", "afterprint"])
            addEventListener(kind, () => {
                document.body.classList.toggle("printing", kind === "beforeprint");
                webmap.setPaper(kind === "beforeprint");
            });
    };
})();
