import { between } from '../shared/plain-text.ts';
import { type Problem, problemAt } from '../shared/problem.ts';
import type { Written } from './written.ts';

/** Far more than there are municipalities and regions. */
const MOST = 400;

/**
 * Organisations as they are pasted from a table or typed, one a line: `0885 Borgholms kommun`, with a space, tab, comma
 * or semicolon after the code. A first line without digits is taken for headings.
 */
export function organisationLines(
  text: string,
  locale: string,
): { ok: true; organisations: Written[] } | { ok: false; problems: Problem[] } {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const told = lines.filter(({ line }) => line !== '');
  const rows = /\d/.test(told[0]?.line ?? '') ? told : told.slice(1);
  if (rows.length > MOST) return { ok: false, problems: [problemAt('lines', 'too-many', { max: MOST })] };
  const parsed = rows.map(({ line, number }) => ({ number, line, ...codeAndName(line) }));
  const wrong = parsed.find(({ code, name }) => !CODE.test(code) || name === '');
  if (wrong) {
    const line = wrong.line.slice(0, SHOWN);
    return {
      ok: false,
      problems: [problemAt('lines', 'organisation-line-invalid', { number: wrong.number, line })],
    };
  }
  return { ok: true, organisations: parsed.map(({ code, name }) => ({ code, name: { [locale]: name } })) };
}

const CODE = /^[A-Za-z0-9-]{1,32}$/;
const SEPARATOR = /[\s,;"']/;
const SHOWN = 60;

function codeAndName(line: string): { code: string; name: string } {
  const text = between(line, SEPARATOR);
  const end = text.search(SEPARATOR);
  return end < 0
    ? { code: text, name: '' }
    : { code: text.slice(0, end), name: between(text.slice(end), SEPARATOR) };
}
