import { describe, expect, it } from 'vitest';
import { organisationChoice } from '../../../../templates/pages/shared/organisation-choice.ts';
import { html } from '../../../../templates/shared/html.ts';
import { parsedMail as parsedPage, wholeText } from '../../parsed-mail.ts';

// Ten each of the counties of Skåne and Kalmar, eleven of no county.
const codes = [
  ...Array.from({ length: 10 }, (_, index) => `12${String(80 + index)}`),
  ...Array.from({ length: 10 }, (_, index) => `08${String(80 + index)}`),
  ...Array.from({ length: 11 }, (_, index) => `office-${index}`),
];
const choose = (organisations: readonly string[], chosen: 'all' | string[]) =>
  parsedPage(
    organisationChoice({
      locale: 'sv',
      organisations: organisations.map((code) => ({ code, name: { sv: `Plats ${code}` } })),
      chosen,
      words: { legend: 'Vilka?', all: 'Alla', some: 'Några', others: 'Övriga' },
      error: html``,
    }).markup,
  );

describe('the choice of organisations', () => {
  it('of more than thirty goes by county, and opens where something is ticked', async () => {
    const page = await choose(codes, ['1283']);
    expect(page.find('summary').map(wholeText)).toEqual(['Skåne län (10)', 'Kalmar län (10)', 'Övriga (11)']);
    expect(page.find('details[open]').map((each) => each.querySelectorAll('input').length)).toEqual([10]);
    expect(page.find('input[checked]').map((each) => each.getAttributeValue('id'))).toEqual([
      'some',
      'organisation-1283',
    ]);
  });

  it('of few is one list', async () => {
    const page = await choose(codes.slice(0, 30), 'all');
    expect(page.find('details')).toEqual([]);
    expect(page.find('input[type="checkbox"]')).toHaveLength(30);
    expect(page.find('input[checked]').map((each) => each.getAttributeValue('id'))).toEqual(['all']);
  });
});
