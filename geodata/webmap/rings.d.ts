// What the scripts that draw launch points and their rings add to `rangeMap`.
interface LaunchPoint {
    marker: SymbolMarker;
    ring: FinePolygon;
    name: MapLabel;
    length: MapLabel;
    published: PublishedRings;
}
// Around one launch point, by their look: each with where it was drawn, and which share of its
// vertices.
interface PublishedRings {
    map: L.Map;
    renderer: L.Renderer;
    drawn: Map<string, { line: FinePolygon; words: MapLabel; put: string; share?: number }>;
}

interface RangeMap {
    publishedRings: {
        RING: L.PolylineOptions;
        LABEL: Pick<LabelOptions, "className" | "rank" | "least" | "gap">;
        make(map: L.Map, renderer: L.Renderer): PublishedRings;
        place(rings: PublishedRings, at: LatLon, figures: PublishedRange[], share: number): void;
        dress(rings: PublishedRings): void;
        clear(rings: PublishedRings): void;
        lines(rings: PublishedRings): FinePolygon[];
        names(rings: PublishedRings): MapLabel[];
    };
    launchPoint: {
        make(map: L.Map, renderer: L.Renderer, at: LatLon): LaunchPoint;
        remove(point: LaunchPoint): void;
        area(map: L.Map, marker: L.Marker): Area;
        names(point: LaunchPoint): MapLabel[];
        bounds(point: LaunchPoint): L.LatLngBounds;
        place(
            map: L.Map,
            point: LaunchPoint,
            at: LatLon,
            rangeKm: number,
            figures: PublishedRange[],
            inMotion: boolean,
        ): void;
        dress(
            point: LaunchPoint,
            ring: Ring,
            badge: number | string,
            isChosen: boolean,
            isFixed: boolean,
        ): void;
        rename(
            point: LaunchPoint,
            words: { name: string; covers?: string; lines: string[] },
            inMotion: boolean,
        ): void;
    };
    liveRings: {
        start(map: L.Map, options: StartOptions, drawing: L.Renderer, pick: PickPlace): void;
        update(picture: Picture): void;
        tell(): void;
        sayKey(key: Picture["key"]): KeyLine[];
        repaint(): void;
        areas(): Area[];
        bounds(): L.LatLngBounds;
    };
}
