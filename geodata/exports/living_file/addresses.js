// An address taken apart and put together as in addresses.py, and a stranger's text shown back.
(() => {
    "use strict";
    const { say } = rangeMap.texts;
    const given = rangeMap.data.file.scenario.address;
    // An & that a page's source or a mail wrote as a character reference, perhaps twice over.
    const ESCAPED = "(?:(?:amp|#0*38|#x0*26);)+";
    const IS_ESCAPED = new RegExp(`^${ESCAPED}`, "i");
    // Python's letters of a word, and its end, before which a line may end.
    const BETWEEN = new RegExp(`(?:&|;(?=[&;_\\p{L}\\p{N}]*=|\\n?$))+(?:${ESCAPED})?`, "iu");
    const UNPRINTABLE = /[\p{C}\p{Z}]/u; // but a blank
    // Controls, halves of letters, none of Unicode's, and signs that turn the direction.
    const LEFT_OUT = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
    const MARK = /[\p{Mn}\p{Me}]/u;

    // So that no name, __proto__ among them, is taken for what all objects have.
    /** @returns {Parts} */
    const nothing = () => Object.create(null);

    function add(parts, name, value) {
        parts[name] ??= [];
        parts[name].push(value);
    }

    // The parts of a query without its question mark. Names that are whole numbers come first, as
    // in every object.
    function parse(query) {
        const parts = nothing();
        for (const [name, value] of new URLSearchParams(`?${query}`)) add(parts, name, value);
        return parts;
    }

    // The query of parts, as urllib's urlencode() writes it with , and ~ as they are.
    function write(parts) {
        const pairs = Object.entries(parts).flatMap(([name, values]) =>
            values.map((value) => [name, value]),
        );
        return String(new URLSearchParams(pairs))
            .replaceAll("%2C", ",")
            .replaceAll("%7E", "~")
            .replaceAll("*", "%2A");
    }

    // Parts by their own names: without an `amp;` before them, and split where several came as one.
    function clean(parts) {
        const found = nothing();
        for (const [key, values] of Object.entries(parts)) {
            const [name, rest] = partition(readName(key), "=");
            // the sign between name and value was a code
            const isWhole = rest !== undefined && given.apart.includes(name);
            for (const value of values) {
                const text = isWhole ? rest + (value && `=${value}`) : value;
                for (const [part, own] of takeApart(isWhole ? name : readName(key), text))
                    add(found, part, own);
            }
        }
        return found;
    }

    // What stands before a sign and behind it, if it is there.
    function partition(text, sign) {
        const at = text.indexOf(sign);
        return at < 0 ? [text] : [text.slice(0, at), text.slice(at + sign.length)];
    }

    function readName(key) {
        const name = key.replace(IS_ESCAPED, "");
        const small = name.toLowerCase();
        return given.apart.includes(small) ? small : name;
    }

    function takeApart(name, value) {
        const mayBeSeveral = given.apart.includes(name) && /[&;]/.test(value);
        const isTogether = mayBeSeveral && cut(value, given.longest) === value;
        const [first, ...others] = isTogether ? value.split(BETWEEN) : [value];
        if (!others.length || /[?=#]/.test(first)) return [[name, value]];
        const read = (other) => {
            const [part, text = ""] = partition(other, "=");
            return [part, text];
        };
        return [[name, first], ...others.filter(Boolean).map(read)];
    }

    // The first letters of a text, none of them halved.
    const cut = (text, count) =>
        Array.from(text.slice(0, 2 * count))
            .slice(0, count)
            .join("");

    // The usable values of a part, by number and length; the rest named.
    function values(parts, key, ignored) {
        const texts = parts[key] ?? [];
        const { most_values: most, longest_value: longest } = given;
        if (texts.length > most)
            ignored.push(say("address.many", { part: key, count: texts.length, most }));
        return texts.slice(0, most).map((text) => cut(text, longest));
    }

    // The value of a part that is given once, or none; others are named.
    function single(parts, key, ignored) {
        const found = values(parts, key, []);
        if (found.length > 1) ignored.push(say("address.twice", { part: key }));
        return found.slice(0, 1);
    }

    // The first lines of what could not be used, and one that says how many more there are.
    function shorten(lines) {
        const count = lines.length - given.most_lines;
        const rest = count > 0 ? [say("address.rest", { count })] : [];
        return [...lines.slice(0, given.most_lines), ...rest];
    }

    // What Python takes for white space: what JavaScript does, but no byte order mark, and some
    // controls that part files.
    const isBlank = (letter) =>
        (/\s/.test(letter) && letter !== "\ufeff") || "\x1c\x1d\x1e\x1f\x85".includes(letter);

    // A text without white space at its ends.
    function strip(text) {
        let [start, end] = [0, text.length];
        while (start < end && isBlank(text[start])) start++;
        while (start < end && isBlank(text[end - 1])) end--;
        return text.slice(start, end);
    }

    // A text of any lines without controls, halves of letters, towers of marks, and bidi marks.
    function letters(text) {
        let kept = "";
        let marks = 0;
        for (const letter of text) {
            if (isBlank(letter)) kept += letter === "\n" ? "\n" : " ";
            else if (!LEFT_OUT.test(letter)) {
                marks = MARK.test(letter) ? marks + 1 : 0;
                if (marks <= given.most_marks) kept += letter;
            }
        }
        return kept;
    }

    // A stranger's text in quotation marks, made short and printable.
    function quote(text) {
        const start = cut(text, given.quoted);
        const show = (letter) => (letter !== " " && UNPRINTABLE.test(letter) ? "?" : letter);
        const plain = Array.from(start, show).join("");
        return `“${letters(plain)}${start === text ? "" : "…"}”`;
    }

    rangeMap.addresses = {
        parse,
        write,
        clean,
        values,
        single,
        shorten,
        quote,
        letters,
        strip,
    };
})();
