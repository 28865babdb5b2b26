// What stands below the file's map and follows it: airfields, notes with sources, how to cite it.
(() => {
    "use strict";
    const { data, desk, pictures, words, findings, baseWords, footnotes } = rangeMap;
    const { number, round } = rangeMap.texts;

    const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

    function make(tag, text, className = "") {
        const node = document.createElement(tag);
        node.textContent = text;
        if (className) node.className = className;
        return node;
    }

    function makeRow(cells) {
        const row = document.createElement("tr");
        row.append(...cells);
        return row;
    }

    // The airfields, nearest first, where the map shows them.
    function showFields(seen, isOn) {
        const table = find("fields");
        table.hidden = !isOn;
        if (!isOn) return;
        const rows = findings.sort(seen).map((index) => {
            const { base, km, state } = seen.row(index);
            const lengths = [km / data.vocabulary.units.mi[1], km];
            const [name, region] = base.lines;
            const named = [name, region, baseWords.nameState(state, seen.isAbsent)];
            return makeRow([
                ...named.map((text) => make("td", text)),
                ...lengths.map((length) => make("td", number(round(length)), "number")),
            ]);
        });
        table.querySelector("tbody")?.replaceChildren(...rows);
    }

    function cite(now, title, show) {
        const lines = footnotes.cite(now, title, show).map(([name, text]) => {
            const line = make("li", "");
            line.append(make("b", name), ": ", make("span", text, "link"));
            return line;
        });
        find("citations").replaceChildren(...lines);
    }

    // Several points side by side; live_words.js writes into its cells.
    function showPoints(table) {
        const place = find("points-alone");
        place.hidden = !table.length;
        const rows = table.map((cells) => makeRow(cells.map((cell) => make("td", String(cell)))));
        place.querySelector("tbody")?.replaceChildren(...rows);
    }

    function show() {
        const now = desk.now();
        const asked = pictures.tellNow(now, false);
        const told = /** @type {Told} */ (words.tell(asked));
        document.title = `${told.title} – ${data.file.site}`;
        showPoints(told.table);
        showFields(findings.look(asked), asked.show.includes("airbases"));
        const notes = footnotes.list(now, asked.show).map((note) => make("li", note));
        find("footnotes").replaceChildren(...notes);
        cite(now, told.title, asked.show);
    }

    rangeMap.below = { start: () => desk.watch(show) };
})();
