// Leads through the lessons: which one is open at which step, with which map and which answers.
(() => {
    "use strict";
    const { data, addresses, scenarios, desk, panel, marking, progress, questions } = rangeMap;
    const { hints, lessonPages, handIn } = rangeMap;
    const { say } = rangeMap.texts;
    const PART = "lesson"; // of an address; with no lesson's name it opens the list
    const find = (id) => /** @type {any} */ (document.getElementById(id));
    const NOWHERE = { lesson: "", step: 0, answers: [], lock: [], ignored: [] };
    /** @type {Map<string, Progress>} */
    const kept = new Map(); // of each lesson that was begun
    /** @type {Progress | null} */
    let now = null; // where the student is; null outside of the lessons
    /** @type {string[]} */
    let lock = []; // what a teacher's link has fixed
    let isShown = false; // anything yet: then what is drawn next takes the focus

    const current = () => data.file.lessons.find(({ id }) => id === now?.lesson);
    const isOpen = () => now !== null;
    const readMap = (query) => scenarios.read(addresses.parse(query));

    function stepNow() {
        const step = current()?.steps[now?.step ?? 0];
        if (!step) throw new Error("No step of a lesson is open.");
        return step;
    }

    // The controls of a step: its own less the locked ones, and those its question needs.
    function listFree({ controls, question }) {
        const needed = question?.kind === "map" ? question.needs : [];
        return [...controls.filter((name) => !lock.includes(name)), ...needed];
    }

    // The map of a step: the student's own, if its question was answered on it.
    function mapOf({ map, question }) {
        const own = readMap(map);
        const answer = now && question?.kind === "map" && progress.answer(now, question);
        if (!answer) return own;
        return { ...marking.shownMap(answer.given), show: own.show, ignored: [] };
    }

    function lay(shown) {
        const step = stepNow();
        const { lesson, step: index } = /** @type {Progress} */ (now);
        const free = listFree(step);
        const show = free.includes("layers") ? shown.show : readMap(step.map).show;
        const sight = { key: `${lesson} ${index}`, box: step.sees, named: step.named };
        const fixed = !free.includes("points");
        desk.lay({ ...shown, show }, { name: lesson, fixed, sight });
    }

    // The map as it is now, as an answer; its layers are the step's in any case. A map as the step
    // opened it, which no hand has moved, is none unless it is right.
    function answerByMap({ map, question }) {
        const write = (shown) => scenarios.query({ ...shown, show: scenarios.USUAL });
        const answer = write(desk.now());
        const isRight = marking.mark(question, answer).state === "right";
        return answer === write(readMap(map)) && !isRight ? "" : answer;
    }

    function become(next) {
        now = next;
        if (next.lesson) kept.set(next.lesson, next);
    }

    function give(given) {
        const { question } = stepNow();
        if (!now || !question) return;
        let mark = marking.mark(question, given);
        if (mark.state === "wrong" && progress.mark(now, question)?.state === "right")
            mark = { ...mark, words: `${mark.words} ${say("lesson.still_right")}` };
        const next = progress.give(now, question, given);
        keep(next, hints.tell(question, progress.answer(next, question), mark));
    }

    // Keeps what became of the open question, and says its mark if it has a new one.
    function keep(next, mark = null) {
        const { question } = stepNow();
        become(next);
        if (mark) questions.tell(mark, true);
        if (question) questions.help(progress.answer(next, question));
        drawWays();
        desk.writeAddress();
    }

    function check(typed) {
        const step = stepNow();
        give(step.question?.kind === "map" ? answerByMap(step) : typed);
    }

    // Keeps that the model of an answer was seen, or that the right answer is to be, and says it.
    function see(mark) {
        const { question } = stepNow();
        if (now && question) keep(progress.show(now, question), mark);
    }

    const showAnswer = () => see(hints.show(stepNow().question));
    function layExample() {
        const { example } = /** @type {MapQuestion} */ (stepNow().question);
        lay({ ...readMap(example), show: desk.now().show });
    }

    // Opens a step with its map.
    function go(step) {
        if (!now) return;
        become(progress.go(now, step));
        draw();
        if (step < (current()?.steps.length ?? 0)) lay(mapOf(stepNow()));
        else desk.writeAddress();
    }

    // Opens a lesson at its first step, and forgets what was answered and typed in it before: it
    // may have been another student. What a teacher's link has locked stays locked.
    function begin(name) {
        questions.forget(`${name} `);
        become({ ...NOWHERE, lesson: name, lock });
        go(0);
    }

    // Opens a lesson where it was left, with its map as it was.
    function resume(name) {
        become({ .../** @type {Progress} */ (kept.get(name)), lock });
        draw();
        desk.take(name);
    }

    // The list of lessons, with the student's own map.
    function showList() {
        become(NOWHERE);
        draw();
        desk.take("");
    }

    // Leaves the lessons; they are kept.
    function leave() {
        now = null;
        delete document.body.dataset.lesson;
        lessonPages.takeIn(false);
        handIn.forget();
        panel.showOnly(null);
    }

    // What stands in the address beside the map.
    /** @returns {Parts} */
    const parts = () => (now?.lesson ? progress.write(now) : now ? { [PART]: [""] } : {});

    // Opens what an address asks for, with the map in it or else the step's own; whether it asks
    // for a lesson, or for the list. Of a lesson that is known here an address says only which
    // step: answers may have come later, or been forgotten.
    function open(given, shown) {
        if (!Object.hasOwn(given, PART)) {
            isShown = true;
            if (now) leave();
            return false;
        }
        const read = progress.read(given);
        if (read.lock.length) lock = read.lock;
        const answers = kept.get(read.lesson)?.answers ?? read.answers;
        become({ ...read, answers, lock });
        draw();
        const lesson = current();
        const step = lesson?.steps[Math.min(read.step, lesson.steps.length - 1)];
        if (lesson && read.step < lesson.steps.length && step) lay(shown ?? mapOf(step));
        else desk.lay(shown ?? (step ? mapOf(step) : scenarios.DEFAULT), { name: read.lesson });
        return true;
    }

    function draw() {
        const lesson = current();
        const step = lesson?.steps[now?.step ?? 0];
        document.body.dataset.lesson = step ? "step" : lesson ? "summary" : "list";
        find("lesson-title").textContent = lesson?.title ?? "Lessons";
        find("lesson-list").hidden = !!lesson;
        find("lesson-open").hidden = !lesson;
        find("lesson-step").hidden = !step;
        find("lesson-summary").hidden = !lesson || !!step;
        lessonPages.takeIn(!!step);
        handIn.forget();
        if (lesson && now) lessonPages.drawHead(lesson, now.step);
        else lessonPages.drawList(kept, resume, begin);
        if (step) drawStep(step);
        else if (lesson && now) {
            lessonPages.drawSummary(lesson, now, go);
            handIn.show(lesson, now);
        }
        follow();
        if (isShown) takeFocus(lesson ? "step-title" : "lesson-title");
        isShown = true;
    }

    // A new step is read from its top: its heading takes the focus, or the keyboard would go on
    // behind the new question.
    function takeFocus(name) {
        find(name).focus({ preventScroll: true });
        scrollTo(0, 0);
    }

    function drawStep(step) {
        const { question } = step;
        lessonPages.drawWords(step);
        find("step-locked").hidden = !lock.length;
        find("question").hidden = !question;
        drawWays();
        if (!question || !now) return;
        questions.show(question, `${now.lesson} ${question.id}`, givenFor(question));
        const answer = progress.answer(now, question);
        questions.tell(hints.tell(question, answer), false);
        questions.help(answer);
    }

    const givenFor = (question) => (now && progress.answer(now, question)?.given) ?? "";

    // Back and forward; if the teacher's link says so, forward only after the answer.
    function drawWays() {
        const { question } = stepNow();
        const { step } = /** @type {Progress} */ (now);
        const isLast = step + 1 === current()?.steps.length;
        const waits = lock.includes("steps") && question && now && !progress.isDone(now, question);
        find("step-back").disabled = step === 0;
        find("step-next").disabled = !!waits;
        find("step-next").textContent = say(isLast ? "lesson.last" : "lesson.next");
        find("step-waits").hidden = !waits;
        const kind = question?.kind === "text" ? "_for_words" : "";
        find("step-waits").textContent = say(`lesson.waits${kind}`);
    }

    // After each change of the map: what its address could not use, and the page's name.
    function follow() {
        if (!now) return;
        find("lesson-ignored").textContent = [...now.ignored, ...desk.now().ignored].join("\n");
        document.title = lessonPages.nameWhere(current(), now.step);
        const step = current()?.steps[now.step];
        if (!step) return;
        panel.showOnly(listFree(step)); // the story's own are not for a lesson
        lessonPages.tellMap(desk.now(), data.file.city_words.seen[now.lesson][now.step]);
    }

    function start() {
        for (const node of document.querySelectorAll("[data-say]"))
            node.textContent = say(/** @type {HTMLElement} */ (node).dataset.say ?? "");
        questions.start({ check, see: () => see(null), showAnswer, layExample });
        handIn.start();
        find("lesson-leave").addEventListener("click", showList);
        find("step-back").addEventListener("click", () => now && go(now.step - 1));
        find("step-next").addEventListener("click", () => now && go(now.step + 1));
        desk.watch(follow);
    }

    rangeMap.lessons = { start, isOpen, parts, open, showList, leave };
})();
