import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const LONGEST = 120;

/** Every file of TypeScript that somebody writes: neither generated (`*.gen.ts`) nor of a package. */
const WRITTEN = globSync('{domain,functions,templates,infra,local,test}/**/*.ts', {
  exclude: ['**/node_modules', '**/*.gen.ts'],
});

/** The lines of a text that are too long, by number. */
function longLines(text: string): number[] {
  return text.split('\n').flatMap((line, index) => ([...line].length > LONGEST ? [index + 1] : []));
}

describe('lines of code', () => {
  it('have at most 120 characters, generated ones apart', () => {
    const long = WRITTEN.flatMap((file) =>
      longLines(readFileSync(file, 'utf8')).map((line) => `${file}:${line}`),
    );
    expect(WRITTEN.length).toBeGreaterThan(2000);
    expect(long).toEqual([]);
  });

  it('are counted in characters, not in bytes', () => {
    const most = 'å'.repeat(LONGEST);
    expect(longLines(`${most}\n${most}ä\n`)).toEqual([2]);
  });
});
