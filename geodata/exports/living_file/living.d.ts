// Types of the scripts that stand in for the server in the file.
type Theme = "light" | "dark";

// As scenario.py has it.
// How a map is shown: whether a hand may move its points, and what is to be seen at first.
interface Shown {
    name?: string;
    fixed?: boolean;
    sight?: Picture["sight"];
}

// A map that a student works on, with its past.
interface Desk {
    now: Scenario;
    how: Shown;
    past: Scenario[];
    future: Scenario[];
    control: string; // that changed last, and when
    at_ms: number;
    chosen: number;
    walk: { at: LatLon; percent: number; behind_km: number } | null; // how it was put on the border
}

// What Python writes into the file beside the live map's own data.
interface FileData {
    site: string;
    query: string;
    beside: string[];
    map: {
        days: [from: string, layers: string[]][];
        key: Record<string, [look: string, words: string][]>;
        key_order: string[];
        outlets: Record<string, string[]>;
        presets: { value: number; unit: string; name: string; words: string }[];
        link: string;
    };
    notes: {
        layers: Record<string, string>;
        published: { words: string; figures: string[] };
        ring: string;
        own: string;
        presets: { value: number; unit: string; words: string; source: string }[];
        sources: Record<string, string>;
        credits: {
            in_hand: Record<string, string>;
            permissions: Record<string, string>;
            nothing: string[];
        };
    };
    citations: [style: string, pattern: string][];
    trail: { longest: number; gesture_ms: number };
    events: Record<string, string>; // by day, as HTML that Python has escaped
}
interface RangeMap {
    pictures: {
        tellNow(now: Scenario, fixed: boolean): Omit<Now, "areas">;
        build(now: Scenario, hand: Hand, sight: Picture["sight"], theme: Theme): Picture;
    };
    footnotes: {
        list(now: Scenario, show: string[]): string[];
        cite(now: Scenario, title: string, show: string[]): [style: string, words: string][];
    };
    desk: {
        start(map: L.Map, theme: Theme, turning: (step: number) => void): void;
        now(): Scenario;
        choose(now: Scenario, control?: string): void;
        lay(now: Scenario, how?: Shown): void;
        take(name: string): void;
        turnTo(now: Scenario, how?: Shown): void;
        undo(): void;
        redo(): void;
        canUndo(): boolean;
        canRedo(): boolean;
        isFixed(): boolean;
        chosen(): number;
        choosePoint(index: number): void;
        findWalk(): [percent: number, behindKm: number];
        putOnWalk(percent: number, behindKm: number): void;
        paint(theme: Theme): void;
        watch(told: () => void): void;
        writeAddress(): void;
        sketch(shown: Scenario, sight: Picture["sight"]): void;
        putBack(): void;
    };
    sliders: {
        add(id: string, move: (value: number) => void, settle: (value: number) => void): void;
        set(id: string, value: number, limits?: object): void;
        tell(slider: HTMLInputElement, words: string): void;
    };
    dayPanel: { start(): void };
    panel: {
        start(): void;
        read(ground: Ground): void;
        forget(): void;
        showOnly(names: string[] | null): void;
    };
    below: { start(): void };
    filePage: {
        showPage(name: string): void;
        start(given: {
            map: L.MapOptions;
            start: StartOptions;
            packed: string;
            picture: Picture;
        }): void;
    };
}
