import { withFacts } from '../../../domain/catalogue/text.ts';
import type { FormField, SubscriptionForm } from '../../../domain/newsletter/use-cases/ask-subscription.ts';
import type { SubscriptionChoices } from '../../../domain/newsletter/use-cases/show-subscription.ts';
import { inLocale } from '../../../domain/shared/locale.ts';
import type { Problem } from '../../../domain/shared/problem.ts';
import { type Html, html } from '../../shared/html.ts';
import { problemText } from '../shared/problem-list.ts';
import type { PageLocale } from '../shared/words.ts';
import { publicPage } from './public-page.ts';
import { subscribeWords } from './subscribe-words.ts';

/** The field that people do not see and that programs fill in. */
export const TRAP = 'website';

export type SubscribePage = {
  locale: PageLocale;
  choices: SubscriptionChoices;
  /** What somebody had filled in, with what is wrong with it. */
  form?: SubscriptionForm;
  problems?: readonly Problem[];
};

/** The form by which people from outside ask for the newsletter. It works without any script. */
export function subscribePage({ locale, choices, form, problems = [] }: SubscribePage): string {
  const words = subscribeWords(locale);
  const values = form ?? { organisation: '', group: '', locale, address: '' };
  const parts: FormParts = { locale, choices, values, problems };
  const main = html`<h1>${withFacts(words.heading, { service: inLocale(choices.service, locale) })}</h1>
${summary(parts)}
<p>${words.lead}</p>
<form method="post" novalidate>
${organisationField(parts)}
${choiceField(parts, {
  field: 'group',
  legend: words.group,
  options: choices.groups.map(({ id, name }) => ({ value: id, words: inLocale(name, locale) })),
})}
${choiceField(parts, {
  field: 'locale',
  legend: words.language,
  options: choices.locales.map((value) => ({ value, words: languageName(value) })),
})}
${addressField(parts)}
<p class="trap" aria-hidden="true"><label for="${TRAP}">${words.trap}</label><input id="${TRAP}" name="${TRAP}" tabindex="-1" autocomplete="off"></p>
<button type="submit">${words.submit}</button>
</form>`;
  return publicPage({ locale, title: words.title, main, otherLanguages: true });
}

type FormParts = Required<Pick<SubscribePage, 'locale' | 'choices' | 'problems'>> & {
  values: SubscriptionForm;
};

function summary({ locale, problems }: FormParts): Html {
  if (problems.length === 0) return html``;
  const words = subscribeWords(locale);
  const labels = new Map([
    ['organisation', words.organisation],
    ['group', words.group],
    ['locale', words.language],
    ['address', words.address],
  ]);
  const items = problems.map(
    (found) =>
      html`<li><a href="#${found.path}">${labels.get(found.path) ?? ''}</a>: ${problemText(found, locale)}</li>\n`,
  );
  return html`<section class="errors" role="alert" aria-labelledby="errors"><h2 id="errors">${words.errors}</h2><ul>
${items}</ul></section>`;
}

/** What is wrong with a field, and the attributes that tie it to that. */
function problemOf(field: FormField, { problems, locale }: FormParts): { message: Html; attributes: Html } {
  const problem = problems.find(({ path }) => path === field);
  if (!problem) return { message: html``, attributes: html`` };
  return {
    message: html`<p class="error" id="${field}-error">${problemText(problem, locale)}</p>\n`,
    attributes: html` aria-invalid="true" aria-describedby="${field}-error"`,
  };
}

function organisationField(parts: FormParts): Html {
  const { locale, choices, values } = parts;
  const words = subscribeWords(locale);
  const { message, attributes } = problemOf('organisation', parts);
  const named = choices.organisations.map(({ code, name }) => ({ code, name: inLocale(name, locale) }));
  const sorted = named.toSorted((one, other) => one.name.localeCompare(other.name, locale));
  const options = sorted.map(
    ({ code, name }) =>
      html`<option value="${code}"${chosen('selected', code === values.organisation)}>${name}</option>\n`,
  );
  return html`<div class="field"><label for="organisation">${words.organisation}</label>
${message}<select id="organisation" name="organisation" required${attributes}>
<option value="">${words.choose}</option>
${options}</select></div>`;
}

type Choice = { field: 'group' | 'locale'; legend: string; options: { value: string; words: string }[] };

function choiceField(parts: FormParts, { field, legend, options }: Choice): Html {
  const { message, attributes } = problemOf(field, parts);
  const radios = options.map(
    ({ value, words }, index) =>
      html`<label class="choice"><input type="radio" name="${field}" value="${value}" id="${index === 0 ? field : `${field}-${value}`}" required${chosen('checked', value === parts.values[field])}> ${words}</label>\n`,
  );
  return html`<fieldset class="field"${attributes.markup.includes('describedby') ? html` aria-describedby="${field}-error"` : html``}><legend>${legend}</legend>
${message}${radios}</fieldset>`;
}

function addressField(parts: FormParts): Html {
  const words = subscribeWords(parts.locale);
  const { message, attributes } = problemOf('address', parts);
  const described = attributes.markup === '' ? html` aria-describedby="address-hint"` : attributes;
  return html`<div class="field"><label for="address">${words.address}</label>
<p class="quiet" id="address-hint">${words.addressHint}</p>
${message}<input id="address" name="address" type="email" autocomplete="email" required value="${parts.values.address}"${described}></div>`;
}

function chosen(attribute: 'selected' | 'checked', is: boolean): Html {
  return is ? html` ${attribute}` : html``;
}

/** Svenska, English: each language by its own name. */
function languageName(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** The one answer to every form that is filled in, whatever becomes of it. */
export function askedPage(locale: PageLocale): string {
  const words = subscribeWords(locale);
  const main = html`<h1>${words.askedTitle}</h1>\n<p>${words.askedLead}</p>\n<p class="quiet">${words.askedNext}</p>`;
  return publicPage({ locale, title: words.askedTitle, main, otherLanguages: false });
}

export type SubscriptionNames = { service: string; place: string };

/** Asks once more whether the newsletter is wanted. Only the button does it: mail scanners open every link. */
export function confirmPage(locale: PageLocale, names: SubscriptionNames): string {
  const words = subscribeWords(locale);
  const main = html`<h1>${withFacts(words.confirmQuestion, names)}</h1>
<p>${withFacts(words.confirmLead, names)}</p>
<form method="post">
<input type="hidden" name="confirm" value="yes">
<button type="submit">${words.confirmButton}</button>
</form>
<p class="quiet">${words.confirmNext}</p>`;
  return publicPage({ locale, title: words.confirmTitle, main, otherLanguages: true });
}

/** Says that the newsletter will come. */
export function confirmedPage(locale: PageLocale, names: SubscriptionNames): string {
  const words = subscribeWords(locale);
  const main = html`<h1>${words.confirmedTitle}</h1>
<p>${withFacts(words.confirmedLead, names)}</p>
<p class="quiet">${words.confirmedNext}</p>`;
  return publicPage({ locale, title: words.confirmedTitle, main, otherLanguages: false });
}

/** The one answer to every link and page that is not there, whatever is wrong with it. */
export function badConfirmLinkPage(locale: PageLocale): string {
  const words = subscribeWords(locale);
  const main = html`<h1>${words.badLinkTitle}</h1>\n<p>${words.badLinkLead}</p>\n<p>${words.badLinkNext}</p>`;
  return publicPage({ locale, title: words.badLinkTitle, main, otherLanguages: true });
}
