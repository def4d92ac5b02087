import type { CellFault } from '../../../../domain/contacts/contact-cell.ts';
import type { ImportProblem } from '../../../../domain/contacts/contact-import.ts';
import type { PageLocale } from '../../shared/words.ts';
import { IMPORT_PROBLEM_WORDS } from './import-problem-words.ts';

/** A problem as a row of a table: where it is, and what to do, in the reader's language. */
export type SaidProblem = { line: string; column: string; problem: string };

const SHOWN_CHARACTERS = 80;

/** Says what is wrong with a file, where, and what to do. */
export function sayProblem(problem: ImportProblem, locale: PageLocale): SaidProblem {
  const words = IMPORT_PROBLEM_WORDS[locale];
  switch (problem.kind) {
    case 'file':
      return {
        line: problem.line ? String(problem.line) : '',
        column: '',
        problem: words.file[problem.fault],
      };
    case 'missing-column':
      return {
        line: '1',
        column: '',
        problem: put(words[problem.kind], { value: words.columns[problem.column] }),
      };
    case 'unknown-column': {
      const { header: value, number } = problem;
      const text = value === '' ? words['unnamed-column'] : words[problem.kind];
      return { line: '1', column: value, problem: put(text, { value, number }) };
    }
    case 'double-column':
      return {
        line: '1',
        column: problem.header,
        problem: put(words[problem.kind], { value: problem.header }),
      };
    case 'stray-cell':
      return { line: String(problem.line), column: '', problem: put(words[problem.kind], problem) };
    case 'two-names':
      return {
        line: String(problem.line),
        column: words.columns.name,
        problem: capital(`${words.columns.name}: ${put(words[problem.kind], problem)}`),
      };
    case 'cell': {
      const column = problem.header || words.columns[problem.column];
      return { line: String(problem.line), column, problem: sayFault(problem, column, locale) };
    }
  }
}

/** What is wrong with the value of a field, and what to do. */
export function sayFault(
  { fault, value }: { fault: CellFault | 'taken'; value: string },
  field: string,
  locale: PageLocale,
): string {
  return capital(`${field}: ${put(IMPORT_PROBLEM_WORDS[locale].cell[fault], { value })}`);
}

function put(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (hole, name: string) =>
    String(values[name] ?? hole).slice(0, SHOWN_CHARACTERS),
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
