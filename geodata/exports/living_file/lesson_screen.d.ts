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
    questions: {
        start(hands: {
            check: (given: string) => void;
            see: () => void;
            showAnswer: () => void;
            layExample: () => void;
        }): void;
        show(question: Question, field: string, given: string): void;
        tell(mark: AnswerMark | undefined, isFresh: boolean): void;
        help(answer: Answer | undefined): void;
        forget(start: string): void;
    };
    lessonPages: {
        drawList(
            kept: Map<string, Progress>,
            resume: (name: string) => void,
            begin: (name: string) => void,
        ): void;
        drawHead(lesson: Lesson, step: number): void;
        drawWords(step: LessonStep): void;
        takeIn(isHere: boolean): void;
        tellMap(now: Scenario, numbers: number[] | null): void;
        drawSummary(lesson: Lesson, now: Progress, go: (step: number) => void): void;
        nameWhere(lesson: Lesson | undefined, step: number): string;
    };
    handIn: {
        start(): void;
        show(lesson: Lesson, now: Progress): void;
        forget(): void;
    };
    lessons: {
        start(): void;
        isOpen(): boolean;
        parts(): Parts;
        open(parts: Parts, shown: Scenario | null): boolean;
        showList(): void;
        leave(): void;
    };
}
