import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import type { RegisterEntry, RegisterText } from '../../../../domain/register/register.ts';
import type { ListedDispatch } from '../../../../domain/register/use-cases/list-dispatches.ts';
import type { Register } from '../../../../domain/register/use-cases/show-register.ts';
import type { Organisation } from '../../../../domain/rollout/organisation.ts';
import { inLocale, nameOrId } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { type RegisterWords, registerWords } from '../../../words/register.gen.ts';
import { dayField } from '../../shared/day-field.ts';
import { page, type Reader } from '../../shared/page.ts';
import { problemText } from '../../shared/problem-list.ts';

/** What somebody asked for, as they wrote it. */
export type AskedRegister = {
  organisation?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** Words to look for, where no organisation is chosen. */
  q?: string | undefined;
};

export type RegisterPage = {
  asked: AskedRegister;
  /** Those to choose among. */
  organisations: readonly Organisation[];
  /** What was found; nothing was asked for yet where both are absent. */
  register?: Register | undefined;
  /** Of every organisation, where none was chosen. */
  dispatches?: readonly ListedDispatch[] | undefined;
  problems?: readonly Problem[] | undefined;
};

/** The register of one organisation and period, with the form to choose them and the files. */
export function registerPage(shown: RegisterPage, locale: Language, reader?: Reader): string {
  const say = registerWords(locale);
  const { register, problems = [] } = shown;
  const wrong = html`<div class="empty" role="alert"><p>${say('wrong')}</p><ul>${problems.map(
    (problem) => html`<li>${problemText(problem, locale)}</li>`,
  )}</ul></div>`;
  const main = html`<p><a href="/overview?lang=${locale}">${say('toOverview')}</a></p>
<h1>${say('title')}</h1><p>${say('lead')}</p>
<p class="quiet">${say('log')} <a href="/log/checkpoint">${say('logHead')}</a></p>
${problems.length > 0 ? wrong : ''}
${form(shown, say, locale)}
${register ? found(register, say, locale) : ''}
${shown.dispatches ? foundInCountry(shown.dispatches, shown.asked, { say, locale }) : ''}`;
  return page({ locale, title: say('title'), path: '/register', main, reader });
}

function form({ asked, organisations }: RegisterPage, say: RegisterWords, locale: Language): Html {
  const options = organisations.map(
    ({ code, name }) =>
      html`<option value="${code}"${asked.organisation === code ? html` selected` : ''}>${inLocale(
        name,
        locale,
      )}</option>`,
  );
  const day = (field: 'from' | 'to') =>
    html`<div>${dayField({ id: field, label: say(field), value: asked[field] ?? '', locale, required: true })}</div>`;
  const any = html`<option value="">${say('anyOrganisation')}</option>`;
  return html`<form method="get" class="row"><label>${say('organisation')}<select name="organisation">
${any}${options}</select></label>
<label>${say('words')}<input type="search" name="q" value="${asked.q ?? ''}" maxlength="80"></label>
${day('from')}${day('to')}<input type="hidden" name="lang" value="${locale}"><button type="submit">${say(
    'showDispatches',
  )}</button></form>`;
}

type Saying = { say: RegisterWords; locale: Language };

/** Organisations of a dispatch that are named; the rest is counted. */
const NAMED = 5;

/** What was mailed in anybody's name, each with the ways to the registers of those in whose name it left. */
function foundInCountry(
  dispatches: readonly ListedDispatch[],
  { from = '', to = '' }: AskedRegister,
  { say, locale }: Saying,
): Html {
  if (dispatches.length === 0)
    return html`<div class="empty"><p>${say('none')}</p><p>${say('noneNext')}</p></div>`;
  const rows = dispatches.map(({ id, date, name, organisations, all, state }) => {
    const named = organisations.slice(0, NAMED).map(({ code, name: of }, index) => {
      const href = `/register?${new URLSearchParams({ organisation: code, from, to, lang: locale })}`;
      return html`${index > 0 ? ', ' : ''}<a href="${href}">${inLocale(of, locale)}</a>`;
    });
    const more = organisations.length - named.length;
    const stopped =
      state === 'stopped' || state === 'stopping'
        ? html`<div class="state late">${say('stopped')}</div>`
        : '';
    return html`<tr><td class="number">${date}</td><th scope="row">${inLocale(name, locale)}<div class="quiet">${
      id
    }</div>${stopped}</th><td class="number">${String(all)}</td><td>${named}${
      more > 0 ? html` <span class="quiet">${say('andOthers', { count: more })}</span>` : ''
    }</td></tr>\n`;
  });
  const heads = ['day', 'subject', 'organisations', 'inWhoseName'] as const;
  return html`<section class="scroll" tabindex="0" aria-labelledby="dispatches"><table>
<caption id="dispatches">${say('countAll', { count: dispatches.length })}<span class="quiet note">${say(
    'period',
    {
      from,
      to,
    },
  )}</span></caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead><tbody>${
    rows
  }</tbody></table></section>`;
}

