import { type Catalogue, milestoneName } from '../../../../domain/catalogue/catalogue.ts';
import {
  type CounterStanding,
  counterWithdrawal,
  isReady,
  type PreparedCounter,
  sealHash,
} from '../../../../domain/milestone/prepared-counter.ts';
import type { PlanSummary } from '../../../../domain/plan/plan.ts';
import { type Localised, nameOrId } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { counterWords } from '../../../words/counter.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { milestoneWords } from '../../../words/milestone.gen.ts';
import { dayField } from '../../shared/day-field.ts';
import { momentText } from '../../shared/instant.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';
import { counterState } from './counter-section.ts';

export type CounterView = {
  locale: Language;
  reader: Reader;
  catalogue: Catalogue;
  names: ReadonlyMap<string, Localised>;
  counter: PreparedCounter;
  /** What it takes back, by name. */
  against: string;
  standing: CounterStanding;
  /** What it would send; empty where it could not. */
  parts: readonly PlanSummary[];
  /** Whether anybody has been told of what it undoes. */
  isInForce: boolean;
  hasFired: boolean;
  /** How long it can be undone once it has been fired. */
  undoSeconds: number;
  may: { approve: boolean; isAuthor: boolean; fire: boolean };
  /** The reason as it was typed for a withdrawal, and what is wrong with it. */
  withdrawal?: { reason: string; problems: readonly Problem[] };
  /** What is in the field of the day. */
  day: string;
  problems: readonly Problem[];
  hasMoved: boolean;
};

/** A prepared counter as its readers would get it, how far it is approved, and the button that sends it. */
export function counterPage(view: CounterView): string {
  const { locale, reader, catalogue, counter, against, standing, hasFired, hasMoved, problems } = view;
  const { rollout, id, kind } = counter.content;
  const say = counterWords(locale);
  const title = milestoneName(catalogue, kind, locale);
  const state = counterState(standing, locale);
  const at = momentText(counter.at, locale);
  const main = html`<h1>${title}</h1>
<p>${say('prepared', { by: counter.preparedBy, at, against })}</p>
${problemSummary(problems, {
  locale,
  heading: milestoneWords(locale)('correctFirst'),
  labelOf: (field) => (field === 'occurredOn' ? say('whichDay') : undefined),
})}
${hasMoved ? html`<p class="state wait" role="status">${say('moved')}</p>` : html``}
${
  hasFired
    ? html`<p class="state ok">${say('fired')} <a href="/milestones/${id}?lang=${locale}">${say('seeFired')}</a></p>`
    : html`<p class="state ${state.sign} big">${state.text}</p>${
        standing.isWithdrawn ? withdrawnNote(view) : html`${approvalNotes(view)}${actions(view)}`
      }`
}
${partsTable(view)}`;
  return page({ locale, title, path: `/counters/${rollout}/${id}`, main, reader });
}

function withdrawnNote({ counter, locale, may }: CounterView): Html {
  const say = counterWords(locale);
  const { rollout, against } = counter.content;
  const { by = '', at = 0, reason = '' } = counterWithdrawal(counter) ?? {};
  return html`<div class="notice wait"><p>${say('withdrawnBy', { by, at: momentText(at, locale) })}</p>
<p class="written">${reason}</p></div><p>${say('withdrawnLead')}</p>${
    may.fire
      ? html`<p><a href="/prepare/${rollout}/${against}?lang=${locale}">${say('prepareAgain')}</a></p>`
      : html``
  }`;
}

