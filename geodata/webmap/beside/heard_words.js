// Says the sentence above the map to those who hear the page, once it has come to rest.
(() => {
    "use strict";
    if (rangePage.heardWords) return;
    // So that a held key or a slider does not chatter; the first sentence is read with the page.
    const REST_MS = 900; // our choice: longer than a held key's pauses, soon enough
    const said = document.body.appendChild(document.createElement("div"));
    said.className = "spoken";
    said.setAttribute("role", "status");
    let heard = "";
    let rest = 0; // the timer until then

    function sayAtRest(words) {
        if (rangePage.words?.isMoving()) rest = setTimeout(sayAtRest, REST_MS, words);
        else said.textContent = words;
    }

    function listen() {
        // a map without airfields has no sentence: where rings start, and the range
        const parts = document.querySelectorAll("dl.words > :nth-child(-n + 4)");
        const told = [...parts].map((part) => part.textContent).join(" ");
        const now = document.querySelector(".st-key-sentence p")?.textContent || told;
        if (!now || now === heard) return;
        clearTimeout(rest);
        if (heard) rest = setTimeout(sayAtRest, REST_MS, now);
        heard = now;
    }
    document.addEventListener("words-rest", listen); // of live_words.js
    listen();

    rangePage.heardWords = { listen };
})();
