import {
  COLUMN_USES,
  type ColumnUse,
  type ShownColumn,
} from '../../../../domain/contacts/contact-columns.ts';
import { type Html, html } from '../../../shared/html.ts';
import { contactsWords } from '../../../words/contacts.gen.ts';
import type { ContactView } from './contact-page.ts';

const WORDS = {
  organisation: 'organisation',
  name: 'name',
  address: 'email',
  roles: 'roles',
  locale: 'language',
  phone: 'phone',
  firstName: 'firstName',
  lastName: 'lastName',
  nothing: 'leaveOut',
} as const satisfies Record<ColumnUse, string>;

/** The columns of a file, each with what it holds, to be said by the person where nobody knows it. */
export function columnChoice({ locale }: ContactView, columns: readonly ShownColumn[]): Html {
  if (columns.length === 0) return html``;
  const say = contactsWords(locale);
  const choices = columns.map(({ heading, cells, use }, index) => {
    const id = `use-${index}`;
    const options = COLUMN_USES.map(
      (each) =>
        html`<option value="${each}"${each === use ? html` selected` : html``}>${say(WORDS[each])}</option>`,
    );
    const hint =
      cells.length > 0 ? html`<span class="hint" id="${id}-hint">${cells.join(', ')}</span>` : html``;
    const described = cells.length > 0 ? html` aria-describedby="${id}-hint"` : html``;
    return html`<p><input type="hidden" name="heading-${index}" value="${heading}"><label for="${id}">${
      heading || say('noHeading', { number: index + 1 })
    }</label>${hint}
<select id="${id}" name="${id}" required${described}><option value="">${say(
      'chooseUse',
    )}</option>${options}</select></p>`;
  });
  return html`<fieldset><legend>${say('uses')}</legend><p class="hint">${say('usesHint')}</p>${choices}</fieldset>
`;
}
