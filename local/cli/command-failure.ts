type Details = { problems?: readonly string[]; exitCode?: 1 | 2; cause?: unknown };

/** A command could not do what was asked: a sentence for the terminal, and what is wrong, one line each. */
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

/** Something was to be fixed by whoever wrote the input. */
export function nothingDone(problems: readonly string[]): CommandFailure {
  return new CommandFailure('Nothing was done. Fix this and run it again:', { problems });
}
