// Lays the page's maps out for paper while it is printed, and back as they were on the screen.
(() => {
    "use strict";
    if (rangePage.print) return;
    rangePage.print = true;
    const { app, main, map } = rangePage.data.selectors;
    const paper = matchMedia("print"); // some browsers tell of a print by this alone
    let asked = false; // while a preview is open, the page goes back and forth between media
    let isOn = false;
    let scrolled = 0;

    /** @param {any} frame */
    const layOutMap = (frame) => frame.contentWindow?.rangeMap?.webmap?.setPaper(isOn);

    function layOut() {
        if ((asked || paper.matches) === isOn) return;
        isOn = !isOn;
        const page = document.querySelector(main);
        if (isOn) scrolled = page?.scrollTop || 0;
        const { classList } = document.documentElement; // for streamlit.css
        const isDark =
            getComputedStyle(document.querySelector(app) || document.body).colorScheme === "dark";
        classList.toggle("on-paper", isOn);
        classList.toggle("of-dark", isOn && isDark);
        document.querySelectorAll(map).forEach(layOutMap);
        if (!isOn) page?.scrollTo(0, scrolled);
    }
    for (const kind of ["beforeprint", "afterprint"])
        addEventListener(kind, () => {
            asked = kind === "beforeprint";
            layOut();
        });
    paper.addEventListener("change", layOut);
})();
