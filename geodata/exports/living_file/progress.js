// How far a student is in a lesson, as progress.py has it: one value, to the address and back.
(() => {
    "use strict";
    const { data } = rangeMap;
    const { say } = rangeMap.texts;
    const { clean, single, shorten, quote, letters, strip } = rangeMap.addresses;
    const { mark: markAnswer, isSame, squeeze } = rangeMap.marking;
    // An answer in the address, as docs/addresses.md tells it.
    const APART = "~";
    const TRIES = /^([0-9]{1,2})(f?s?e?)$/;
    const ESCAPES = { "!": "!!", "~": "!.", "%": "!p", ":": "!c" };
    const MEANT = Object.fromEntries(Object.entries(ESCAPES).map(([sign, code]) => [code, sign]));

    const cut = (text, longest) => [...text].slice(0, longest).join("");
    const lesson = (name) => data.file.lessons.find((one) => one.id === name);
    const ask = ({ steps }) => steps.flatMap(({ question }) => question ?? []);

    // The answer to a question, if there is one.
    const answer = (now, question) => now.answers.find((one) => one.question === question.id);

    // The mark of a question that was answered; computed anew, never taken from the address.
    function mark(now, question) {
        const given = answer(now, question);
        return given && markAnswer(question, given.given);
    }

    // The progress after an answer. The same one again, however it is written, is no new try; an
    // empty one changes nothing, and none changes what is already right.
    function give(now, question, given) {
        const { longest, longest_first: longestFirst, looked_at: lookedAt } = data.file.progress;
        const before = answer(now, question);
        const kept = cut(letters(cut(given, lookedAt)), longest);
        const marks = [cut(given, longest), kept].map((text) => markAnswer(question, text).state);
        if (marks.includes("none") || (before && stays(question, before.given, kept))) return now;
        const fresh = { question: question.id, tries: 1, given: kept, first: "" };
        const shown = marks.includes("seen");
        if (!before) return keep(now, { ...fresh, shown });
        const first = before.first || (before.tries === 1 ? before.given : "");
        return keep(now, {
            ...fresh,
            tries: Math.min(before.tries + 1, data.file.progress.most_tries),
            first: cut(first, longestFirst),
            shown: before.shown || shown,
        });
    }

    // Whether an answer stays when another is given: a right one, or the same once more.
    function stays(question, before, given) {
        return markAnswer(question, before).state === "right" || isSame(question, before, given);
    }

    // The progress once the model, or the right answer, of an answered question was shown.
    function show(now, question) {
        const given = answer(now, question);
        return given ? keep(now, { ...given, shown: true }) : now;
    }

    function keep(now, given) {
        const others = now.answers.filter((one) => one.question !== given.question);
        return { ...now, answers: [...others, given] };
    }

    const go = (now, step) => ({ ...now, step });

    // Whether a question is answered right, or its answer was shown; one in words, its model.
    function isDone(now, question) {
        if (answer(now, question)?.shown) return true;
        const state = mark(now, question)?.state;
        return state === "right" || state === "seen";
    }

    // Whether the right answer of a question was shown, whatever was answered after it; to show the
    // model of one in words is no such help.
    const isShown = (now, question) => question.kind !== "text" && !!answer(now, question)?.shown;

    // How many marked questions are right, how many at the first try, and how many there are;
    // answers in words have no mark and do not count, and those that were shown are not right.
    function score(now, of) {
        const marked = ask(of).filter((question) => question.kind !== "text");
        const right = marked.filter((question) => isDone(now, question) && !isShown(now, question));
        const first = right.filter((question) => answer(now, question)?.tries === 1);
        return { right: right.length, at_once: first.length, marked: marked.length };
    }

    // Reads an address; never raises: what cannot be used is left out and named in `ignored`.
    function read(given) {
        const parts = clean(given);
        const ignored = [];
        const name = single(parts, "lesson", ignored).join("");
        const opened = lesson(name);
        /** @type {Progress} */
        const none = { lesson: "", step: 0, answers: [], lock: [], ignored: [] };
        if (!opened) {
            if (name) ignored.push(lost("lesson", { text: quote(name) }));
            return { ...none, ignored: shorten(ignored) };
        }
        const step = readStep(single(parts, "step", ignored), opened.steps.length + 1, ignored);
        const known = new Set(ask(opened).map((question) => question.id));
        const answers = readAnswers(parts.a ?? [], known, ignored);
        const lock = readLock(single(parts, "lock", ignored), ignored);
        return { lesson: name, step, answers, lock, ignored: shorten(ignored) };
    }

    const lost = (name, words) => say(`progress_lost.${name}`, words);

    function readStep(texts, count, ignored) {
        for (const text of texts) {
            const step = /^[0-9]{1,4}$/.test(text) ? Number(text) : 0;
            if (step >= 1 && step <= count) return step - 1;
            ignored.push(lost("step", { text: quote(text), count }));
        }
        return 0;
    }

    function readAnswers(texts, known, ignored) {
        const { longest } = data.file.progress;
        const answers = new Map();
        const most = 2 * known.size;
        if (texts.length > most) ignored.push(lost("answers", { count: texts.length, most }));
        for (const text of texts.slice(0, most)) {
            const { isLong, ...found } = readAnswer(text);
            if (isLong) ignored.push(lost("long", { text: quote(text), count: longest }));
            if (known.has(found.question) && found.tries && squeeze(found.given))
                answers.set(found.question, found);
            else ignored.push(lost("answer", { text: quote(text) }));
        }
        return [...answers.values()];
    }

    // An answer as it stands in an address; without tries where that is no number.
    function readAnswer(text) {
        const { longest, longest_first: longestFirst, looked_at: lookedAt } = data.file.progress;
        const [question, rest] = part(text);
        let [tries, whole] = part(rest);
        const [, count, flags] = TRIES.exec(tries) ?? ["", "", ""];
        let first = "";
        if (flags.includes("f")) [first, whole] = part(whole);
        if (flags) [first, whole] = [mean(first), mean(whole)];
        const plain = (letter, most) => cut(letters(cut(letter, lookedAt)), most);
        first = plain(first, longestFirst);
        return {
            question,
            tries: count && Math.max(Number(count), 1),
            given: plain(whole, longest),
            first: squeeze(first) && first,
            shown: flags.includes("s"),
            isLong: [...whole].length > longest,
        };
    }

    // What stands before the first sign that parts, and what behind it.
    function part(text) {
        const end = text.indexOf(APART);
        return end < 0 ? [text, ""] : [text.slice(0, end), text.slice(end + 1)];
    }

    const mean = (text) => text.replace(/![!.pc]/g, (code) => MEANT[code]);

    function readLock(texts, ignored) {
        const { locks } = data.file.progress;
        const named = texts
            .flatMap((text) => text.split(","))
            .map(strip)
            .filter(Boolean);
        const unknown = named.filter((name) => !locks.includes(name));
        const names = locks.join(", ");
        if (unknown.length) ignored.push(lost("lock", { text: quote(unknown.join(",")), names }));
        return locks.filter((name) => named.includes(name));
    }

    // The address that `read` reads back as an equal progress; steps count from 1 there.
    function write(now) {
        /** @type {Parts} */
        const parts = {};
        if (!now.lesson) return parts;
        parts.lesson = [now.lesson];
        parts.step = [String(now.step + 1)];
        if (now.answers.length) parts.a = now.answers.map(writeAnswer);
        if (now.lock.length) parts.lock = [now.lock.join(",")];
        return parts;
    }

    function writeAnswer({ question, tries, given, first, shown }) {
        const texts = first ? [first, given] : [given];
        const needed = /[~%:]/.test(given) ? "e" : "";
        const flags = `${first ? "f" : ""}${shown ? "s" : ""}` || needed;
        const safe = texts.map((text) => text.replace(/[!~%:]/g, (sign) => ESCAPES[sign]));
        return [question, `${tries}${flags}`, ...(flags ? safe : texts)].join(APART);
    }

    rangeMap.progress = { read, write, give, show, go, answer, mark, isDone, isShown, score };
})();
