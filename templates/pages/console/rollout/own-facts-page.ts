import * as z from 'zod';
import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import type { Organisation } from '../../../../domain/rollout/organisation.ts';
import type { Participation, Rollout } from '../../../../domain/rollout/rollout.ts';
import { having } from '../../../../domain/shared/likeness.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import type { TeamsChannel } from '../../../../domain/webhooks/teams-channel.ts';
import { type Html, html } from '../../../shared/html.ts';
import { changeWords } from '../../../words/change.gen.ts';
import { findWords } from '../../../words/find.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { milestoneWords } from '../../../words/milestone.gen.ts';
import { organisationWords } from '../../../words/organisation.gen.ts';
import { teamsWords } from '../../../words/teams.gen.ts';
import { workWords } from '../../../words/work.gen.ts';
import { dayField } from '../../shared/day-field.ts';
import { exceptionField } from '../../shared/exception-field.ts';
import { type ListChoice, listForm } from '../../shared/list-form.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';
import { teamsPart, teamsSign } from './teams-part.ts';

export type OwnFacts = {
  rollout: Rollout;
  catalogue: Catalogue;
  participation: Participation;
  /** What the form brings back, to tell whether somebody changed it meanwhile. */
  seen: string;
  /** Values by field where they were sent and found wanting. */
  values?: Readonly<Record<string, string>> | undefined;
};

type View = {
  locale: Language;
  reader: Reader;
  organisation: Organisation;
  own: readonly OwnFacts[];
  problems: readonly Problem[];
  notice?: 'saved' | 'savedTold' | 'changed' | undefined;
  teams: { channel: TeamsChannel | undefined; told: ToldOfTeams | undefined };
};

/** What became of a channel in Teams. */
export const toldOfTeamsSchema = z.enum(['set', 'tested', 'removed', 'overtaken']);
type ToldOfTeams = z.infer<typeof toldOfTeamsSchema>;

/** What an organisation has of its own in each rollout, to be changed by itself or by the coordinator. */
export function ownFactsPage(view: View): string {
  const { locale, reader, organisation, own, problems, notice } = view;
  const say = organisationWords(locale);
  const title = inLocale(organisation.name, locale);
  const path = `/organisations/${organisation.code}`;
  const label = (field: string) => {
    const fact = field.replace(/^facts-/, '');
    const name = own.find(({ catalogue }) => catalogue.facts[fact])?.catalogue.facts[fact]?.name;
    if (field === 'exception') return milestoneWords(locale)('exception');
    if (field === 'teamsUrl') return teamsWords(locale)('url');
    return name ? inLocale(name, locale) : undefined;
  };
  const main = html`<h1>${title}</h1>
${noticeOf(notice, locale)}${toldOfTeams(view)}
${problemSummary(problems.map(inForm), { locale, heading: say('correctFirst'), labelOf: label })}
<ul class="ways"><li><a href="${path}/work?lang=${locale}">${workWords(locale)(
    'title',
  )}</a></li><li><a href="/contacts?organisation=${organisation.code}&amp;lang=${
    locale
  }">${workWords(locale)('contactList')}</a></li></ul>
${own.map((facts) => form(facts, view))}
${teamsPart({ locale, reader, organisation, problems, channel: view.teams.channel })}`;
  return page({ locale, title, path, main, reader });
}

function noticeOf(notice: View['notice'], locale: Language): Html {
  if (!notice) return html``;
  const words = notice === 'savedTold' ? changeWords(locale)('savedTold') : organisationWords(locale)(notice);
  return html`<p class="state ${notice === 'changed' ? 'wait' : 'ok'}" role="status">${words}</p>`;
}

function toldOfTeams({ teams: { told }, locale }: View): Html {
  if (!told) return html``;
  const sign = told === 'overtaken' ? 'late' : 'ok';
  return html`<p class="state ${sign}" role="status">${teamsWords(locale)(`told.${told}`)}</p>`;
}

/** The field as the form calls it. */
function inForm(found: Problem): Problem {
  return { ...found, path: found.path.replace('.', '-') };
}