function withdrawForm({ counter, locale, reader, withdrawal }: CounterView): Html {
  const { rollout, id } = counter.content;
  const { reason = '', problems = [] } = withdrawal ?? {};
  const say = counterWords(locale);
  const wrong = problems.map(
    (found) => html`<span class="error" id="reason-error">${problemText(found, locale)}</span>`,
  );
  return html`<details${withdrawal ? html` open` : html``}><summary>${say('withdraw')}</summary>
${problemSummary(problems, {
  locale,
  heading: milestoneWords(locale)('correctFirst'),
  labelOf: () => say('withdrawReason'),
})}
<p>${say('withdrawLead')}</p>
<form method="post" action="/counters/${rollout}/${id}/withdraw?lang=${locale}">${formTokenField(
    reader.formToken,
  )}
<p class="field"><label for="reason">${say('withdrawReason')}</label>${wrong}
<textarea id="reason" name="reason" rows="3" maxlength="400"${
    wrong.length > 0 ? html` aria-invalid="true" aria-describedby="reason-error"` : html``
  }>${reason}</textarea></p>
<button type="submit" class="second">${say('withdrawNow')}</button></form></details>`;
}

function approvalNotes({ standing, locale }: CounterView): Html {
  const say = counterWords(locale);
  const parts = standing.changed.map((part) => say(`part.${part}`)).join(', ');
  return html`${
    standing.by.length > 0 ? html`<p>${say('approvedAhead', { names: standing.by.join(', ') })}</p>` : html``
  }${parts === '' ? html`` : html`<p class="notice">${say('changedSince', { parts })}</p>`}`;
}

function actions(view: CounterView): Html {
  const { counter, standing, may, locale, reader, isInForce, undoSeconds, day } = view;
  const { rollout, id } = counter.content;
  const say = counterWords(locale);
  const form = (what: string, content: Html) =>
    html`<form method="post" action="/counters/${rollout}/${id}/${what}?lang=${locale}">${formTokenField(
      reader.formToken,
    )}${content}</form>`;
  const approve = may.approve
    ? html`<div class="act"><p>${say('approveLead')}</p>${form(
        'approve',
        html`<input type="hidden" name="hash" value="${sealHash(standing.seal)}"><button type="submit">${say(
          'approve',
        )}</button>`,
      )}</div>`
    : html``;
  const own = may.isAuthor && !isReady(standing) ? html`<p class="notice">${say('approveOwn')}</p>` : html``;
  const edit = may.fire
    ? html`<p><a href="/counters/${rollout}/${id}/edit?lang=${locale}">${say('edit')}</a></p>${withdrawForm(view)}`
    : html``;
  if (!isInForce) return html`${approve}${own}<p>${say('notYet')}</p>${edit}`;
  if (!may.fire || !isReady(standing)) return html`${approve}${own}${edit}`;
  return html`${approve}<div class="act"><p>${say('fireLead')}${
    undoSeconds > 0 ? html` ${milestoneWords(locale)('canBeUndone', { seconds: undoSeconds })}` : html``
  }</p>${form(
    'fire',
    html`<p>${dayField({
      ...{ id: 'occurredOn', label: say('whichDay'), hint: say('whichDayHint'), value: day, locale },
      problems: view.problems.filter(({ path }) => path === 'occurredOn'),
    })}</p>
<button type="submit" class="danger">${say('fire')}</button>`,
  )}</div>${edit}`;
}

function partsTable({ parts, names, counter, locale }: CounterView): Html {
  if (parts.length === 0) return html``;
  const say = milestoneWords(locale);
  const { rollout, id } = counter.content;
  const rows = parts.map(({ organisation, deliveries, gaps }) => {
    const name = nameOrId(names.get(organisation), organisation, locale);
    const href = `/counters/${rollout}/${id}/organisations/${organisation}?lang=${locale}`;
    return html`<tr><th scope="row">${name}</th><td class="number">${deliveries}</td><td class="number">${
      gaps.length
    }</td><td><a href="${href}">${say('seeTexts')}<span class="unseen">: ${name}</span></a></td></tr>`;
  });
  return html`<h2 id="organisations">${say('organisations')}</h2><p>${counterWords(locale)('asRead')}</p>
<section class="scroll" tabindex="0" aria-labelledby="organisations"><table>
<thead><tr><th scope="col">${say('organisation')}</th><th scope="col">${say('mails')}</th><th scope="col">${say(
    'gaps',
  )}</th><th scope="col">${say('seeTexts')}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}
