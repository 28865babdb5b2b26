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

    function tell(told, moves) {
        isMoving = moves;
        write(find(".st-key-sentence p"), told.sentence);
        const { counted, rows } = told.counts;
        write(find(".counted"), counted);
        writeAll(
            document.querySelectorAll(".counts dd"),
            rows.map(([, number]) => number),
        );
        fill(
            find(".notes"),
            told.notes.map((line) => ["p", line]),
        );
        const cells = document.querySelectorAll(".st-key-notes tbody :is(td, th)");
        writeAll(cells, told.table.flat());
        const list = find("dl.words");
        if (moves && !list?.parentElement.open) return; // nobody sees it, and it is written at rest
        fill(
            list,
            told.in_words.flatMap(([head, text]) => [
                ["dt", head],
                ["dd", text],
            ]),
        );
        if (!moves) document.dispatchEvent(new Event("words-rest"));
    }

    // A map that has left the page moves nothing.
    rangePage.words = { tell, isMoving: () => isMoving && !!find(rangePage.data.streamlit.map) };
})();
