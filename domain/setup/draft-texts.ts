import type { ShortForms } from '../catalogue/short-forms.ts';
import type { Text } from '../catalogue/text.ts';
import type { DraftDocument } from './rollout-draft.ts';
import { namesAt, objectAt, type Written, writtenAt } from './written.ts';

/** The texts of a draft as they can be written to files; what is missing in them is empty there. */
export function draftTexts({ texts }: DraftDocument): Text[] {
  return Object.entries(texts).flatMap(([topic, tongues]) =>
    Object.keys(tongues).map((locale) => {
      const text = objectAt(tongues, [locale]);
      const forms = Object.entries(objectAt(text, ['forms'])).map(([part, form]) => [part, formsOf(form)]);
      return {
        ...{ topic, locale, title: textAtPlace(text, 'title'), common: textAtPlace(text, 'common') },
        sections: textsIn(objectAt(text, ['sections'])),
        before: textsIn(objectAt(text, ['before'])),
        forms: Object.fromEntries(forms),
      };
    }),
  );
}

function textAtPlace(from: unknown, name: string): string {
  const said = writtenAt(from, [name]);
  return typeof said === 'string' ? said : '';
}

function textsIn(parts: Written): Record<string, string> {
  return Object.fromEntries(Object.keys(parts).map((name) => [name, textAtPlace(parts, name)]));
}

function formsOf(form: unknown): ShortForms {
  const spoken = textAtPlace(form, 'spoken');
  return {
    short: textAtPlace(form, 'short'),
    question: textAtPlace(form, 'question'),
    answer: textAtPlace(form, 'answer'),
    ...(spoken !== '' && { spoken }),
    essentials: namesAt(form, ['essentials']),
  };
}
