// The sheet that a student hands in: answers, marks and maps, which the browser prints.
(() => {
    "use strict";
    const { addresses, data, desk, marking, progress, scenarios } = rangeMap;
    const { say, date } = rangeMap.texts;
    // What a map may take on the sheet, in px of paper: all of the width that A4 and Letter have
    // between their margins, and less than half of the height; our choice.
    const [WIDE_PX, HIGH_PX] = [640, 400];
    const PRINTS = "handing-in"; // of the root, while what is printed is the sheet
    const find = (id) => /** @type {any} */ (document.getElementById(id));
    /** @type {HTMLElement | null} */
    let sheet = null;
    /** @type {Lesson} */
    let lesson;
    /** @type {Progress} */
    let now;

    /** @returns {any} */
    function add(parent, tag, words = "", className = "") {
        const node = document.createElement(tag);
        Object.assign(node, { textContent: words, className });
        parent.append(node);
        return node;
    }

    // The rules of the page once more, since a copy of the map stands in a tree of its own: there
    // the names that the map's parts have are its own too, which the page has already.
    function copyRules() {
        const rules = new CSSStyleSheet();
        const every = [...document.querySelectorAll("style")].map((node) => node.textContent);
        rules.replaceSync(every.join("\n"));
        return rules;
    }

    // The map as it is drawn now, as a picture of its size on the sheet.
    function copyMap(rules) {
        const map = find("map_div");
        const [wide, high] = [map.offsetWidth, map.offsetHeight];
        const copy = map.cloneNode(true);
        const drawn = map.querySelectorAll("canvas");
        copy.querySelectorAll("canvas").forEach((canvas, i) => {
            const image = new Image();
            image.className = canvas.className;
            image.style.cssText = canvas.style.cssText;
            image.src = drawn[i].toDataURL();
            canvas.replaceWith(image);
        });
        for (const node of copy.querySelectorAll("[tabindex]")) node.removeAttribute("tabindex");
        const frame = map.parentElement.cloneNode(false); // with the colours of the map
        const share = Math.min(WIDE_PX / wide, HIGH_PX / high, 1);
        frame.className = "map-frame on-paper of-sheet";
        Object.assign(frame.style, { width: `${wide}px`, height: `${high}px` });
        Object.assign(frame.style, { transform: `scale(${share})`, transformOrigin: "0 0" });
        frame.style.setProperty("--high", `${high}px`);
        frame.append(copy);
        const place = document.createElement("div");
        place.className = "sheet-map";
        Object.assign(place.style, { width: `${wide * share}px`, height: `${high * share}px` });
        const root = place.attachShadow({ mode: "open" });
        root.adoptedStyleSheets = [rules];
        root.append(frame);
        return place;
    }

    // Canvases are drawn with the next frame.
    const rest = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));

    // A picture of each map that was an answer, by the question; the student's own comes back.
    async function drawMaps() {
        const pictures = new Map();
        const rules = copyRules();
        for (const step of lesson.steps) {
            const { question, map, sees: box, named } = step;
            const answer = question?.kind === "map" && progress.answer(now, question);
            if (!question || !answer) continue;
            const { show } = scenarios.read(addresses.parse(map));
            const shown = { ...marking.shownMap(answer.given), show };
            desk.sketch(shown, { key: `sheet ${lesson.id} ${question.id}`, box, named });
            await rest();
            pictures.set(question.id, copyMap(rules));
        }
        if (pictures.size) desk.putBack();
        return pictures;
    }

    // What a mark is called: an answer in words is never wrong, only unfinished.
    function nameState({ kind }, state, isShown) {
        if (isShown) return say("sheet.shown");
        return say(`sheet.${state === "wrong" && kind === "text" ? "unfinished" : state}`);
    }

    function addAnswer(parent, { title, question }, index, pictures) {
        const part = add(parent, "section");
        const answer = progress.answer(now, question);
        const mark = progress.mark(now, question);
        add(part, "h2", say("numbered", { number: index + 1, name: title }));
        add(part, "p", question.ask);
        if (answer) {
            const words = marking.writeAnswer(question, answer.given);
            add(part, "p", say("sheet.answer", { answer: words }), "answer");
        }
        const isShown = progress.isShown(now, question);
        const state = nameState(question, mark?.state ?? "none", isShown);
        const isSaid = mark && mark.state !== "right" && mark.state !== "seen" && !isShown;
        const words = isSaid ? mark.words : "";
        const name = `sheet.${answer ? "tries" : "untried"}`;
        add(part, "p", say(name, { state, words, tries: answer?.tries ?? 0 }));
        const picture = pictures.get(question.id);
        if (picture) part.append(picture);
    }

    // The answers as they stand in an address, which a class's page reads.
    function addCode(parent) {
        const { lesson: name, step, a } = progress.write(now);
        const { link } = data.file.map;
        const part = add(parent, "section");
        if (link) {
            const query = addresses.write({ lesson: name, step, ...(a ? { a } : {}) });
            add(part, "p", say("sheet.link"));
            add(part, "p", `${link}/lessons?${query}`, "code");
        } else if (a) {
            add(part, "p", say("sheet.code"));
            add(part, "p", addresses.write({ lesson: name, a }), "code");
        }
    }

    const read = (id) => addresses.strip(addresses.letters(find(id).value));

    function build(pictures) {
        const paper = document.createElement("section");
        paper.id = "sheet";
        const { right, at_once: count, marked } = progress.score(now, lesson);
        const who = ["hand-in-name", "hand-in-class"].map(read).filter(Boolean).join(", ");
        const day = new Date();
        const today = [day.getFullYear(), day.getMonth() + 1, day.getDate()].join("-");
        add(paper, "h1", lesson.title);
        add(paper, "p", `${who || say("sheet.nameless")} · ${date(today)}`, "who");
        const parts = [say("lesson.score", { right, marked }), say("lesson.at_once", { count })];
        add(paper, "p", parts.join(", "), "score");
        add(paper, "p", say("sheet.teacher"));
        add(paper, "div", "", "for-teacher");
        lesson.steps.forEach((step, index) => {
            if (step.question) addAnswer(paper, step, index, pictures);
        });
        addCode(paper);
        return paper;
    }

    // Makes the sheet and prints it. It stays until something changes, for a print that a browser
    // begins later.
    async function print() {
        forget();
        const pictures = await drawMaps();
        sheet = build(pictures);
        document.body.append(sheet);
        document.documentElement.classList.add(PRINTS);
        window.print();
    }

    function forget() {
        sheet?.remove();
        sheet = null;
        document.documentElement.classList.remove(PRINTS);
    }

    // What the sheet is to hold.
    function show(of, progressNow) {
        [lesson, now] = [of, progressNow];
    }

    function start() {
        const form = find("hand-in");
        form.addEventListener("submit", (event) => {
            event.preventDefault();
            print();
        });
        form.addEventListener("input", forget);
    }

    rangeMap.handIn = { start, show, forget };
})();
