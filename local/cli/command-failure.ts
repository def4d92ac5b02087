type Details = { problems?: readonly string[]; exitCode?: 1 | 2; cause?: unknown };

/** A command failed: a sentence for the terminal, and its problems, one line each. */
export class CommandFailure extends Error {
  readonly problems: readonly string[];
  /** 1: it failed. 2: it was used wrongly. */
  readonly exitCode: 1 | 2;

  constructor(sentence: string, { problems = [], exitCode = 1, cause }: Details = {}) {
    super(sentence, { cause });
    this.problems = problems;
    this.exitCode = exitCode;
  }
}

/** The author of the input has something to fix. */
export function nothingDone(problems: readonly string[]): CommandFailure {
  return new CommandFailure('Nothing was done. Fix this and run it again:', { problems });
}
