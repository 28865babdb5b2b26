// Types of what the scripts that make words give each other and the page.

// A scenario as it is under a hand: where its points are, which layers are drawn, which of them are
// chosen and `missing` since the data have nothing for the day, and the server's lines of areas,
// where nothing has moved since.
interface Now {
    points: LatLon[];
    range_value: number;
    unit: string;
    start: string;
    day: string;
    show: string[];
    missing?: string[];
    fixed: boolean;
    areas?: string[];
}

// All that the page says of it, and the state of each airfield in the order of the ground, whether
// their layer is on or not.
interface Told {
    states: State[];
    sentence: string;
    title: string;
    reached_head: string;
    launches: Launch[];
    rings: Ring[];
    bases: [State, ...string[]][];
    fields: [index: number, words: string][];
    nearest: number[];
    key: KeyLine[];
    notes: string[];
    table: (string | number)[][];
    in_words: [head: string, words: string][];
}

// The polygons of a shape, as rings of [lon, lat], each with west, south, east and north of it.
type Outline = { rings: [number, number][][]; box: number[] }[];

interface Standing {
    town: string;
    km: number;
    way: string;
    isAtTown: boolean;
    where: { country: string | null; region: string | null; isTaken: boolean };
}

// A launch point as it is told of: with its distances to the airfields, in km, right to 0.1 per
// mille at once, and exact when asked.
interface ToldPoint {
    at: LatLon;
    roughly: number[];
    distance(index: number): number;
    stands: Standing;
}

// What reports show of a range on a day.
interface Possible {
    day: string;
    weapon?: Weapon;
    hands: string;
    permissions: Permission[];
}

// An airfield against the rings.
interface Reach {
    base: AirBase;
    km: number;
    state: State;
}

type Counts = Record<State | "total", number>;

// A scenario with all that its words follow from.
interface Seen extends Omit<Now, "points"> {
    points: ToldPoint[];
    bases: AirBase[];
    states: State[];
    rangeKm: number;
    possible: Possible | null;
    isAbsent: boolean;
    from: string; // what an airfield's distance is taken from
    russian: Counts;
    taken: Counts;
    judgeAlone(point: ToldPoint): State[];
    row(index: number): Reach;
}

interface RangeMap {
    texts: {
        fixed(value: number, digits: number): string;
        round(value: number, digits?: number): number;
        number(value: number, digits?: number): string;
        length(value: number, unit: string): string;
        shortDistance(km: number, unit: string): string;
        distance(km: number, unit: string): string;
        range(value: number, unit: string): string;
        position(at: LatLon): string;
        date(iso: string): string;
        compass(bearingDeg: number): string;
        say(name: string, words?: Record<string, unknown>): string;
        sayCount(name: string, count: number): string;
    };
    places: {
        read(ground: Ground): void;
        standing(at: LatLon): Standing;
        isHeld(at: LatLon, day: string): boolean;
        measure(shape: GeoJSON.Geometry): Outline;
        isNear(outline: Outline, lon: number, lat: number, nearDeg: number): boolean;
    };
    days: {
        hasLine(day: string): boolean;
        heldOn(day: string): string | undefined;
        possible(rangeKm: number, day: string): Possible | null;
        isAbsent(found: Possible | null): boolean;
        opening(found: Possible): string;
        nameRing(ring: string, found: Possible | null): string;
        nameStart(start: string, day: string): string;
        notes(now: Omit<Now, "points">): string[];
    };
    findings: {
        read(ground: Ground): void;
        look(now: Now): Seen;
        count(bases: AirBase[], states: State[], isRussian: boolean): Counts;
        sort(seen: Seen): number[];
        isRead(): boolean;
    };
    baseWords: {
        nameState(name: string, isAbsent: boolean): string;
        nameFields(seen: Seen): Told["fields"];
        tellBase(row: Reach, seen: Seen): Told["bases"][number];
        tellInWords(rows: Reach[], seen: Seen): Told["in_words"];
    };
    launchWords: {
        name(point: ToldPoint, unit: string): string;
        label(point: ToldPoint, index: number, count: number): string;
        tell(point: ToldPoint, index: number, seen: Seen): Launch;
        notes(seen: Seen): string[];
        table(seen: Seen): Told["table"];
        tellInWords(seen: Seen): Told["in_words"];
    };
    published: {
        LAYER: string;
        find(rangeKm: number, show: string[]): PublishedRange[];
        key(seen: Seen): KeyLine[];
        notes(seen: Seen): string[];
    };
    words: {
        tell(now: Now): Told | null;
    };
}
