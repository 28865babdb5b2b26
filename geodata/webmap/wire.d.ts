// Types of what Python sends to the live map's scripts, and of what they send back.
type LatLon = [number, number]; // degrees
type Box = [LatLon, LatLon]; // south-west and north-east
type State = "in" | "edge" | "out"; // of an airfield

// Of looks.py.
interface Look {
    line: string;
    weight: number;
    dash: string;
    fill: string;
    opacity: number;
    within: string; // the country in which alone it is filled
    hatched: boolean;
}

// Of files.py, before any script: steps of degrees in which curves come, and of a border walk;
// where the relief lies, and up to which zoom it is as strong as its look.
interface PythonData {
    looks: Record<"light" | "dark", Record<string, Look>>;
    curve_step_deg: number;
    walk_steps: number;
    relief: { box: Box; zoom: number };
    vocabulary: Vocabulary;
}

// Of vocabulary.py: what words are made of.
interface Vocabulary {
    phrases: Record<string, string | Record<string, string>>;
    units: Record<string, [name: string, km: number]>;
    months: string[];
    compass: string[];
    area: Box;
    decimals: number;
    steps: number[];
    named_in_title: number;
    named_in_sentence: number;
    named_beyond: number;
    at_town_km: number;
    shore_deg: number;
    published: PublishedRange[];
    same_km: number;
    looks: { rings: string[]; absent: string };
    regions: [country: string, title: string][];
    land: string[];
    kursk: string;
    crimea: string[];
    layers: Record<string, string[]>;
    starts_km: Record<string, number[]>;
    article_day: string;
    area_days: number;
    line: { day: string; good_to: string };
    held_days: string[];
    kursk_begins: string;
    weapons: Weapon[];
    permissions: Permission[];
    statements: Record<string, string>;
}

// A figure of the article's missile, the least first, and how its rings are drawn.
interface PublishedRange {
    name: string;
    km: number;
    length: string; // in words
    look: string;
    label: string; // on its ring, in short
    side: string; // of the ring, on which that stands
}

interface Weapon {
    id: string;
    name: string;
    km: number;
    in_hand: string;
    promised: string;
    outlet: string;
}

interface Permission {
    day: string;
    regions: string[];
    weapons: string[];
}

// Of messages.py's start_options(), and of whoever knows where ground, relief and the walks along
// the border are: an address, or the thing itself.
interface StartOptions {
    credit: string;
    note: string;
    home: Box;
    area: Box;
    mile_km: number;
    steps: number[];
    ground: string | PackedGround | Promise<PackedGround>;
    relief: string;
    glide: string | ((metresBehind: number) => LatLon[]);
}

interface Ground {
    layers: { id: string; name: string; shapes: GroundShape[] }[];
    bases: AirBase[];
    globe: { look: string; lines: [number, number][][] }[]; // on a disc of a radius of 1000
}

// Of files.py's ground_json(): a shape's geometry is a number among all.
interface PackedGround extends Omit<Ground, "layers"> {
    geometries: GeoJSON.Geometry[];
    layers: { id: string; name: string; shapes: (Omit<GroundShape, "at"> & { at: number })[] }[];
}

interface GroundShape {
    at: GeoJSON.Geometry;
    look: string;
    label: string;
    rank: number;
    hint: string[];
    kind: string;
    side: LabelOptions["side"];
    sides?: string[];
    spots?: [lat: number, lon: number, room: number][];
    caption?: string | { text: string; at: LatLon; corners: Box; spots: GroundShape["spots"] };
}

interface AirBase {
    at: LatLon;
    name: string;
    sides: string[];
    lines: string[];
    close_km: number;
    counted: boolean;
}

// Of gestures.py: what the server heard last, and the point chosen on its screen.
interface Hand {
    heard: number;
    chosen: number;
    percent: number;
    behind_km: number;
    fixed: boolean;
}

interface Launch {
    at: LatLon;
    name: string;
    covers: string;
    lines: string[];
}

interface Ring {
    look: string;
    label: string;
    curve?: number[];
    side?: string; // of a published range
}

// Swatches that share a line of the map's key, each a look with words.
type KeyLine = [look: string, words: string][];

// Of messages.py's overlay(): all that can change.
interface Picture {
    theme: "light" | "dark";
    words: string;
    show: string[];
    rings: Ring[];
    published?: Ring[];
    launches: Launch[];
    range_km: number;
    now: Pick<Now, "range_value" | "unit" | "start" | "day" | "missing">;
    sight?: { key: string; box: Box | null; named: string[] };
    step_km: number;
    hand: Hand;
    bases: [string, ...string[]][];
    nearest: number[];
    key: { own: KeyLine[]; ground: KeyLine[] };
    areas: string[];
    marks?: Mark[];
}

// A place that the page points to.
interface Mark {
    at: LatLon;
    wide: boolean; // it stands for a whole region
}

// To gestures.py.
type Deed = "move" | "along" | "day" | "undo" | "redo" | "select" | "story";
interface Gesture {
    number: number;
    what: Deed;
    point: number;
    where: [number, number];
}
