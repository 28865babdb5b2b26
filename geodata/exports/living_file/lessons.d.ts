// Types of the lessons in the file, and of the scripts that mark answers and keep progress.

// Of lesson_data.py.
interface FileData {
    lessons: Lesson[];
    story_questions: (MapQuestion | null)[]; // of each step of the story its turn
    marking: {
        units: Record<string, string>; // as students read them
        known_units: Record<string, string>; // the unit that a word after a number is
        possible: Record<string, Possibility>; // by unit
        count: Possibility;
        least_letters: number; // of an answer in words
        least_kinds: number; // of its letters
        longest_number: number; // signs
        second_at: number; // tries, from which there is a second hint
        shown_at: number; // tries, from which the answer can be shown
        exact_share: number; // of a range
        held: number[][][]; // land: polygons, each its edge and holes as curves
        step_deg: number; // in which a line is walked when distances to it are taken
    };
    progress: {
        longest: number; // letters of an answer
        longest_first: number; // of a first answer
        looked_at: number; // that are read
        most_tries: number;
        locks: string[];
    };
}

// Least and greatest that a number can be, and the phrase that says why.
type Possibility = [least: number, greatest: number, why: string];

interface Lesson {
    id: string;
    title: string;
    minutes: number;
    aim: string;
    beyond: string; // HTML
    closing: string; // HTML
    steps: LessonStep[];
}

interface LessonStep {
    title: string;
    text: string; // HTML
    map: string; // the query of a scenario
    sees: Box | null; // what the map shows at first, or its rings
    named: string[]; // towns
    controls: string[];
    question: Question | null;
    sources: string[]; // HTML
}

type Question = NumberQuestion | ChoiceQuestion | MapQuestion | OrderQuestion | TextQuestion;

interface Asked {
    id: string;
    ask: string;
    solution?: string[]; // the right answer in lines; of words there is a model
    further?: string; // the second hint, where it is one for all wrong answers
}

interface NumberQuestion extends Asked {
    kind: "number";
    answer: { value: number; unit: string; digits: number; made: string; text: string };
    within: number;
    traps: { value: number; hint: string }[];
    low: string;
    high: string;
}

interface ChoiceQuestion extends Asked {
    kind: "choice";
    options: { id: string; text: string; hint: string }[];
    right: string;
    because: string;
}

interface MapQuestion extends Asked {
    kind: "map";
    conditions: Condition[];
    needs: string[];
    example: string; // the query of a scenario
}

interface OrderQuestion extends Asked {
    kind: "order";
    items: { id: string; text: string; date: string; day: string }[]; // in the right order
    shown: string[]; // their ids in the order offered
}

interface TextQuestion extends Asked {
    kind: "text";
    model: string;
    points: string[];
    nudges: { words: string[]; hint: string }[];
}

// What must hold of a map, and what the names in it stand for: a city's place and how far it is
// from where rings may start, a region's title, an event's day.
interface Condition {
    name: string;
    of: string[];
    hint: string;
    further?: string; // the second hint; without it, the way to the example
    km?: number;
    at?: LatLon;
    away_km?: Record<string, number>;
    region?: string;
    day?: string;
}

interface Answer {
    question: string;
    tries: number;
    given: string;
    first: string;
    shown: boolean;
}

// The step after the last is the summary; `ignored` are sentences.
interface Progress {
    lesson: string;
    step: number;
    answers: Answer[];
    lock: string[];
    ignored: string[];
}

interface AnswerMark {
    state: "right" | "wrong" | "none" | "seen" | "shown";
    words: string;
}

interface RangeMap {
    mapConditions: {
        check(condition: Condition, shown: Scenario): { holds: boolean; instead: string };
        hint(condition: Condition, found: { instead: string }): string;
    };
    marking: {
        mark(question: Question, answer: string): AnswerMark;
        isSame(question: Question, one: string, other: string): boolean;
        unitName(unit: string): string;
        shownMap(answer: string): Scenario;
        squeeze(text: string): string; // words with one blank between them
        fold(text: string): string;
        writeAnswer(question: Question, answer: string): string;
    };
    hints: {
        tell(
            question: Question,
            answer: Answer | undefined,
            given?: AnswerMark | null,
        ): AnswerMark | undefined;
        mayShow(question: Question, answer: Answer | undefined): boolean;
        show(question: Question | null): AnswerMark;
        strike(question: Question, answer: Answer | undefined): string[];
    };
    progress: {
        read(parts: Parts): Progress;
        write(now: Progress): Parts;
        give(now: Progress, question: Question, given: string): Progress;
        show(now: Progress, question: Question): Progress;
        go(now: Progress, step: number): Progress;
        answer(now: Progress, question: Question): Answer | undefined;
        mark(now: Progress, question: Question): AnswerMark | undefined;
        isDone(now: Progress, question: Question): boolean;
        isShown(now: Progress, question: Question): boolean;
        score(now: Progress, lesson: Lesson): { right: number; at_once: number; marked: number };
    };
}
