type Asked<Ask, Answer> = { ask: Ask; resolve: (answer: Answer) => void; reject: (error: unknown) => void };

/**
 * Answers together what is asked in one turn of the event loop. If that fails, each is answered alone, so that
 * nobody fails for another's fault.
 */
export class Gathered<Ask, Answer> {
  readonly #answerAll: (asks: readonly Ask[]) => Promise<readonly Answer[]>;
  #asked: Asked<Ask, Answer>[] = [];

  /** `answerAll` gives one answer for each ask, in their order; it may be called again after it has failed. */
  constructor(answerAll: (asks: readonly Ask[]) => Promise<readonly Answer[]>) {
    this.#answerAll = answerAll;
  }

  ask(ask: Ask): Promise<Answer> {
    if (this.#asked.length === 0) setImmediate(() => void this.#answer(this.#asked.splice(0)));
    return new Promise((resolve, reject) => this.#asked.push({ ask, resolve, reject }));
  }

  async #answer(asked: readonly Asked<Ask, Answer>[]): Promise<void> {
    try {
      const answers = await this.#answerAll(asked.map(({ ask }) => ask));
      for (const [index, answer] of answers.entries()) asked[index]?.resolve(answer);
    } catch (error) {
      if (asked.length > 1) await Promise.all(asked.map((one) => this.#answer([one])));
      else for (const { reject } of asked) reject(error);
    }
  }
}
