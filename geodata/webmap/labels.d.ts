// What names on the live map are, and who places them.
interface LabelOptions {
    at: LatLon;
    text: string;
    className: string;
    side?: string; // left, right, top, bottom or middle; inside or outside a ring
    sides?: string[]; // in the order in which they are tried
    rank: number;
    least: number;
    must?: boolean;
    gap?: number; // px
    led?: boolean;
    dotted?: string | false;
    edge?: "left" | "top";
    spots?: [lat: number, lon: number, room: number][];
    inside?: boolean; // it stands on one of the spots that has room, or nowhere
    hint?: string[]; // what is said of it under a pointer
    corners?: LatLon[]; // south-west and north-east of a named area
    line?: LatLon[];
}
type Area = number[]; // left, top, right and bottom in px of the map's layers
interface MapLabel extends L.Layer {
    text: string;
    at: L.LatLng;
    hint?: string[];
    covers?: string;
    line?: LatLon[]; // a ring's own
    offset?: Area; // from its place; none without room
    words: HTMLElement;
    say(text: string): void;
    put(area?: Area): void;
    follow(map: L.Map, line: LatLon[]): void;
    move(map: L.Map, at: LatLon): void;
}
interface Stretch {
    line: Place[];
    areas: Area[]; // that the name takes, piece by piece
}
type Place = { x: number; y: number };
interface Placer {
    isWithin(area: Area, frame: number[]): boolean;
    area(x: number, y: number, size: number[], side: string, gap: number): Area;
    around(middle: L.Point, half: L.Point, size: number[], gap: number): Area[];
    SIDES: string[];
    beside(at: L.Point, size: number[], sides: string[], gaps: number[]): Area[];
    areApart(one: number[], other: number[], by: number): boolean;
    choose(spots: Area[], away: number, must: boolean, frame: number[], taken: Area[]): number;
}
interface Labels {
    start(map: L.Map, find: () => Area[]): void;
    speakOf(towns: string[]): void;
    arrange(map: L.Map): void;
    giveWay(map: L.Map, moved: MapLabel[]): void;
    placeAll(map: L.Map): void;
    measureAgain(map: L.Map): void;
}
