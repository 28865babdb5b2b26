// Types of the scripts that draw rings around lines and say how much rings take in.

// Of line_data.py: the places around which circles are drawn, as curves, and how many corners
// Python's circles have.
interface FileData {
    lines: { centres: Record<string, number[]>; corners: number };
    russia_km2: number;
}
interface PythonData {
    file: FileData;
}

interface RangeMap {
    lineRings: {
        outline(start: string, rangeKm: number): LatLon[];
        rings(start: string, rangeKm: number): number[][];
    };
    areas: {
        read(ground: Ground): void;
        notes(now: Pick<Now, "points" | "range_value" | "unit" | "start">): string[];
    };
}
