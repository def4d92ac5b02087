import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemAt } from '../../../../domain/shared/problem.ts';
import { dayField } from '../../../../templates/pages/shared/day-field.ts';

const field = (value: string, more = {}) =>
  dayField({ id: 'from', label: 'Från', value, locale: 'sv', ...more }).markup;

describe('the field of a day', () => {
  it.each(['', '2027-03-15'])('is the browser’s own picker, with one hint: “%s”', (value) => {
    const shown = field(value);
    expect(shown).toContain(`type="date" value="${value}"`);
    expect(shown).toContain('aria-describedby="from-hint"');
    expect(shown).toContain('Välj dagen i kalendern eller skriv den.');
  });

  it('has a time where one belongs to it', () => {
    expect(field('2027-03-15T09:30', { withTime: true })).toContain('type="datetime-local"');
  });

  it('shows what was typed and is no day, and says how one is written', () => {
    const shown = field('på fredag', { problems: [problemAt('from', 'date-invalid')] });
    expect(shown).toContain('type="text" value="på fredag"');
    expect(shown).toContain('aria-describedby="from-hint from-error" aria-invalid="true"');
    expect(shown).toContain('2027-03-15, 15/3 2027 eller 15 mars 2027');
  });

  it('is the only one: no other template has an input for a day or a time', async () => {
    const files = (await readdir('templates', { recursive: true })).filter((name) => name.endsWith('.ts'));
    const own = /type="?(?:date|datetime-local|time|month|week)\b|'datetime-local'/;
    const having = [];
    for (const name of files)
      if (own.test(await readFile(join('templates', name), 'utf8'))) having.push(name);
    expect(having.filter((name) => !name.startsWith('styles'))).toEqual(['pages/shared/day-field.ts']);
  });
});
