// The controls beside the file's map: each changes the scenario and shows what the scenario says.
(() => {
    "use strict";
    const { data, desk, scenarios, moves, sliders, tools } = rangeMap;
    const { number, round, say } = rangeMap.texts;
    const { quote } = rangeMap.addresses;
    const ELSEWHERE = "Another place";
    const find = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));
    const radios = (name) =>
        /** @type {HTMLInputElement[]} */ ([...document.getElementsByName(name)]);
    /** @type {string[] | null} */
    let only = null; // which controls are there, if not all
    /** @type {Record<string, LatLon>} */
    let cities = {}; // by name, to which a point can be put
    /** @type {Record<string, LatLon>} */
    let towns = {}; // all of the map's, by small letters

    function change(parts, control = "") {
        desk.choose({ ...desk.now(), ...parts, ignored: [] }, control);
    }

    function put(at, control = "") {
        desk.choose(moves.toPlace(desk.now(), desk.chosen(), at), control);
    }

    function placeOf(name, value) {
        const [lat, lon] = desk.now().points[desk.chosen()];
        return name === "lat" ? [value, lon] : [lat, value];
    }

    function addSliders() {
        for (const name of ["lat", "lon"]) {
            const settle = (value) => put(placeOf(name, value), name);
            sliders.add(name, (value) => tools.slide(name, value), settle);
        }
        const walk = () => {
            const unitKm = data.vocabulary.units[desk.now().unit][1];
            desk.putOnWalk(Number(find("along").value), Number(find("behind").value) * unitKm);
        };
        sliders.add("along", walk, walk);
        sliders.add("behind", walk, walk);
        const settleRange = (value) => change({ range_value: value }, "range");
        const slideRange = (value) => {
            if (desk.now().start === "points") tools.slide("range", value);
            else settleRange(value);
        };
        sliders.add("range", slideRange, settleRange);
    }

    function setUnit(unit) {
        const { range_value: value, unit: before } = desk.now();
        change({ unit, range_value: scenarios.convert(value, before, unit) });
    }

    function addChoices() {
        for (const radio of radios("start"))
            radio.addEventListener("change", () => change({ start: radio.value }));
        for (const radio of radios("unit"))
            radio.addEventListener("change", () => setUnit(radio.value));
        for (const box of radios("show"))
            box.addEventListener("change", () => {
                const on = radios("show").filter(({ checked }) => checked);
                const chosen = on.map(({ value }) => value);
                change({ show: scenarios.LAYERS.filter((name) => chosen.includes(name)) });
            });
        find("presets").append(
            ...data.file.map.presets.map(({ name, value, unit, words }) => {
                const button = document.createElement("button");
                Object.assign(button, { type: "button", textContent: name, title: words });
                button.addEventListener("click", () => change({ range_value: value, unit }));
                return button;
            }),
        );
    }

    // Where there is nothing left to undo or redo, the other one takes the focus.
    function pass(act, name, heir) {
        act();
        if (find(name).disabled) find(heir).focus();
    }

    function addPoints() {
        const on = (id, act) => find(id).addEventListener("click", act);
        on("add", () => {
            desk.choose(moves.add(desk.now()));
            desk.choosePoint(desk.now().points.length - 1);
        });
        on("remove", () => {
            desk.choose(moves.remove(desk.now(), desk.chosen()));
            if (find("remove").hidden) find("add").focus(); // or the keyboard would lose its place
        });
        on("earlier", () => {
            const index = desk.chosen();
            desk.choose(moves.earlier(desk.now(), index));
            desk.choosePoint(Math.max(index - 1, 0));
        });
        find("town").addEventListener("change", () => {
            const city = cities[find("town").value];
            if (city) put(city);
        });
        find("typed").addEventListener("change", take);
        on("undo", () => pass(desk.undo, "undo", "redo"));
        on("redo", () => pass(desk.redo, "redo", "undo"));
    }

    // What was typed: a town of this map, or latitude and longitude as an address has them.
    function take() {
        const field = find("typed");
        const text = field.value.trim();
        const town = towns[text.toLowerCase()];
        if (!town && /\p{L}/u.test(text)) return refuse(say("no_town", { text: quote(text) }));
        const read = town ? null : scenarios.read({ at: [text.replace(/\s*,\s*/, ",")] });
        const lines = text && read ? read.ignored : [];
        refuse(lines.map((line) => line.replace(/^at=/, "")).join(" "));
        if (!text || lines.length) return;
        field.value = "";
        put(town || read?.points[0]);
    }

    function refuse(words) {
        find("refusal").textContent = words;
    }

    // Empties the field of what was typed and refused.
    function forget() {
        find("typed").value = "";
        refuse("");
    }

    // The map's towns, once its ground has come.
    function read(ground) {
        cities = moves.cities();
        const named = ground.layers
            .filter(({ id }) => id === "cities")
            .flatMap(({ shapes }) => shapes);
        towns = Object.fromEntries(
            named.map(({ label, at: { coordinates } }) => {
                const [lon, lat] = coordinates.map((value) => round(value, 2));
                return [label.toLowerCase(), cities[label] || [lat, lon]];
            }),
        );
        find("towns").append(...named.map(({ label }) => new Option(label, label)));
        find("town").append(
            ...[ELSEWHERE, ...Object.keys(cities)].map((one) => new Option(one, one)),
        );
    }

    function showRange(now) {
        const [min, max] = scenarios.limits(now.unit);
        sliders.set("range", now.range_value, { min, max });
        const range = find("range");
        sliders.tell(range, number(now.range_value, 2)); // a slider has whole ones alone
        const label = /** @type {HTMLElement} */ (range.previousElementSibling);
        label.textContent = `Range, ${data.vocabulary.units[now.unit][0]}`;
        const buttons = find("presets").querySelectorAll("button");
        data.file.map.presets.forEach(({ value: its, unit }, i) => {
            const isChosen = its === now.range_value && unit === now.unit;
            buttons[i].setAttribute("aria-pressed", String(isChosen));
        });
    }

    function showPoints(now) {
        const index = desk.chosen();
        const count = now.points.length;
        const numbers = find("numbers");
        const legend = /** @type {Element} */ (numbers.firstElementChild);
        numbers.hidden = count < 2;
        if (numbers.querySelectorAll("input").length !== count)
            numbers.replaceChildren(legend, ...now.points.map(makeNumber));
        radios("point").forEach((radio, i) => {
            radio.checked = i === index;
        });
        for (const id of ["remove", "earlier"]) find(id).hidden = count < 2;
        find("add").disabled = count >= data.file.scenario.most_points;
        find("earlier").disabled = index === 0;
        const [lat, lon] = now.points[index];
        const isHere = (name) => String(cities[name]) === String(now.points[index]);
        find("town").value = Object.keys(cities).find(isHere) || ELSEWHERE;
        sliders.set("lat", lat);
        sliders.set("lon", lon);
        const [percent, behindKm] = desk.findWalk();
        const unitKm = data.vocabulary.units[now.unit][1];
        const max = Math.round(data.file.walk.farthest_km / unitKm);
        sliders.set("along", percent);
        sliders.set("behind", round(behindKm / unitKm, 1), { max, step: "any" });
    }

    function makeNumber(_, i) {
        const label = document.createElement("label");
        const radio = Object.assign(document.createElement("input"), {
            type: "radio",
            name: "point",
        });
        radio.addEventListener("change", () => desk.choosePoint(i));
        const words = document.createElement("span");
        words.textContent = String(i + 1);
        label.append(radio, words);
        return label;
    }

    function show() {
        const now = desk.now();
        for (const radio of radios("start")) radio.checked = radio.value === now.start;
        for (const radio of radios("unit")) radio.checked = radio.value === now.unit;
        for (const box of radios("show")) box.checked = now.show.includes(box.value);
        showPoints(now);
        showRange(now);
        find("undo").disabled = !desk.canUndo();
        find("redo").disabled = !desk.canRedo();
        arrange();
    }

    // Which of the controls are there: those of a step, if one is open; points only where rings
    // start at them.
    function arrange() {
        const isLine = desk.now().start !== "points";
        for (const part of document.querySelectorAll("[data-control]")) {
            const name = /** @type {HTMLElement} */ (part).dataset.control || "";
            const isOff = (only && !only.includes(name)) || (name === "points" && isLine);
            part.toggleAttribute("hidden", !!isOff);
        }
    }

    function showOnly(names) {
        only = names;
        const day = document.querySelector("[data-control=day]");
        if (only?.includes("day")) day?.toggleAttribute("open", true);
        arrange();
    }

    function start() {
        addSliders();
        addChoices();
        addPoints();
        rangeMap.dayPanel.start();
        desk.watch(show);
    }

    rangeMap.panel = { start, read, forget, showOnly };
})();
