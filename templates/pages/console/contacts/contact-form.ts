import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { contactsWords } from '../../../words/contacts.gen.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';
import { type ContactView, sortedRoles } from './contact-page.ts';

/** Form values: of a stored person, or as submitted with problems. */
export type FormValues = {
  name: string;
  address: string;
  locale: string;
  phone?: string | undefined;
  roles: readonly string[];
  seen?: string;
};

type Form = { action: string; values: FormValues; problems: readonly Problem[]; button: string };
type Field = 'name' | 'address' | 'locale' | 'phone';
const LABELS = {
  name: 'name',
  address: 'email',
  roles: 'roles',
  locale: 'language',
  phone: 'phone',
} as const;

/** A person's fields, each with its problem. */
export function contactForm(view: ContactView, { action, values, problems, button }: Form): Html {
  const say = contactsWords(view.locale);
  const errorOf = (field: Field | 'roles') => {
    const found = problems.filter(({ path }) => path === field);
    return found.length > 0 ? html`${found.map((each) => problemText(each, view.locale))}` : undefined;
  };
  const labels = new Map<string, string>(Object.entries(LABELS).map(([field, word]) => [field, say(word)]));
  const input = (field: Field, attributes: Html) => {
    const error = errorOf(field);
    const described = error ? `${field}-hint ${field}-error` : `${field}-hint`;
    return html`<p><label for="${field}">${say(LABELS[field])}</label>
<span class="hint" id="${field}-hint">${say(`hint.${field}`)}</span>
${error ? html`<span class="error" id="${field}-error">${error}</span>` : html``}
<input id="${field}" name="${field}" value="${values[field] ?? ''}" aria-describedby="${described}"${
      error ? html` aria-invalid="true"` : html``
    } ${attributes}></p>`;
  };
  return html`${problemSummary(problems, {
    locale: view.locale,
    heading: say('correctFirst'),
    labelOf: (path) => labels.get(path),
  })}
<form method="post" action="${action}" class="fields">
${view.fields}<input type="hidden" name="seen" value="${values.seen ?? ''}">
${input('name', html`type="text" autocomplete="off"`)}
${input('address', html`type="text" inputmode="email" autocomplete="off"`)}
${input('phone', html`type="tel" autocomplete="off"`)}
${input('locale', html`type="text" class="short" autocomplete="off"`)}
${roleBoxes(view, values.roles, errorOf('roles'))}
<p><button type="submit">${button}</button></p>
</form>`;
}

function roleBoxes(view: ContactView, chosen: readonly string[], error: Html | undefined): Html {
  const say = contactsWords(view.locale);
  const boxes = sortedRoles(view).map(
    ({ id, name }) =>
      html`<li class="check"><input id="role-${id}" name="role-${id}" type="checkbox" value="yes"${
        chosen.includes(id) ? html` checked` : html``
      }> <label for="role-${id}">${name}</label></li>`,
  );
  return html`<fieldset id="roles" tabindex="-1"><legend>${say('roles')}</legend>
<p class="hint">${say('hint.roles')} ${say('hint.welcome')}</p>
${error ? html`<p class="error">${error}</p>` : html``}
<ul class="boxes">${boxes}</ul></fieldset>`;
}
