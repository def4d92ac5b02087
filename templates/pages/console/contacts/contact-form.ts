import type { FieldProblem } from '../../../../domain/contacts/use-cases/edit-contact.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type ContactView, errorSummary, sortedRoles } from './contact-page.ts';
import { contactWords } from './contact-words.ts';
import { sayFault } from './import-problem.ts';

/** What stands in the form: of a stored person, or as it was sent and found wanting. */
export type FormValues = {
  name: string;
  address: string;
  locale: string;
  roles: readonly string[];
  seen?: string;
};

type Form = { action: string; values: FormValues; problems: readonly FieldProblem[]; button: string };
type Field = 'name' | 'address' | 'locale';

/** The fields of a person, each with what is wrong with it beside it. */
export function contactForm(view: ContactView, { action, values, problems, button }: Form): Html {
  const say = contactWords(view.locale);
  const errors = problems.map((problem) => ({
    field: problem.field,
    text: sayFault(problem, say(problem.field).toLocaleLowerCase(view.locale), view.locale),
  }));
  const errorOf = (field: FieldProblem['field']) => errors.find((error) => error.field === field)?.text;
  const input = (field: Field, attributes: Html) => {
    const error = errorOf(field);
    const described = error ? `${field}-hint ${field}-error` : `${field}-hint`;
    return html`<p><label for="${field}">${say(field)}</label>
<span class="hint" id="${field}-hint">${say(`${field}Hint`)}</span>
${error ? html`<span class="error" id="${field}-error">${error}</span>` : html``}
<input id="${field}" name="${field}" value="${values[field]}" aria-describedby="${described}"${error ? html` aria-invalid="true"` : html``} ${attributes}></p>`;
  };
  return html`${errorSummary(say, errors)}
<form method="post" action="${action}" class="fields">
${view.fields}<input type="hidden" name="seen" value="${values.seen ?? ''}">
${input('name', html`type="text" autocomplete="off"`)}
${input('address', html`type="text" inputmode="email" autocomplete="off"`)}
${input('locale', html`type="text" class="short" autocomplete="off"`)}
${roleBoxes(view, values.roles, errorOf('roles'))}
<p><button type="submit">${button}</button></p>
</form>`;
}

function roleBoxes(view: ContactView, chosen: readonly string[], error: string | undefined): Html {
  const say = contactWords(view.locale);
  const boxes = sortedRoles(view).map(
    ({ id, name }) =>
      html`<li class="check"><input id="role-${id}" name="role-${id}" type="checkbox" value="yes"${chosen.includes(id) ? html` checked` : html``}> <label for="role-${id}">${name}</label></li>`,
  );
  return html`<fieldset id="roles" tabindex="-1"><legend>${say('roles')}</legend>
<p class="hint">${say('rolesHint')}</p>
${error ? html`<p class="error">${error}</p>` : html``}
<ul class="boxes">${boxes}</ul></fieldset>`;
}
