// Types of the page's own scripts: what frame.py sends them, and what each adds to `rangePage`.
interface RangePage {
    data: {
        gesture_ms: number;
        selectors: Record<"app" | "main" | "slider" | "map" | "menu" | "menu_close", string>;
        pictures?: Picture[]; // of the story's steps, where they came with the page
    };
    findMap(): RangeMap | undefined;
    connection: {
        root: URL;
        pictureAddress(kind: string): string;
        make<K extends keyof HTMLElementTagNameMap>(
            name: K,
            text: string,
            inside?: HTMLElement,
        ): HTMLElementTagNameMap[K];
    };
    page: boolean;
    words: { tell(told: Told, moves: boolean): void; isMoving(): boolean };
    heardWords: { listen(): void }; // to what the server wrote
    terms: boolean;
    claims: boolean;
    dayBar: boolean;
    baseRows?: { choose(name: string): void };
    mapWatch: boolean;
    print: boolean;
    story: boolean;
}

declare var rangePage: RangePage;
interface Window {
    rangePage: RangePage;
}
