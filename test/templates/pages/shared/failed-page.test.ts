import { expect, it } from 'vitest';
import { problemAt } from '../../../../domain/shared/problem.ts';
import { failedPage } from '../../../../templates/pages/shared/failed-page.ts';

const large = problemAt('', 'row-too-large', { what: 'catalogue', over: 12 });

it('what was too large is named in the reader’s language, with what to shorten', () => {
  expect(failedPage('sv', [large])).toContain(
    'Katalogen är 12 % större än vad som kan sparas. Ta bort målgrupper eller budskap som inte används.',
  );
  expect(failedPage('en', [large])).toContain(
    'The catalogue is 12% larger than can be stored. Remove target groups or messages that are not used.',
  );
});

it('any other failure reveals nothing but that it may be tried again', () => {
  const shown = failedPage('sv', []);
  expect(shown).toContain('Sidan kunde inte visas');
  expect(shown).not.toContain('data-problem');
});