function form(own: OwnFacts, { locale, reader, organisation, problems }: View): Html {
  const { rollout, catalogue, participation, seen, values } = own;
  const say = organisationWords(locale);
  const fields = Object.entries(catalogue.facts).flatMap(([fact, { scope, type, name }]) => {
    if (scope !== 'organisation') return [];
    const stored = participation.facts[fact];
    const value =
      values?.[fact] ?? (typeof stored === 'object' ? inLocale(stored, locale) : String(stored ?? ''));
    const hint = type === 'url' || type === 'phone' ? say(`hint.${type}`) : '';
    const wrong = problems.filter(({ path }) => path === `facts.${fact}`);
    const id = `facts-${fact}`;
    if (type === 'date')
      return html`<p>${dayField({
        ...{ id, name: `fact-${fact}`, label: inLocale(name, locale), value, locale, problems: wrong },
      })}</p>`;
    const error =
      wrong.length > 0
        ? html`<span class="error" id="${id}-error">${wrong.map((one) => problemText(one, locale))}</span>`
        : html``;
    return html`<p><label for="${id}">${inLocale(name, locale)}</label>${
      hint === '' ? html`` : html`<span class="hint" id="${id}-hint">${hint}</span>`
    }${error}
<input id="${id}" name="fact-${fact}" type="text" value="${value}" autocomplete="off"${
      hint === '' ? html`` : html` aria-describedby="${id}-hint"`
    }${wrong.length > 0 ? html` aria-invalid="true"` : html``}></p>`;
  });
  const action = `/organisations/${organisation.code}/${rollout.id}?lang=${locale}`;
  return html`<section><h2>${inLocale(rollout.name, locale)}</h2><p>${say('factsLead')}</p>
<form method="post" action="${action}" class="fields">${formTokenField(
    reader.formToken,
  )}<input type="hidden" name="seen" value="${seen}">
${fields}
<p><label for="registerNumber-${rollout.id}">${say(
    'registerNumber',
  )}</label><span class="hint" id="registerNumber-${rollout.id}-hint">${say('registerHint')}</span>
<input id="registerNumber-${rollout.id}" name="registerNumber" type="text" value="${
    values?.registerNumber ?? participation.registerNumber ?? ''
  }" autocomplete="off" maxlength="60" aria-describedby="registerNumber-${rollout.id}-hint"></p>
${values ? exceptionField({ value: values.exception ?? '', problems, locale }) : html``}
<p><button type="submit">${say('save')}</button></p></form></section>`;
}

export type Listed = {
  organisation: Organisation;
  missing: readonly string[];
  /** Its channel in Teams, if it has one. */
  channel: TeamsChannel | undefined;
};

/** The orders of the list of organisations. */
export const ORGANISATION_SORTS = ['name', 'missing'] as const;
export type OrganisationSort = (typeof ORGANISATION_SORTS)[number];

/** Every organisation with what it lacks of its own. */
export function organisationsPage(view: {
  locale: Language;
  reader: Reader;
  listed: readonly Listed[];
  chosen: ListChoice<OrganisationSort>;
}): string {
  const { locale, reader, listed, chosen } = view;
  const say = organisationWords(locale);
  const nameOf = ({ organisation: { name } }: Listed) => inLocale(name, locale);
  const lacking = ({ missing }: Listed) => (chosen.sort === 'missing' ? missing.length : 0);
  const shown = having(
    listed,
    chosen.q,
    ({ organisation: { code, name }, missing }) =>
      `${code} ${Object.values(name).join(' ')} ${missing.join(' ')}`,
  ).toSorted((a, b) => lacking(b) - lacking(a) || nameOf(a).localeCompare(nameOf(b), locale));
  const sorts = ORGANISATION_SORTS.map((sort) => [sort, findWords(locale)(`sort.${sort}`)] as const);
  const rows = shown.map(({ organisation, missing, channel }) => {
    const state =
      missing.length > 0
        ? html`<span class="state late">${say('missing', { names: missing.join(', ') })}</span>`
        : html`<span class="state ok">${say('complete')}</span>`;
    return html`<tr><th scope="row"><a href="/organisations/${organisation.code}?lang=${locale}">${inLocale(
      organisation.name,
      locale,
    )}</a></th><td>${state}</td><td>${teamsSign(channel, locale)}</td></tr>`;
  });
  const main = html`<h1>${say('organisations')}</h1><p>${say('lead')}</p>${listForm({
    ...{ action: '/organisations', locale, chosen, sorts },
    count: { shown: shown.length, all: listed.length },
  })}<section class="scroll" tabindex="0" aria-label="${say('organisations')}"><table>
<thead><tr><th scope="col">${say('organisation')}</th><th scope="col">${say(
    'state',
  )}</th><th scope="col">${say('teams')}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
  return page({ locale, title: say('organisations'), path: '/organisations', main, reader });
}
