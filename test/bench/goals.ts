type Goal = { atMost: number } | { atLeast: number };

/** The figures of one run, each beside its goal where it has one. */
export class Goals {
  /** What fell short, in words. */
  readonly missed: string[] = [];
  readonly #print: (line: string) => void;

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  heading(line: string): void {
    this.#print(line);
  }

  row(what: string, figure: number, { goal, unit = '' }: { goal?: Goal; unit?: string } = {}): void {
    const isMissed = goal !== undefined && !meets(figure, goal);
    if (isMissed) this.missed.push(what);
    const figures = `${figure.toFixed(figure < 10 ? 2 : 0)}${unit}`;
    this.#print(
      `  ${what.padEnd(64)} ${figures.padStart(9)}${goal ? `   ${wordsOf(goal)}` : ''}${isMissed ? '   MISSED' : ''}`,
    );
  }
}

function meets(figure: number, goal: Goal): boolean {
  return 'atMost' in goal ? figure <= goal.atMost : figure >= goal.atLeast;
}

function wordsOf(goal: Goal): string {
  return 'atMost' in goal ? `goal ≤ ${goal.atMost}` : `goal ≥ ${goal.atLeast}`;
}
