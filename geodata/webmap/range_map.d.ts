// What each script of the live map adds to `rangeMap`, their one global.
interface FinePolygon extends L.Polygon {
    isSmooth: boolean;
}
interface SymbolMarker extends L.Marker {
    lines: string[];
    tell(): string[]; // its lines as they are now
    marks: string[];
    look?: string;
}
interface PreparedPlace {
    lon: number; // degrees
    tan: number; // of its reduced latitude
    cos: number;
    sin: number;
    x: number; // m
    y: number;
    z: number;
}
type PickPlace = (latlng: L.LatLng) => boolean; // whether a tool takes the place

interface RangeMap {
    data: PythonData;
    look: {
        paint(container: HTMLElement, drawing: SVGElement, theme: "light" | "dark"): void;
        path(name: string): L.PathOptions;
        swatch(name: string): SVGElement;
        symbol(name: string): SVGElement;
    };
    rules: {
        state(marginKm: number, closeKm: number): State;
        clamp(at: LatLon, area: Box): LatLon;
        between(places: LatLon[], step: number): LatLon;
        unfold(curve: number[], stepDeg: number): LatLon[];
        curveThrough(points: { x: number; y: number }[]): string;
        unpack(packed: PackedGround): Ground;
    };
    geodesy: {
        destination(lon: number, lat: number, bearingDeg: number, km: number): LatLon;
        prepare(at: LatLon): PreparedPlace;
        measure(one: PreparedPlace, other: PreparedPlace): { km: number; bearingDeg: number };
        measureRoughly(one: PreparedPlace, other: PreparedPlace): number;
        inverse(
            lon1: number,
            lat1: number,
            lon2: number,
            lat2: number,
        ): { km: number; bearingDeg: number };
        distanceKm(lon1: number, lat1: number, lon2: number, lat2: number): number;
        ring(lon: number, lat: number, km: number, share?: number): LatLon[];
    };
    leafletHooks: {
        FlatMarker: typeof L.Marker & { new (at: LatLon, options: L.MarkerOptions): SymbolMarker };
        FinePolygon: new (line: LatLon[], options: L.PolylineOptions) => FinePolygon;
        endDrag(marker: L.Marker): void;
        keepPageStill(map: L.Map): void;
    };
    placer: Placer;
    label: {
        Label: typeof L.Layer & { new (options: LabelOptions): MapLabel };
        listOf(map: L.Map): Set<MapLabel>;
    };
    course: { find(points: Place[], long: number): Place[][] };
    curvedLabel: {
        CurvedLabel: new (
            options: Omit<LabelOptions, "at"> & { courses: L.LatLng[][] },
        ) => MapLabel;
    };
    labels: Labels;
    shapes: {
        hintNode(lines: string[]): HTMLElement;
        symbol(
            at: LatLon,
            options: Omit<L.MarkerOptions, "icon"> & { icon?: L.DivIconOptions },
        ): SymbolMarker;
        dress(marker: SymbolMarker, name: string, marks: string[], lines: string[]): void;
    };
    controls: {
        addKey(
            map: L.Map,
            look: RangeMap["look"],
            note: string,
        ): {
            fill(lines: KeyLine[], theme: string): void;
            layOut(isOnPaper: boolean): void;
        };
        addBar(map: L.Map, rows: [string, string, () => void][]): HTMLButtonElement[];
        addHint(map: L.Map): { words: HTMLElement; control: L.Control };
        addScale(map: L.Map): void;
    };
    gestures: {
        say(what: Deed, point?: number, where?: [number, number]): void;
        planStep(step: number): void;
        hear(last: number): void;
        isStepAhead(): boolean; // whether the server has not yet heard of a step of the story
        any(): boolean;
        anyMove(): boolean;
        moveOf(index: number): boolean;
    };
    handState: {
        start(options: { area: Box }, watcher: HandWatcher): void;
        stateOf(index: number): "held" | "waiting" | "ahead" | "rest";
        plan(ending: () => void): void;
        hold(index: number, ending: (() => void) | null): void;
        carry(index: number, at: LatLon): void;
        drop(what: Deed, where: [number, number]): void;
        dropHere(): void;
        release(): void;
        put(index: number, at: LatLon): void;
        choose(index: number): void;
        hear(picture: Picture): void;
        recall(): void;
        slide(name: string, value: number | LatLon): void;
        press(down: boolean): void;
        forget(): void;
        at(index: number): LatLon;
        clamp(at: LatLon): LatLon;
        holds(index: number): boolean;
        isHolding(): boolean;
        isMoving(): boolean;
        isStill(): boolean;
        rangeKm(): number;
        answer(): Picture;
        hand(): Hand | null;
        isFixed(): boolean;
    };
    airBases: {
        start(map: L.Map): void;
        read(rows: AirBase[], pick: PickPlace): L.LayerGroup;
        find(name: string): (AirBase & { marker: SymbolMarker }) | undefined;
        name(rows: Told["fields"]): void;
        areas(): Area[];
        show(picture: Picture): void;
        follow(told: Told): void;
    };
    pinHands: {
        start(options: StartOptions, picking: PickPlace): void;
        listen(map: L.Map, marker: L.Marker, index: number): void;
    };
    glide: {
        start(options: StartOptions, teller: GlideTeller): void;
        slide(percent: number): Promise<void>;
        play(): Promise<void>;
        pause(): boolean;
    };
    touch: { start(map: L.Map, say: (words: string, ms: number) => void): void };
    tips: { start(map: L.Map, pins: () => Area[]): void; speakOf(bounds: L.LatLngBounds): void };
    nameWords: { start(map: L.Map): void };
    tools: {
        start(
            map: L.Map,
            options: StartOptions,
            view: { showAll: () => void; goAlong: (at: LatLon) => void },
        ): void;
        pick: PickPlace;
        slide(name: string, value: number): void;
        press(down: boolean): void;
        forget(): void;
    };
    relief: {
        start(map: L.Map, address: string): void;
        lay(): L.Layer;
    };
    ground: {
        layer(
            row: Ground["layers"][number],
            canvas: L.Renderer,
            svg: L.Renderer,
            isQuiet?: boolean,
        ): L.LayerGroup;
        edge(ring: Ring, renderer: L.Renderer): L.Layer[];
        addCut(map: L.Map, renderer: L.Renderer): (layers: Ground["layers"]) => void;
        repaint(group: L.LayerGroup): void;
    };
    insets: {
        start(map: L.Map): void;
        draw(read: Ground): void;
        show(picture: Picture): void;
        repaint(): void;
        areas(): Area[];
    };
    view: {
        start(map: L.Map, home: Box): void;
        showAll(animate: boolean): void;
        include(places: LatLon[]): void;
        goAlong(at: LatLon): void;
        follow(
            picture: Picture,
            before: Picture | null,
            bounds: L.LatLngBounds,
            flies?: boolean,
        ): void;
        setPaper(isOn: boolean): void;
    };
    marks: {
        start(map: L.Map): void;
        show(wanted: Mark[]): void;
        pointTo(name: string): void;
    };
    webmap: {
        start(map: L.Map, options: StartOptions): void;
        overlay(picture: Picture): L.FeatureGroup;
        openStep(step: number, picture?: Picture): void;
        setPaper(isOn: boolean): void;
    };
    takeHome(map: {
        map: L.MapOptions;
        start: StartOptions;
        picture: Picture;
        ground: PackedGround;
    }): void;
}
// What live_rings.js draws when a hand does something.
interface HandWatcher {
    take(index: number): void;
    move(index: number): void;
    recall(): void;
}
interface GlideTeller {
    showPlaying(isOn: boolean): void;
    goAlong(at: LatLon): void;
    say(words: string): void;
}

declare var rangeMap: RangeMap;
interface Window {
    rangeMap: RangeMap;
    Streamlit: { setComponentValue(value: { gestures: Gesture[]; said: number }): void };
}
