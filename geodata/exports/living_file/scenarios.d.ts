// Types of the scripts that read and write addresses, and of what they take from Python.
interface PythonData {
    file: FileData;
}

// Of scenario_data.py.
interface FileData {
    scenario: {
        address: {
            map: string[]; // the parts that are the map
            apart: string[]; // the parts whose values never hold & or ;
            longest: number; // letters of a part that is taken apart
            most_values: number; // of one part
            longest_value: number; // letters
            most_lines: number;
            quoted: number; // letters
            most_marks: number; // on one letter
        };
        first: Omit<Scenario, "ignored">;
        most_points: number;
        longest_place: number; // letters
        limits: Record<string, [number, number]>; // by unit
        limits_mi: [number, number];
        starts: string[];
        layers: string[];
        usual: string[];
        first_day: string;
        last_day: string;
        cities: Record<string, LatLon>;
    };
    walk: {
        line: [lon: number, lat: number][]; // of the border, from Belarus to the Sea of Azov
        course_km: number; // to either side of a place
        farthest_km: number; // behind the border
    };
}

// What the student chose, as scenario.py has it; coordinates have 4 decimals. `ignored` are the
// sentences that say what an address or a hand gave that could not be used.
interface Scenario {
    points: LatLon[];
    range_value: number;
    unit: string;
    start: string;
    show: string[];
    day: string;
    ignored: string[];
}

type Parts = Record<string, string[]>; // of an address, by name

interface RangeMap {
    addresses: {
        parse(query: string): Parts;
        write(parts: Parts): string;
        clean(parts: Parts): Parts;
        values(parts: Parts, key: string, ignored: string[]): string[];
        single(parts: Parts, key: string, ignored: string[]): string[];
        shorten(lines: string[]): string[];
        quote(text: string): string;
        letters(text: string): string;
        strip(text: string): string;
    };
    scenarios: {
        DEFAULT: Scenario;
        LAYERS: string[];
        USUAL: string[];
        STARTS: string[];
        MAX_POINTS: number;
        read(parts: Parts): Scenario;
        write(now: Scenario): Parts;
        query(now: Scenario): string;
        limits(unit: string): [number, number];
        convert(value: number, unit: string, to: string): number;
        isSame(one: Scenario, other: Scenario): boolean;
        clamp(at: LatLon): [at: LatLon, hasMoved: boolean];
        outside(what: string): string;
    };
    borderWalk: {
        place(percent: number, behindKm?: number): LatLon;
        glide(behindKm: number): LatLon[];
        nearest(at: LatLon): [percent: number, behindKm: number];
        onIt(percent: number, behindKm: number): [percent: number, behindKm: number];
    };
    moves: {
        toPlace(now: Scenario, index: number, at: LatLon): Scenario;
        byKm(now: Scenario, index: number, bearingDeg: number, km: number): Scenario;
        alongBorder(now: Scenario, index: number, percent: number, behindKm: number): Scenario;
        add(now: Scenario): Scenario;
        remove(now: Scenario, index: number): Scenario;
        earlier(now: Scenario, index: number): Scenario;
        cities(): Record<string, LatLon>;
    };
}
