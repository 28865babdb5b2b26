// Types of the story in the file: what story_data.py writes, and what story_file.js adds.
interface FileData {
    story: {
        steps: StoryStep[];
        pictures: Picture[]; // what the map draws at each
    };
}

interface StoryStep {
    map: string; // the query of a scenario
    sight: NonNullable<Picture["sight"]>;
    controls: string[]; // that it adds
}

interface RangeMap {
    storyFile: {
        start(): void;
        open(parts: Parts, hasMap: boolean, now: Scenario): void;
        hear(step: number): void;
        startOver(): void;
        parts(): Parts;
        problems(): string[]; // sentences
    };
}
