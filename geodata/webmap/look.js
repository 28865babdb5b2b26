// How things look on the live map: looks.py's colours and lines, symbols and hatching.
(() => {
    "use strict";
    const SHAPES = {
        in: "M0,-7L7,0L0,7L-7,0Z",
        edge: "M0,-7L7,5.5L-7,5.5Z",
        out: "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z",
        launch: "M0,0L-7,-13A8.2,8.2 0 1,1 7,-13Z",
    };
    const HALF_EDGE = "M0,-7L7,5.5L0,5.5Z";
    const HATCHED = "occupied";
    const { data } = rangeMap;
    let looks = {};

    function el(tag, attributes, children) {
        const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
        for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
        (children || []).forEach((child) => node.appendChild(child));
        return node;
    }

    function path(name) {
        const look = looks[name];
        return {
            stroke: !!look.line,
            color: look.line,
            weight: look.weight,
            dashArray: look.dash || null,
            fill: !!look.fill,
            fillColor: look.hatched ? `url(#hatch-${HATCHED})` : look.fill,
            fillOpacity: look.opacity,
            within: look.within,
        };
    }

    function symbol(name) {
        const paint = {
            fill: `var(--${name}-fill)`,
            stroke: `var(--${name}-line)`,
            "stroke-width": looks[name].weight,
        };
        const parts = [el("path", { d: SHAPES[name], ...paint })];
        if (name === "edge") parts.push(el("path", { d: HALF_EDGE, fill: "var(--edge-line)" }));
        return parts;
    }

    function swatch(name) {
        if (name in SHAPES)
            return el(
                "g",
                name === "launch" ? { transform: "translate(0 8) scale(.62)" } : {},
                symbol(name),
            );
        const style = path(name);
        const line = {
            stroke: style.color || "none",
            "stroke-width": style.weight,
            "stroke-dasharray": style.dashArray || "none",
        };
        const isRing = data.vocabulary.looks.rings.includes(name);
        if (!style.fill || isRing) return el("path", { d: "M-12,0H12", ...line });
        const opacity = Math.max(style.fillOpacity, 0.2);
        return el("rect", {
            x: -11,
            y: -7,
            width: 22,
            height: 14,
            fill: style.fillColor,
            "fill-opacity": opacity,
            ...line,
        });
    }

    function paint(container, drawing, theme) {
        looks = data.looks[theme];
        for (const [name, look] of Object.entries(looks)) {
            if (look.fill) container.style.setProperty(`--${name}-fill`, look.fill);
            if (look.line) container.style.setProperty(`--${name}-line`, look.line);
        }
        const stripe = el("rect", { width: 1.4, height: 6, fill: looks[HATCHED].fill });
        const pattern = {
            id: `hatch-${HATCHED}`,
            width: 6,
            height: 6,
            patternUnits: "userSpaceOnUse",
            patternTransform: "rotate(45)",
        };
        drawing.querySelector("defs")?.remove();
        drawing.prepend(el("defs", {}, [el("pattern", pattern, [stripe])]));
    }

    rangeMap.look = {
        paint,
        path,
        swatch: (name) =>
            el("svg", { width: 26, height: 18, viewBox: "-13 -9 26 18", "aria-hidden": "true" }, [
                swatch(name),
            ]),
        symbol: (name) => el("svg", { width: 1, height: 1, "aria-hidden": "true" }, symbol(name)),
    };
})();
