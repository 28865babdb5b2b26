// Writes on the page at each frame what the live map shows, as Python's answer will say it.
(() => {
    "use strict";
    if (rangePage.words) return;
    let isMoving = false;
    const find = (selector) => document.querySelector(selector);

    // A text stays in its node, which Streamlit goes on to write to. What stands before it, as the
    // day on the timeline, stays.
    function write(place, words) {
        const node = place?.lastChild;
        const text = place?.firstElementChild ? ` ${words}` : String(words);
        if (!node) place?.append(text);
        else if (node.data !== text) node.data = text;
    }

    function writeAll(places, words) {
        places.forEach((place, i) => i < words.length && write(place, words[i]));
    }

    // Fills a list of parts, each a tag and a text; new parts only where there are more or fewer.
    function fill(list, parts) {
        if (!list) return;
        const old = [...list.querySelectorAll(":scope > :not(.more)")];
        if (old.length !== parts.length) {
            const fresh = parts.map(([tag]) => document.createElement(tag));
            for (const part of old) part.remove();
            list.prepend(...fresh);
            old.splice(0, Infinity, ...fresh);
        }
        old.forEach((part, i) => write(part, parts[i][1]));
    }

    // Python's answer to a move before comes in the midst of the next: what it writes then is
    // written over before anyone sees it.
    let now = () => {};
    const watch = new MutationObserver(() => isMoving && writeNow());
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });

    function writeNow() {
        now();
        watch.takeRecords(); // its own
    }

    function tell(told, moves) {
        isMoving = moves;
        const list = find("dl.words");
        const isRead = !moves || list?.parentElement.open; // folded, it is written at rest
        const { sentence } = told;
        const notes = told.notes.map((line) => ["p", line]);
        const table = told.table.flat();
        const words = isRead ? told.in_words : [];
        const parts = words.flatMap(([head, text]) => [
            ["dt", head],
            ["dd", text],
        ]);
        now = () => {
            write(find(".st-key-sentence p"), sentence);
            fill(find(".notes"), notes);
            writeAll(document.querySelectorAll(".st-key-notes tbody :is(td, th)"), table);
            if (isRead) fill(find("dl.words"), parts);
        };
        writeNow();
        if (!moves) document.dispatchEvent(new Event("words-rest"));
    }

    // A map that has left the page moves nothing.
    rangePage.words = { tell, isMoving: () => isMoving && !!rangePage.findMap() };
})();
