/** How often the same is asked for again: what is decided cannot be read everywhere in the same moment. */
const AGAIN_MAX = 3;

/** What this client was told of and did not get, while it asks for it. */
export class Missing {
  readonly #firstMs: number;
  #upTo = 0;
  #vain = 0;

  constructor(firstMs: number) {
    this.#firstMs = firstMs;
  }

  /** It is asked for; up to here was heard of. */
  asked(upTo: number): void {
    this.#upTo = upTo;
  }

  forget(): void {
    this.#vain = 0;
  }

  /**
   * What came led to `at`; it was `answer`ed to a question, and brought `progress`, or did not. Milliseconds until it is to be asked for again:
   * Infinity where that has been done often enough, 0 where nothing is wrong, as with what was only heard of while the answer was on its way.
   */
  came(answer: boolean, progress: boolean, at: number): number {
    if (progress) this.forget();
    if (progress || !answer || at >= this.#upTo) return 0;
    return this.#vain === AGAIN_MAX ? Infinity : this.#firstMs * 2 ** this.#vain++;
  }
}
