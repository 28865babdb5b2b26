// The relief on the live map: one grey picture, fetched when first shown, in each theme's colours.
(() => {
    "use strict";
    const MIDDLE = 128; // grey that is neither lit nor shaded: build_borders/relief.py's
    const { data, look } = rangeMap;
    let map, address;

    // The grey and the transparency of each pixel. A browser may hide a canvas from scripts, behind
    // noise; then its last pixel, which is sea, is not clear, and no relief is drawn.
    async function read(pen) {
        const picture = new Image();
        picture.src = address;
        await picture.decode();
        const { naturalWidth: width, naturalHeight: height } = picture;
        Object.assign(pen.canvas, { width, height });
        pen.drawImage(picture, 0, 0);
        const pixels = pen.getImageData(0, 0, width, height);
        pen.clearRect(0, 0, width, height);
        return pixels.data.at(-1) === 0 ? pixels : null;
    }

    // What each grey becomes: shade or light, the farther from the middle the stronger.
    function mix(shade, light) {
        const greys = Array.from({ length: 256 }, (_, grey) => grey);
        return greys.map((grey) => {
            const rgb = Number.parseInt((grey < MIDDLE ? shade : light).slice(1), 16);
            const alpha = Math.min(2 * Math.abs(grey - MIDDLE), 255);
            return [rgb >> 16, (rgb >> 8) & 255, rgb & 255, alpha];
        });
    }

    function tint(pen, { data: greys, width, height }, { fillColor, color }) {
        // Four bytes at a time, in a tenth of the time that one by one takes.
        const colours = new Uint32Array(Uint8Array.from(mix(fillColor, color).flat()).buffer);
        const tinted = new ImageData(width, height);
        const pixels = new Uint32Array(tinted.data.buffer);
        for (let at = 0; at < pixels.length; at++)
            if (greys[4 * at + 3]) pixels[at] = colours[greys[4 * at]];
        pen.putImageData(tinted, 0, 0);
    }

    // It is for the eye alone. Its layer is added after the rings are drawn, so they do not wait.
    function lay() {
        const canvas = document.createElement("canvas");
        const pen = canvas.getContext("2d", { willReadFrequently: true });
        canvas.setAttribute("aria-hidden", "true");
        // Leaflet takes any element for its overlay of SVG.
        const options = { pane: "relief", interactive: false };
        const overlay = new L.SVGOverlay(/** @type {any} */ (canvas), data.relief.box, options);
        let pixels = null;
        /** @type {any} */
        let style = look.path("relief");
        const fade = () => {
            const share = 2 ** (Math.min(data.relief.zoom - map.getZoom(), 0) / 2);
            overlay.setOpacity(style.fillOpacity * share);
        };
        const setStyle = (wanted) => {
            style = wanted;
            if (pixels) tint(pen, pixels, style);
            fade();
        };
        overlay.once("add", async () => {
            pixels = await read(pen);
            setStyle(style);
        });
        overlay.on("add", () => {
            map.on("zoomend", fade);
            fade();
        });
        overlay.on("remove", () => map.off("zoomend", fade));
        return Object.assign(overlay, { look: "relief", setStyle });
    }

    function start(leaflet, picture) {
        map = leaflet;
        address = picture;
    }

    rangeMap.relief = { start, lay };
})();
