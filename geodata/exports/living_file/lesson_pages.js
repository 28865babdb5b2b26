// What the pages of the lessons show: the list, a step's head and words, and what was done.
(() => {
    "use strict";
    const { data, days, marking, progress, cityWords, pictures, words } = rangeMap;
    const { say } = rangeMap.texts;
    const FIELDS = "airbases"; // the layer of which the sentence above the map tells
    const TAKEN = { "step-controls": "#controls", "step-in-words": "details.in-words" };
    const homes = new Map(); // of what is taken in: what stands in its place
    const find = (id) => /** @type {any} */ (document.getElementById(id));

    // A step by its place in a lesson: `step 3 of 7`, or `summary`.
    function nameStep({ steps }, step) {
        if (step >= steps.length) return say("lesson.summary");
        return say("lesson.step", { number: step + 1, steps: steps.length });
    }

    const capitalize = (words) => words[0].toUpperCase() + words.slice(1);

    function makeButton(words, act, className = "") {
        const button = document.createElement("button");
        Object.assign(button, { type: "button", textContent: words, className });
        button.addEventListener("click", act);
        return button;
    }

    // A card for each lesson: title and aim, and the way into it, to where it was left or to its
    // beginning.
    function drawList(kept, resume, begin) {
        const cards = data.file.lessons.map((lesson, index) => {
            const [number, left] = [index + 1, kept.get(lesson.id)];
            const card = document.createElement("article");
            const [head, about, ways] = ["h2", "p", "p"].map((tag) => document.createElement(tag));
            head.textContent = `${number}. ${lesson.title}`;
            about.className = "note";
            const { minutes, aim } = lesson;
            about.textContent = say("lesson.about", { minutes, aim });
            ways.className = "row";
            if (left) {
                const label = say("lesson.resume", { number, step: nameStep(lesson, left.step) });
                ways.append(makeButton(label, () => resume(lesson.id), "primary"));
            }
            const label = say(left ? "lesson.begin_anew" : "lesson.begin", { number });
            ways.append(makeButton(label, () => begin(lesson.id), left ? "" : "primary"));
            card.append(head, about, ways);
            return card;
        });
        find("lesson-cards").replaceChildren(...cards);
    }

    // How far the student is, and the heading of the step.
    function drawHead(lesson, step) {
        const { length } = lesson.steps;
        find("lesson-where").textContent = capitalize(nameStep(lesson, step));
        Object.assign(find("lesson-done"), { max: length, value: Math.min(step, length) });
        find("step-title").textContent = lesson.steps[step]?.title ?? say("lesson.done");
    }

    function drawWords({ text, sources }) {
        find("step-text").innerHTML = text; // ours, made and escaped by Python, as sources are
        find("step-sources").hidden = !sources.length;
        find("step-sources").innerHTML = say("lesson.sources", { names: sources.join("; ") });
    }

    // The map's controls and its words stand between a step's text and its question, and have
    // places of their own outside of the lessons.
    function takeIn(isHere) {
        for (const [own, selector] of Object.entries(TAKEN)) {
            const node = /** @type {Element} */ (document.querySelector(selector));
            if (isHere === find(own).contains(node)) continue;
            if (isHere) {
                homes.set(node, document.createComment(own));
                node.replaceWith(homes.get(node));
                find(own).append(node);
            } else homes.get(node).replaceWith(node);
        }
        if (!isHere) drawCities([]);
    }

    // What a map's day lacks, and beside the map in words what a ruler would say of this one, of
    // the cities of these numbers.
    function tellMap(now, numbers) {
        const asked = pictures.tellNow(now, false);
        const names = /** @type {Told} */ (words.tell(asked)).launches.map(({ name }) => name);
        find("step-day").textContent = days.notes(asked).join(" ");
        document.body.classList.toggle("without-fields", !now.show.includes(FIELDS));
        drawCities(cityWords.lines(now, names, numbers));
    }

    function drawCities(lines) {
        const list = document.querySelector("dl.words");
        for (const old of list?.querySelectorAll(".more") ?? []) old.remove();
        for (const row of lines)
            for (const [i, tag] of ["dt", "dd"].entries()) {
                const part = document.createElement(tag);
                Object.assign(part, { className: "more", textContent: row[i] });
                list?.append(part);
            }
    }

    // Score, answers as ways back to their steps, and what comes next.
    function drawSummary(lesson, now, go) {
        const { right, at_once: count, marked } = progress.score(now, lesson);
        find("lesson-score").textContent = say("lesson.score", { right, marked });
        find("lesson-at-once").textContent = say("lesson.at_once", { count });
        const rows = lesson.steps.map((step, index) => {
            const row = document.createElement("li");
            row.append(makeButton(nameAnswer(now, step, index), () => go(index)));
            return row;
        });
        find("lesson-answers").replaceChildren(...rows);
        find("lesson-beyond").innerHTML = lesson.beyond; // ours, made and escaped by Python
        find("lesson-closing").innerHTML = lesson.closing;
    }

    // A line of the summary: its step with the sign of the mark, and how many tries it took.
    function nameAnswer(now, { title, question }, index) {
        const answer = question && progress.answer(now, question);
        const state = answer ? marking.mark(question, answer.given).state : "";
        const wrong = question?.kind === "text" ? "≈" : "✘";
        const sign = { right: "✔", seen: "≈", "": "–" }[state] ?? wrong;
        const name = (shape) => say("lesson.of_step", { sign: shape, number: index + 1, title });
        if (question && progress.isShown(now, question))
            return name("○") + say("lesson.shown_at_try", answer);
        const named = name(sign);
        if (!answer || answer.tries < 2) return named;
        return named + say(`lesson.${state === "right" ? "right_at_try" : "at_try"}`, answer);
    }

    // The name of the page in the browser: where the student is.
    function nameWhere(lesson, step) {
        const named = lesson ? `${capitalize(nameStep(lesson, step))}, ${lesson.title}` : "Lessons";
        return `${named} – ${data.file.site}`;
    }

    rangeMap.lessonPages = {
        drawList,
        drawHead,
        drawWords,
        takeIn,
        tellMap,
        drawSummary,
        nameWhere,
    };
})();
