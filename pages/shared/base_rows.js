// Lets rows of the table of airfields and the map beside it point to each other.
(() => {
    "use strict";
    if (rangePage.baseRows) return;
    let chosen = ""; // the name of the airfield that is pointed to
    let by = "away"; // by what the rows are sorted
    let isDown = false;
    const all = (name) => /** @type {any[]} */ ([...document.querySelectorAll(name)]);
    const find = (name) => all(name)[0];
    const rowOf = (name) => find(`.bases tr[data-name="${CSS.escape(name)}"]`);

    function draw() {
        for (const row of all(".bases tbody tr")) {
            const isChosen = row.dataset.name === chosen;
            row.classList.toggle("now", isChosen);
            row.querySelector(".to-base").setAttribute("aria-pressed", isChosen);
        }
        const stop = chosen && rowOf(chosen) ? rowOf(chosen) : find(".bases tbody tr");
        for (const button of all(".bases .to-base"))
            button.tabIndex = button.closest("tr") === stop ? 0 : -1; // one stop of the Tab key
    }

    // Within its own box only: the page stays where it is.
    function bringToSight(row) {
        const box = find(".st-key-rows");
        const [inner, outer] = [row, box].map((part) => part.getBoundingClientRect());
        box.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
    }

    // A press on the map, whose script calls this.
    function choose(name) {
        chosen = name;
        draw();
        const row = rowOf(name);
        if (row) bringToSight(row);
    }

    function point(name) {
        chosen = name;
        draw();
        rangePage.findMap()?.marks?.pointTo(name);
    }

    function sort() {
        const body = find(".bases tbody");
        const value = ({ dataset }) => (by === "away" ? Number(dataset.away) : dataset[by]);
        const order = (one, other) =>
            by === "away" ? value(one) - value(other) : value(one).localeCompare(value(other));
        const rows = all(".bases tbody tr").sort(order);
        body.append(...(isDown ? rows.reverse() : rows));
        for (const head of all(".bases .sort")) {
            const cell = head.closest("th");
            const way = isDown ? "descending" : "ascending";
            if (head.dataset.by === by) cell.setAttribute("aria-sort", way);
            else cell.removeAttribute("aria-sort");
        }
    }

    /** @param {(event: any) => void} act */
    const on = (kind, act) => addEventListener(kind, act);
    on("click", ({ target }) => {
        const head = target.closest?.(".bases .sort");
        const row = target.closest?.(".bases tbody tr");
        if (head) {
            isDown = head.dataset.by === by && !isDown;
            by = head.dataset.by;
            sort();
        } else if (row) {
            row.querySelector(".to-base").focus({ preventScroll: true });
            point(row.dataset.name);
        }
    });
    on("keydown", (event) => {
        const row = event.target.closest?.(".bases tbody tr");
        const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[
            event.key
        ];
        if (!row || !step) return;
        event.preventDefault();
        const next = row[step];
        if (!next) return;
        next.querySelector(".to-base").focus({ preventScroll: true });
        bringToSight(next);
        point(next.dataset.name);
    });

    // The server wrote the table anew: nearest first, and nothing chosen.
    new MutationObserver(() => {
        const table = find(".bases:not([data-drawn])");
        if (!table) return;
        table.dataset.drawn = "true";
        draw();
        if (by !== "away" || isDown) sort();
    }).observe(document.body, { subtree: true, childList: true });

    rangePage.baseRows = { choose };
})();
