// Finds the live map beside the page's words: on the site it lies in a frame of its own.
(() => {
    "use strict";
    rangePage.findMap = () => {
        /** @type {HTMLIFrameElement | null} */
        const frame = document.querySelector(rangePage.data.selectors.map);
        return frame?.contentWindow?.rangeMap;
    };
})();