function found(register: Register, say: RegisterWords, locale: Language): Html {
  const { entries, organisation, query } = register;
  if (entries.length === 0)
    return html`<div class="empty"><p>${say('none')}</p><p>${say('noneNext')}</p></div>`;
  const name = inLocale(organisation.name, locale);
  const address = `?${new URLSearchParams({ ...query, lang: locale })}`;
  const files = (['zip', 'xlsx', 'csv', 'json'] as const).map(
    (kind) => html`<li><a href="register.${kind}${address}">${say(kind)}</a></li>`,
  );
  const heads = ['day', 'registerNumber', 'sender', 'receivers', 'subject', 'approved'] as const;
  return html`<section class="scroll" tabindex="0" aria-labelledby="entries"><table class="register">
<caption id="entries">${say('count', { name, count: entries.length })}<span class="quiet note">${say(
    'period',
    query,
  )}</span></caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
<tbody>${entries.map((entry) =>
    entryRow(entry, {
      say,
      receivers: receiversOf(entry, register.catalogues, locale),
    }),
  )}</tbody></table></section>
<h2 id="downloads">${say('download')}</h2><ul class="files" aria-labelledby="downloads">${files}</ul>
<h2 id="packages">${say('packages')}</h2><p>${say('packagesLead')}</p>
<ul class="files" aria-labelledby="packages">${packages(register, say, locale)}</ul>
${entries.map((entry) => textsOf(entry, say))}`;
}

/** A package for each year in which something was sent. */
function packages({ entries, organisation }: Register, say: RegisterWords, locale: Language): Html[] {
  const years = [...new Set(entries.map(({ date }) => date.slice(0, 4)))];
  return years.map((year) => {
    const query = new URLSearchParams({ organisation: organisation.code, year, lang: locale });
    return html`<li><a href="register-package.zip?${query.toString()}">${say('package', { year })}</a></li>`;
  });
}

/** To whom it went: groups with the number of their people, in the order of the catalogue. */
export function receiversOf(
  { to }: RegisterEntry,
  catalogues: readonly Catalogue[],
  locale: Language,
): string {
  const known = new Map(catalogues.flatMap(({ groups }) => Object.entries(groups)));
  const strongestFirst = [...new Set([...known.keys(), ...Object.keys(to)])].filter((group) => to[group]);
  return strongestFirst
    .map((group) => {
      const name = known.get(group)?.name;
      return `${nameOrId(name, group, locale)} (${to[group]})`;
    })
    .join(', ');
}

type Words = { say: RegisterWords; receivers: string };

function entryRow(entry: RegisterEntry, { say, receivers }: Words): Html {
  const { date, registerNumber, from, recipients, uncertain, subject, approvedBy, hash, state } = entry;
  const doubt =
    uncertain > 0 ? html`<div class="state late">${say('uncertain', { count: uncertain })}</div>` : '';
  const stopped =
    state === 'stopped' || state === 'stopping' ? html`<div class="state late">${say('stopped')}</div>` : '';
  const approver = approvedBy === 'automatic' ? say('automatic') : (approvedBy ?? '–');
  return html`<tr><td class="number">${date}</td><td>${
    registerNumber ?? html`<span class="state late">${say('noNumber')}</span>`
  }</td>
<td>${from.join(', ')}</td><td>${say('recipients', { count: recipients })}: ${receivers}${doubt}</td>
<td>${subject}${stopped}<div class="quiet">${entry.dispatch}</div>${
    entry.again ? html`<div class="quiet">${say('again', { reason: entry.again })}</div>` : ''
  }${
    entry.exception ? html`<div class="quiet">${say('exception', { reason: entry.exception })}</div>` : ''
  }${(['supersedes', 'supersededBy'] as const).map((which) => chain(entry[which], say(which)))}</td>
<td>${approver}<div class="quiet">${say('hash')} <code>${(hash ?? '–').slice(0, 12)}</code></div></td></tr>\n`;
}

/** Other entries that this one takes the place of, or that take its place. */
function chain(ids: readonly string[] | undefined, heading: string): Html {
  return ids ? html`<div class="quiet">${heading}: ${ids.join(', ')}</div>` : html``;
}

/** The exact texts, folded in. */
function textsOf({ dispatch, date, subject, texts }: RegisterEntry, say: RegisterWords): Html {
  return html`<details><summary>${date} ${subject}: ${say('texts', {
    count: texts.length,
  })}</summary><p class="quiet">${say('marks')}</p>${texts.map((text) => textOf(text, dispatch))}</details>`;
}

function textOf({ id, locale, subject, text }: RegisterText, dispatch: string): Html {
  const label = `${dispatch}-${id}`;
  return html`<section class="scroll" tabindex="0" aria-labelledby="${label}"><h3 id="${label}" lang="${
    locale
  }">${subject} <span class="quiet">${id}</span></h3><pre lang="${locale}">${text}</pre></section>`;
}
