import { html } from '../../../shared/html.ts';
import { workWords } from '../../../words/work.gen.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import type { OccasionForm } from './occasion-form.ts';
import { occasionName } from './task-names.ts';
import { occasionMain } from './task-occasion.ts';

/** The name of a task's box in the form: fields of the console have one value each. */
export function boxName(task: string): string {
  return `task-${task}`;
}

/** One occasion in the console, with the same form as behind a signed link. */
export function workOccasionPage(view: OccasionForm & { reader: Reader }): string {
  const { list, locale, channel, reader } = view;
  const organisation = `/organisations/${list.organisation.code}`;
  const back = html`<p><a href="${organisation}/work?lang=${locale}">${workWords(locale)('toWork')}</a></p>`;
  const hidden = formTokenField(reader.formToken);
  return page({
    locale,
    title: occasionName(view, channel),
    path: `${organisation}/work/${list.milestone.id}/${channel}`,
    main: occasionMain({ ...view, hidden, boxName }, { back, next: back }),
    reader,
  });
}
