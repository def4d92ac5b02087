import type { Column } from '../../../../domain/contacts/contact-columns.ts';
import type { ImportProblem } from '../../../../domain/contacts/contact-import.ts';
import type { Html } from '../../../shared/html.ts';
import { problemSentence } from '../../../words/problem-sentence.ts';
import { problemsWords } from '../../../words/problems.gen.ts';
import { problemText } from '../../shared/problem-list.ts';
import type { PageLocale } from '../../shared/words.ts';

const SHOWN_CHARACTERS = 80;

/** Where a problem of a file is: the column by its heading, or by what it ought to be called. */
export function columnOf({ path, header }: ImportProblem, locale: PageLocale): string {
  const columns: Readonly<Record<Column, string>> = {
    organisation: problemsWords(locale)('column.organisation'),
    name: problemsWords(locale)('column.name'),
    address: problemsWords(locale)('column.address'),
    roles: problemsWords(locale)('column.roles'),
    locale: problemsWords(locale)('column.locale'),
    phone: problemsWords(locale)('column.phone'),
  };
  const named = Object.entries(columns).find(([column]) => column === path);
  return header || (named?.[1] ?? '');
}

/**
 * What is wrong with a file and what to do, with what is in the cell, as far as it is not in the sentence
 * already.
 */
export function importSentence(found: ImportProblem, locale: PageLocale): string {
  const sentence = problemSentence(found, locale);
  const place = placeOf(found, locale);
  return place === '' ? sentence : problemsWords(locale)('place', { place, sentence });
}

/** The same on a page. */
export function importProblem(found: ImportProblem, locale: PageLocale): Html {
  const sentence = problemText(found, locale);
  const place = placeOf(found, locale);
  return place === '' ? sentence : problemsWords(locale).html('place', { place, sentence });
}

function placeOf(found: ImportProblem, locale: PageLocale): string {
  const words = problemsWords(locale);
  const column = columnOf(found, locale);
  const value = 'value' in found.params ? '' : (found.value ?? '').slice(0, SHOWN_CHARACTERS);
  if (value === '') return column;
  return column === '' ? words('cellValue', { value }) : words('cell', { column, value });
}
