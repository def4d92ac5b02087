import type {
  FormField,
  SubscriptionForm,
} from '../../../../domain/newsletter/use-cases/ask-subscription.ts';
import type { SubscriptionChoices } from '../../../../domain/newsletter/use-cases/show-subscription.ts';
import { capitalised, inLocale } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { subscribeWords } from '../../../words/subscribe.gen.ts';
import { momentText } from '../../shared/instant.ts';
import { labelledProblem, problemText } from '../../shared/problem-list.ts';
import { publicPage } from '../public-page.ts';
import { trapField } from '../trap.ts';

export type SubscribePage = {
  locale: Language;
  choices: SubscriptionChoices;
  /** Submitted values and their problems. */
  form?: SubscriptionForm;
  problems?: readonly Problem[];
};

/** The subscription form. Works without scripts. */
export function subscribePage({ locale, choices, form, problems = [] }: SubscribePage): string {
  const say = subscribeWords(locale);
  const values = form ?? { organisation: '', group: '', locale, address: '' };
  const parts: FormParts = { locale, choices, values, problems };
  const main = html`<h1>${say('heading', { service: inLocale(choices.service, locale) })}</h1>
${summary(parts)}
<p>${say('lead')}</p>
<form method="post" novalidate>
${organisationField(parts)}
${choiceField(parts, {
  field: 'group',
  legend: say('whichGroup'),
  options: choices.groups.map(({ id, name }) => ({ value: id, words: inLocale(name, locale) })),
})}
${choiceField(parts, {
  field: 'locale',
  legend: say('letterLanguage'),
  options: choices.locales.map((value) => ({ value, words: languageName(value) })),
})}
${addressField(parts)}
${trapField(locale)}
<button type="submit">${say('submit')}</button>
</form>`;
  return publicPage({ locale, title: say('title'), main, otherLanguages: true });
}

type FormParts = Required<Pick<SubscribePage, 'locale' | 'choices' | 'problems'>> & {
  values: SubscriptionForm;
};

function summary({ locale, problems }: FormParts): Html {
  if (problems.length === 0) return html``;
  const say = subscribeWords(locale);
  const labels = new Map([
    ['organisation', say('whichOrganisation')],
    ['group', say('whichGroup')],
    ['locale', say('letterLanguage')],
    ['address', say('emailAddress')],
  ]);
  const items = problems.map((found) => labelledProblem(found, labels.get(found.path) ?? '', locale));
  return html`<section class="errors" role="alert" aria-labelledby="errors"><h2 id="errors">${say(
    'correctFirst',
  )}</h2><ul>
${items}</ul></section>`;
}

/** A field's problem and the attributes that refer to it. */
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
  const say = subscribeWords(locale);
  const { message, attributes } = problemOf('organisation', parts);
  const named = choices.organisations.map(({ code, name }) => ({ code, name: inLocale(name, locale) }));
  const sorted = named.toSorted((one, other) => one.name.localeCompare(other.name, locale));
  const options = sorted.map(
    ({ code, name }) =>
      html`<option value="${code}"${chosen('selected', code === values.organisation)}>${name}</option>\n`,
  );
  return html`<div class="field"><label for="organisation">${say('whichOrganisation')}</label>
${message}<select id="organisation" name="organisation" required${attributes}>
<option value="">${say('choose')}</option>
${options}</select></div>`;
}

type Choice = { field: 'group' | 'locale'; legend: string; options: { value: string; words: string }[] };

function choiceField(parts: FormParts, { field, legend, options }: Choice): Html {
  const { message, attributes } = problemOf(field, parts);
  const radios = options.map(
    ({ value, words }, index) =>
      html`<label class="choice"><input type="radio" name="${field}" value="${value}" id="${
        index === 0 ? field : `${field}-${value}`
      }" required${chosen('checked', value === parts.values[field])}> ${words}</label>\n`,
  );
  return html`<fieldset class="field"${
    attributes.markup.includes('describedby') ? html` aria-describedby="${field}-error"` : html``
  }><legend>${legend}</legend>
${message}${radios}</fieldset>`;
}

function addressField(parts: FormParts): Html {
  const say = subscribeWords(parts.locale);
  const { message, attributes } = problemOf('address', parts);
  const described = attributes.markup === '' ? html` aria-describedby="address-hint"` : attributes;
  return html`<div class="field"><label for="address">${say('emailAddress')}</label>
<p class="quiet" id="address-hint">${say('addressHint')}</p>
${message}<input id="address" name="address" type="email" autocomplete="email" required value="${
    parts.values.address
  }"${described}></div>`;
}

function chosen(attribute: 'selected' | 'checked', is: boolean): Html {
  return is ? html` ${attribute}` : html``;
}

/** Svenska, English: each language in its own name. */
function languageName(locale: string): string {
  return capitalised(locale, new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale);
}

/** The one response to every valid form within the limits, whatever happens next. */
export function askedPage(locale: Language): string {
  const say = subscribeWords(locale);
  const main = html`<h1>${say('askedTitle')}</h1>\n<p>${say('askedLead')}</p>\n<p class="quiet">${say(
    'askedNext',
  )}</p>`;
  return publicPage({ locale, title: say('askedTitle'), main, otherLanguages: false });
}

/** Says that no mail was sent, since too many were asked for, and from when (ms) one can be. */
export function limitedPage(locale: Language, rollout: string, until: number): string {
  const say = subscribeWords(locale);
  const main = html`<h1>${say('limitedTitle')}</h1>
<p>${say('limitedLead')}</p>
<p>${say('limitedNext', { until: momentText(until, locale) })}</p>
<p><a href="/subscribe/${encodeURIComponent(rollout)}?lang=${locale}">${say('limitedBack')}</a></p>`;
  return publicPage({ locale, title: say('limitedTitle'), main, otherLanguages: false });
}

export type SubscriptionNames = { service: string; place: string };

/** Asks for confirmation. Only the button acts, since mail scanners open every link. */
export function confirmPage(locale: Language, names: SubscriptionNames): string {
  const say = subscribeWords(locale);
  const main = html`<h1>${say('confirmQuestion', names)}</h1>
<p>${say('confirmLead', names)}</p>
<form method="post">
<input type="hidden" name="confirm" value="yes">
<button type="submit">${say('confirmButton')}</button>
</form>
<p class="quiet">${say('confirmNext')}</p>`;
  return publicPage({ locale, title: say('confirmSubscription'), main, otherLanguages: true });
}

/** Confirms the subscription. */
export function confirmedPage(locale: Language, names: SubscriptionNames): string {
  const say = subscribeWords(locale);
  const main = html`<h1>${say('confirmedTitle')}</h1>
<p>${say('confirmedLead', names)}</p>
<p class="quiet">${say('confirmedNext')}</p>`;
  return publicPage({ locale, title: say('confirmedTitle'), main, otherLanguages: false });
}

/** The page for every invalid link, whatever the reason. */
export function badConfirmLinkPage(locale: Language): string {
  const say = subscribeWords(locale);
  const main = html`<h1>${say('badLinkTitle')}</h1>\n<p>${say('badLinkLead')}</p>\n<p>${say('badLinkNext')}</p>`;
  return publicPage({ locale, title: say('badLinkTitle'), main, otherLanguages: true });
}
