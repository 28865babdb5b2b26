// A lesson's question: where its answer goes, the button that checks it, its mark, its model.
(() => {
    "use strict";
    const { data, marking, hints } = rangeMap;
    const { say } = rangeMap.texts;
    const SIGNS = { right: "✔", wrong: "✘", none: "…", seen: "≈", shown: "○" };
    const LONGEST_LINE = 40; // letters of a number; our choice
    const find = (id) => /** @type {any} */ (document.getElementById(id));
    /** @type {Map<string, string>} */
    const typed = new Map(); // what stands in each field, checked or not
    let name = ""; // of the open question's field
    /** @type {Question} */
    let question;

    /** @returns {any} */
    function add(tag, props, parent = find("question-field")) {
        const node = Object.assign(document.createElement(tag), props);
        parent.append(node);
        return node;
    }

    const read = () => typed.get(name) ?? "";
    const keep = (given) => void typed.set(name, given);

    // A field for words, with a name that says the question too.
    function addField(tag, label, props) {
        add("label", { htmlFor: "answer", textContent: label });
        const field = add(tag, { id: "answer", value: read(), ...props });
        field.setAttribute("aria-label", `${question.ask} ${label}`);
        field.addEventListener("input", () => keep(field.value));
        return field;
    }

    function addNumber({ answer, within }) {
        const unit = marking.unitName(answer.unit);
        const kind = { type: "text", maxLength: LONGEST_LINE, autocomplete: "off" };
        addField("input", say("lesson.number", { unit }), kind);
        add("p", { className: "note", textContent: say("lesson.within", { within, unit }) });
    }

    function addChoice({ options }) {
        const group = add("div", { className: "options" });
        group.setAttribute("role", "radiogroup");
        group.setAttribute("aria-labelledby", "question-ask");
        for (const { id, text } of options) {
            const label = add("label", {}, group);
            const radio = add("input", { type: "radio", name: "answer", value: id }, label);
            radio.checked = id === read();
            radio.addEventListener("change", () => keep(id));
            label.append(text);
        }
    }

    function addWords() {
        const { longest: most } = data.file.progress;
        const words = { rows: 4, placeholder: say("lesson.in_your_words") };
        const field = addField("textarea", say("lesson.words"), words);
        const told = add("p", { className: "note" });
        told.setAttribute("role", "status");
        const tell = () => {
            const isLong = [...field.value].length > most;
            told.textContent = isLong ? say("lesson.too_long", { most }) : "";
        };
        field.addEventListener("input", tell);
        tell();
    }

    const taken = () => read().split(".").filter(Boolean);

    // What is not yet in order as buttons, and beneath them what is.
    function drawOrder({ items, shown }) {
        const words = Object.fromEntries(items.map(({ id, text }) => [id, text]));
        const order = taken();
        find("question-field").replaceChildren();
        const left = shown.filter((id) => !order.includes(id));
        if (left.length) add("p", { className: "note", textContent: say("lesson.order") });
        for (const id of left) {
            const button = add("button", { type: "button", textContent: words[id], value: id });
            button.className = "take";
            button.addEventListener("click", () => take(id, left.indexOf(id)));
        }
        const list = add("ol", { hidden: !order.length });
        for (const id of order) add("li", { textContent: words[id] }, list);
        find("untake").disabled = !order.length;
    }

    // The next one takes the focus of one that has gone, and Check that of the last.
    function take(id, place) {
        keep([...taken(), id].join("."));
        drawOrder(/** @type {OrderQuestion} */ (question));
        focusOn(place);
    }

    function untake() {
        keep(taken().slice(0, -1).join("."));
        drawOrder(/** @type {OrderQuestion} */ (question));
        if (find("untake").disabled) focusOn(0);
    }

    function focusOn(place) {
        const buttons = find("question-field").querySelectorAll(".take");
        (buttons[Math.min(place, buttons.length - 1)] || find("check")).focus();
    }

    const FIELDS = {
        number: addNumber,
        choice: addChoice,
        text: addWords,
        order: drawOrder,
        map: () => {},
    };

    // Shows a question; `field` names its field, and `given` is the answer that is kept, if any.
    function show(asked, field, given) {
        [question, name] = [asked, field];
        if (!typed.has(field) && given) keep(given);
        find("question-ask").textContent = asked.ask;
        find("question-field").replaceChildren();
        find("untake").hidden = asked.kind !== "order";
        FIELDS[asked.kind](asked);
        if (asked.kind === "text") fillModel(asked);
    }

    function fillModel({ model, points }) {
        find("model").open = false;
        find("model-words").textContent = model;
        find("model-points").replaceChildren();
        for (const point of points) {
            const label = add("label", {}, find("model-points"));
            add("input", { type: "checkbox" }, label);
            label.append(point);
        }
    }

    // Says a mark. One that was just given is an alert, which a screen reader says when it comes,
    // and made anew, so that the same once more is heard once more.
    function tell(mark, isFresh) {
        const place = find("question-mark");
        place.replaceChildren();
        const isCompared = question.kind === "text" && !!mark && mark.state !== "none";
        find("model").hidden = !isCompared;
        if (isCompared && mark.state === "seen") find("model").open = true;
        if (!mark) return;
        const said = add("p", { className: `mark ${mark.state}` }, place);
        if (isFresh) said.setAttribute("role", "alert");
        said.textContent = `${SIGNS[mark.state]} ${mark.words}`;
        if (isFresh) said.scrollIntoView({ block: "nearest" });
    }

    // After some wrong tries the way to the right answer, of a map's one to lay on the map; wrong
    // options are struck out.
    function help(answer) {
        const mayShow = hints.mayShow(question, answer);
        find("show-answer").hidden = !mayShow;
        find("lay-example").hidden = !mayShow || question.kind !== "map" || !answer.shown;
        const struck = hints.strike(question, answer);
        for (const radio of find("question-field").querySelectorAll("[type=radio]"))
            radio.parentElement.classList.toggle("struck", struck.includes(radio.value));
    }

    // Forgets what was typed in fields whose names begin so.
    function forget(start) {
        for (const key of typed.keys()) if (key.startsWith(start)) typed.delete(key);
    }

    // `check` hears what was given, `see` that the model answer was opened, `showAnswer` and
    // `layExample` that the right answer is asked for.
    function start({ check, see, showAnswer, layExample }) {
        find("show-answer").addEventListener("click", showAnswer);
        find("lay-example").addEventListener("click", layExample);
        find("question").addEventListener("submit", (event) => {
            event.preventDefault();
            check(read());
        });
        find("untake").addEventListener("click", untake);
        find("model").addEventListener("toggle", () => find("model").open && see());
    }

    rangeMap.questions = { start, show, tell, help, forget };
})();
