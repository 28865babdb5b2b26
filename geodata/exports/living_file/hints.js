// What helps who is stuck, as hints.py has it: a second hint, and the answer from the third try on.
(() => {
    "use strict";
    const { data, marking, mapConditions, scenarios } = rangeMap;
    const { inverse } = rangeMap.geodesy;
    const { texts } = rangeMap;
    const { say } = texts;
    const { parse } = rangeMap.addresses;

    // What a student is told of a question: the mark just given, or else that of the answer that is
    // kept, with a second hint; the right answer if it was shown and nothing was given since.
    function tell(question, answer, given = null) {
        const kept = answer && marking.mark(question, answer.given);
        const mark = given ?? kept;
        if (!answer || !mark || mark.state !== "wrong" || kept.state !== "wrong") return mark;
        if (!given && answer.shown && question.kind !== "text") return show(question);
        if (answer.tries < data.file.marking.second_at) return mark;
        return { ...mark, words: `${mark.words} ${second(question, answer)}`.trim() };
    }

    // Whether a student may have the right answer shown; of words the model is shown instead.
    function mayShow(question, answer) {
        if (!answer || question.kind === "text") return false;
        const isWrong = marking.mark(question, answer.given).state === "wrong";
        return isWrong && (answer.shown || answer.tries >= data.file.marking.shown_at);
    }

    // The right answer, as a mark.
    /** @returns {AnswerMark} */
    const show = (question) => ({
        state: "shown",
        words: [say("lesson.was_shown"), ...question.solution].join("\n"),
    });

    function second(question, answer) {
        if (question.kind === "choice") return ofChoice(question, answer);
        if (question.kind === "map") return ofMap(question, marking.shownMap(answer.given));
        return question.further ?? "";
    }

    // The options struck out from the second try on: those that are known to have been given, and
    // one more where another wrong one is left beside the right one.
    function strike(question, answer) {
        if (question.kind !== "choice" || !answer) return [];
        if (answer.tries < data.file.marking.second_at) return [];
        const wrong = question.options.map(({ id }) => id).filter((id) => id !== question.right);
        const left = wrong.filter((id) => id !== answer.first && id !== answer.given);
        return wrong.filter((id) => !left.includes(id) || (left.length > 1 && id === left[0]));
    }

    function ofChoice(question, answer) {
        const struck = strike(question, answer);
        const left = question.options.filter(({ id }) => !struck.includes(id));
        if (left.length === 1) return say("hints.one_left");
        return say("hints.left", { names: left.map(({ text }) => `“${text}”`).join(", ") });
    }

    // What is told of the condition that fails first, as the mark is.
    function ofMap({ conditions, example }, shown) {
        const failing = conditions.find((one) => !mapConditions.check(one, shown).holds);
        if (failing.further) return failing.further;
        const [lat, lon] = shown.points[0];
        const [north, east] = scenarios.read(parse(example)).points[0];
        const { km, bearingDeg } = inverse(lon, lat, east, north);
        const way = texts.compass(bearingDeg);
        return say("hints.way", { far: texts.distance(km, shown.unit), way });
    }

    rangeMap.hints = { tell, mayShow, show, strike };
})();
