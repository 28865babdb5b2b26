// What the scripts of the lessons' screen add to `rangeMap`, and what one takes of city_data.py.
interface FileData {
    city_words: {
        starts: string[];
        cities: [name: string, lat: number, lon: number, ...km: number[]][];
        seen: Record<string, (number[] | null)[]>; // numbers of cities, by lesson for each step
        nearest: number; // how many are told where a step names no area
        permissions: [day: string, words: string][];
    };
}

interface RangeMap {
    cityWords: {
        lines(
            now: Scenario,
            names: string[],
            numbers: number[] | null,
        ): [head: string, text: string][];
    };
}
