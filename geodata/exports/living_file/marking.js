// Marks an answer as marking.py does: right, wrong with a hint on the error, or no answer.
(() => {
    "use strict";
    const { data } = rangeMap;
    const { say } = rangeMap.texts;
    const { quote } = rangeMap.addresses;
    const { scenarios, mapConditions } = rangeMap;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: blanks to Python
    const BLANK = /[\p{White_Space}\x1c-\x1f]+/u;
    // A number as typed, then its unit: letters as Python knows them, and digits of any script.
    const DIGITS = "\\p{Nd}";
    const NUMBER =
        `[-+]?(?:${DIGITS}{1,3}(?:[ ']${DIGITS}{3})+(?:[.,]${DIGITS}+)?` +
        `|${DIGITS}[${DIGITS}.,]*|\\.${DIGITS}+)`;
    const WRITTEN = new RegExp(
        `^[~≈]? *(?:about )?(?<number>${NUMBER}) *` +
            "(?<unit>(?:[\\p{L}\\p{Nl}\\p{No}]|[°%² ]|(?<=km)2){0,20})\\.?$",
        "u",
    );
    const POINTED = /^(?:[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+]?\d*\.?\d+)$/;
    const WITH_COMMA = /^(?:[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[-+]?\d+,\d+)$/;

    const squeeze = (text) => text.split(BLANK).filter(Boolean).join(" ");
    const unitName = (unit) => data.file.marking.units[unit] ?? unit;
    /** @returns {AnswerMark} */
    const result = (state, name, words) => ({ state, words: say(`marks.${name}`, words).trim() });

    // Marks what a student gave, as it stands in the address; any text is taken, none raises.
    /** @returns {AnswerMark} */
    function mark(question, answer) {
        switch (question.kind) {
            case "number":
                return markNumber(question, answer);
            case "choice":
                return markChoice(question, answer);
            case "map":
                return markMap(question, answer);
            case "order":
                return markOrder(question, answer);
            default:
                return markText(question, answer);
        }
    }

    // Whether two answers are one, however each is written: `284` and `284.0 miles`.
    function isSame(question, one, other) {
        switch (question.kind) {
            case "number":
                return isSameNumber(question, one, other);
            case "map":
                return scenarios.isSame(shownMap(one), shownMap(other));
            case "text":
                return squeeze(one) === squeeze(other);
            default:
                return one === other;
        }
    }

    function isSameNumber(question, one, other) {
        const [[values, unit], [others, otherUnit]] = [read(one), read(other)];
        const known = (given) => unitOf(given) ?? question.answer.unit;
        const isEqual =
            known(unit) === known(otherUnit) && values.some((value) => others.includes(value));
        // 1,234 has two readings, of which the other answer may have meant either.
        return isEqual && mark(question, one).state === mark(question, other).state;
    }

    /** @returns {AnswerMark} */
    function markNumber(question, answer) {
        const [values, given] = read(answer);
        const { unit, value, text, made } = question.answer;
        const unread = refuse(answer, values, given, unit);
        if (unread) return unread;
        const isNear = (wanted) => values.some((one) => Math.abs(one - wanted) <= question.within);
        if (isNear(value)) return result("right", "right", { answer: text, made });
        const { possible, count } = data.file.marking;
        const [least, most, why] = possible[unit] ?? count;
        if (values[0] < least) return result("wrong", "below_zero", { answer: quote(answer) });
        if (values[0] > most) return { state: "wrong", words: say(`impossible.${why}`) };
        const trap = question.traps.find((one) => isNear(one.value));
        if (trap) return { state: "wrong", words: trap.hint };
        if (values[0] < value) return result("wrong", "too_small", { hint: question.low });
        return result("wrong", "too_large", { hint: question.high });
    }

    // The mark of what is not a number in the unit asked for, or nothing.
    /** @returns {AnswerMark | null} */
    function refuse(answer, values, given, asked) {
        const unit = unitName(asked);
        if (!squeeze(answer)) return result("none", "give_number", { unit });
        const known = unitOf(given);
        if (known && known !== asked)
            return result("wrong", "other_unit", { other: unitName(known), unit });
        if (given && !known)
            return result("none", "not_only_number", { answer: quote(answer), unit });
        return values.length ? null : result("none", "no_number", { answer: quote(answer) });
    }

    function unitOf(given) {
        const { known_units: known } = data.file.marking;
        return Object.hasOwn(known, given) ? known[given] : undefined;
    }

    // The readings of a number as people write it, none if not a single one, and its tail.
    /** @returns {[values: number[], unit: string]} */
    function read(answer) {
        const plain = answer.replaceAll("\u2212", "-").replaceAll("\u00a0", " ");
        const found = WRITTEN.exec(squeeze(plain).toLowerCase())?.groups;
        if (!found) return [[], ""];
        const digits = found.number.replace(/[ ']/g, "").replace(/[.,]+$/, "");
        const number = digits.replace(/\p{Nd}/gu, toDigit);
        const { longest_number: longest } = data.file.marking;
        const readings = [];
        if (POINTED.test(number)) readings.push(number.replaceAll(",", ""));
        if (WITH_COMMA.test(number)) readings.push(number.replaceAll(".", "").replace(",", "."));
        const values = readings.filter((one) => one.length <= longest).map(Number);
        return [values, values.length ? found.unit.trim() : ""];
    }

    // A digit of any script: in each the ten stand in order, and scripts that adjoin are whole tens.
    function toDigit(sign) {
        const code = sign.codePointAt(0);
        let first = code;
        while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
        return String((code - first) % 10);
    }

    /** @returns {AnswerMark} */
    function markChoice(question, answer) {
        const chosen = question.options.find((option) => option.id === answer);
        if (!chosen) return result("none", "choose");
        if (chosen.id !== question.right) return { state: "wrong", words: chosen.hint };
        return result("right", "chosen", { because: question.because });
    }

    /** @returns {AnswerMark} */
    function markMap(question, answer) {
        if (!squeeze(answer)) return result("none", "set_map");
        const shown = shownMap(answer);
        for (const condition of question.conditions) {
            const found = mapConditions.check(condition, shown);
            if (!found.holds)
                return { state: "wrong", words: mapConditions.hint(condition, found) };
        }
        return result("right", "map_right");
    }

    // The map that a student gave as an answer: a query as in the address.
    function shownMap(answer) {
        /** @type {Parts} */
        const parts = Object.create(null);
        for (const part of answer.split("&")) {
            const [name] = part.split("=", 1);
            parts[name] ??= [];
            parts[name].push(part.slice(name.length + 1));
        }
        return scenarios.read(parts);
    }

    /** @returns {AnswerMark} */
    function markOrder(question, answer) {
        const given = answer.split(".").filter(Boolean);
        const items = new Map(question.items.map((item) => [item.id, item]));
        const isWhole = given.length === items.size && new Set(given).size === items.size;
        if (!isWhole || !given.every((id) => items.has(id)))
            return result("none", "order_all", { count: items.size });
        for (let i = 1; i < given.length; i++) {
            const [before, after] = [items.get(given[i - 1]), items.get(given[i])];
            if (before.date > after.date)
                return result("wrong", "order_wrong", { before: before.text, after: after.text });
        }
        const days = question.items.map(({ day, text }) => `${day}: ${text}`).join("; ");
        return result("right", "order_right", { days });
    }

    /** @returns {AnswerMark} */
    function markText(question, answer) {
        const words = squeeze(answer);
        if (!words) return result("none", "write");
        const { least_letters: letters, least_kinds: kinds } = data.file.marking;
        if ([...words].length < letters || new Set(words.toLowerCase()).size < kinds)
            return result("none", "too_short");
        const folded = fold(words);
        const nudge = question.nudges.find(
            (one) => !one.words.some((word) => folded.includes(word)),
        );
        return nudge ? { state: "wrong", words: nudge.hint } : result("seen", "compare");
    }

    // Without regard to capitals, as Python's casefold: where that gives other letters than this,
    // neither are those of our words.
    function fold(text) {
        const lower = (letter) => letter.toLowerCase().toUpperCase().toLowerCase();
        return Array.from(text, (letter) => (letter === "ı" ? letter : lower(letter))).join("");
    }

    // A student's answer as people read it.
    function writeAnswer(question, answer) {
        switch (question.kind) {
            case "choice":
                return (
                    question.options.find((option) => option.id === answer)?.text ??
                    say("answers.none")
                );
            case "order": {
                const items = new Map(question.items.map((item) => [item.id, item.text]));
                const named = answer.split(".").filter((id) => items.has(id));
                return named.map((id) => items.get(id)).join("; ");
            }
            case "map":
                return say("answers.map");
            case "number":
                return say("answers.number", { answer, unit: unitName(question.answer.unit) });
            default:
                return answer;
        }
    }

    rangeMap.marking = { mark, isSame, unitName, shownMap, squeeze, fold, writeAnswer };
})();
