import { formatFact } from '../../../../domain/catalogue/fact.ts';
import { accountedFor } from '../../../../domain/ledger/delivery-counts.ts';
import type { SignOffList } from '../../../../domain/ledger/use-cases/list-sign-offs.ts';
import type { DispatchState } from '../../../../domain/mail/dispatch.ts';
import { broughtChangeId } from '../../../../domain/milestone/brought-change.ts';
import { isTold, type Milestone } from '../../../../domain/plan/milestone.ts';
import { type DeliveryCounts, type PlanSummary, waitingParts } from '../../../../domain/plan/plan.ts';
import type { MilestoneOverview } from '../../../../domain/reach/use-cases/show-overview.ts';
import { SYSTEM_ACTOR } from '../../../../domain/rollout/approval.ts';
import { clockText, inLocale, type Localised, nameOrId } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { formatStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { type Html, html } from '../../../shared/html.ts';
import { changeWords } from '../../../words/change.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { type MilestoneWords, milestoneWords } from '../../../words/milestone.gen.ts';
import { overviewWords } from '../../../words/overview.gen.ts';
import { sendingWords } from '../../../words/sending.gen.ts';
import { momentText } from '../../shared/instant.ts';
import { milestoneState } from '../../shared/milestone-state.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';
import { sendingNotice } from '../../shared/sending-notice.ts';
import { type CounterSection, counterSection } from './counter-section.ts';
import { lasting } from './sending-section.ts';
import { signOffSheet } from './sign-off-sheet.ts';
import { type VerifiedSection, verifiedSection } from './verified-section.ts';

export type StatusView = {
  locale: Language;
  reader: Reader;
  /** The milestone's name in words. */
  name: string;
  overview: MilestoneOverview;
  names: ReadonlyMap<string, Localised>;
  summaries: readonly PlanSummary[];
  allCounts: readonly DeliveryCounts[];
  /** What this reader may do now. */
  may: { approve: boolean; isAuthor: boolean; stop: boolean; settle: boolean };
  /** In how many seconds the rest of its mails has left, if that can be told. */
  left?: number | undefined;
  /** Until when its first mail waits, and how long that is; ms. */
  undo?: { until: number; left: number } | undefined;
  notice?: 'tooLate' | 'undoLate' | 'movedOn' | undefined;
  /** What an approver wrote who says no, and what is wrong with it. */
  rejection?: { reason: string; problems: readonly Problem[] };
  counters?: CounterSection | undefined;
  /** Whether it was stopped, and its draft can begin another one. */
  beginsAnother?: boolean;
  signOffs?: SignOffList | undefined;
  /** What the ledger claims and what people answer. */
  verified?: VerifiedSection | undefined;
};

const MOVING: readonly DispatchState[] = ['planning', 'planned', 'approved', 'dispatching', 'stopping'];

/**
 * How far a milestone has come, and what can be done about it. While it moves the browser is given a script
 * that looks again.
 */
export function statusPage(view: StatusView): string {
  const { locale, reader, name, overview, undo, notice } = view;
  const { milestone } = overview;
  const say = milestoneWords(locale);
  const path = `/milestones/${milestone.id}`;
  const main = html`<h1>${name}</h1>
<p class="quiet">${formatFact('date', milestone.occurredOn, locale)}</p>
<p>${say('reported', { by: milestone.triggeredBy, at: momentText(milestone.receivedAt, locale) })}${
    milestone.again ? html` ${say('toldAgain', { reason: milestone.again.reason })}` : html``
  }</p>
${exceptionNote(milestone, { locale, say })}${broughtLink(milestone, { locale, say })}
${holdersLink(milestone, { locale, reader })}
${notice ? html`<p class="state wait" role="status">${say(notice)}</p>` : html``}
${signOffSheet(view.signOffs, {
  locale,
  milestone: milestone.id,
  names: view.names,
  opens: reader.roles.includes('coordinator'),
})}<h2>${say('mails')}</h2>
<div id="progress" aria-live="polite"${
    isMoving(overview)
      ? html` data-follow="${path}/progress?lang=${locale}${undo ? '&undo=yes' : ''}"`
      : html``
  }>
${progressPart(view)}
</div>
${actions(view, say)}
<p><a href="${path}/ledger?lang=${locale}">${overviewWords(locale)('ledger')}</a></p>
${verifiedSection(view.verified, locale)}${counterSection(view.counters, locale)}`;
  const script = isMoving(overview) ? '/follow.js' : undefined;
  // Its notice is in the part that looks again.
  const quiet = { ...reader, holds: [], restoreHolds: undefined };
  return page({ locale, title: name, path, main, reader: quiet, ...(script ? { script } : {}) });
}

/** The soft rules that it breaks, and why. */
function exceptionNote(
  { exception }: Milestone,
  { locale, say }: { locale: Language; say: MilestoneWords },
): Html {
  if (!exception) return html``;
  const rule = exception.rules.map((sentence) => inLocale(sentence, locale)).join(' ');
  return html`<p>${say('exceptionMade', { rule, reason: exception.reason })}</p>`;
}

/** From a milestone to the correction of what it changes, and back. */
function broughtLink(milestone: Milestone, { locale, say }: { locale: Language; say: MilestoneWords }): Html {
  const { brings, change } = milestone;
  const link = (id: string, word: 'bringsChange' | 'broughtBy') =>
    html`<p><a href="/milestones/${id}?lang=${locale}">${say(word)}</a></p>`;
  if (change?.broughtBy !== undefined) return link(change.broughtBy, 'broughtBy');
  return brings && isTold(milestone) ? link(broughtChangeId(milestone), 'bringsChange') : html``;
}

/** From a change that is being told, or has been, to who still holds the old value. */
function holdersLink(
  milestone: Milestone,
  { locale, reader }: { locale: Language; reader: Pick<Reader, 'roles'> },
): Html {
  const mayRead = reader.roles.some((role) => role === 'coordinator' || role === 'approver');
  if (!mayRead || !milestone.change || milestone.dispatchedAt === undefined) return html``;
  const path = `/milestones/${milestone.id}/holders`;
  return html`<p><a href="${path}?lang=${locale}">${changeWords(locale)('seeHolders')}</a></p>`;
}

export function isMoving({ milestone }: MilestoneOverview): boolean {
  return MOVING.includes(milestone.state);
}

/** The part of the page that changes by itself. */
export function progressPart(view: StatusView): Html {
  const { locale, overview, may, reader, undo, left } = view;
  const { milestone, deliveries, counts, planned, sent } = overview;
  const say = milestoneWords(locale);
  const all = milestone.organisations.length;
  const done = milestone.state === 'planning' ? planned : sent;
  const share = all === 0 ? 0 : Math.round((done / all) * 100);
  const state = milestoneState(overview, locale);
  const approver =
    milestone.approvedBy === SYSTEM_ACTOR
      ? say('approvedItself')
      : milestone.approvedBy
        ? say('approvedBy', { by: milestone.approvedBy })
        : milestone.firstApprovedBy
          ? say('firstApprovedBy', { by: milestone.firstApprovedBy })
          : '';
  return html`${sendingNotice(reader, locale)}
<p class="state ${state.sign} big">${state.text}</p>
<svg class="bar long" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
<rect class="all" width="100" height="6"/><rect class="done" width="${share}" height="6"/></svg>
<ul class="figures"><li>${say('sent', { accepted: counts.accepted, all: deliveries })}</li><li>${say(
    'settled',
    { done: sent, all },
  )}</li>
${
  counts.unknown > 0
    ? html`<li class="state late">${
        may.settle
          ? html`<a href="/milestones/${milestone.id}/unknown?lang=${locale}">${say('unknown', {
              count: counts.unknown,
            })}</a>`
          : say('unknown', { count: counts.unknown })
      }</li>`
    : html``
}${
  counts.failed > 0
    ? html`<li class="state late">${
        may.settle
          ? html`<a href="/milestones/${milestone.id}/failed?lang=${locale}">${sendingWords(locale)(
              'refusedLink',
              {
                count: counts.failed,
              },
            )}</a>`
          : sendingWords(locale)('refusedLink', { count: counts.failed })
      }</li>`
    : html``
}</ul>
${left === undefined ? html`` : html`<p aria-live="off">${say('timeLeft', { time: lasting(left, say) })}</p>`}
${approver === '' ? html`` : html`<p>${approver}</p>`}
${undo ? html`<p aria-live="off">${say('undoLeft', { seconds: Math.ceil(undo.left / 1000) })}</p>` : html``}
${givenBackNote(milestone, { say, locale })}
${milestone.rejectedFor === undefined ? html`` : rejectionNote(milestone, say)}
${milestone.stoppedBy ? stopNote(milestone.state, { by: milestone.stoppedBy, ...counts }, say) : html``}
${waitingNote(view, say)}${organisationTable(view, say)}`;
}

/** Why something is told that somebody changed a while ago. */
function givenBackNote(
  { change }: Milestone,
  { say, locale }: { say: MilestoneWords; locale: Language },
): Html {
  if (change?.givesBack === undefined) return html``;
  return html`<p class="notice">${say('givesBack')} <a href="/milestones/${change.givesBack}?lang=${locale}">${say(
    'seeNewer',
  )}</a></p>`;
}

/** Why it was not approved, for its author. */
function rejectionNote({ stoppedBy = '', rejectedFor = '' }: Milestone, say: MilestoneWords): Html {
  return html`<div class="notice wait"><p>${say('rejectedBy', { by: stoppedBy })}</p><p class="written">${
    rejectedFor
  }</p></div>`;
}

function stopNote(
  state: DispatchState,
  stop: { by: string; accepted: number; cancelled: number; unknown: number },
  say: MilestoneWords,
): Html {
  // What is cancelled is counted once all of it is.
  const counted = state === 'stopped' ? [say('stopped', stop)] : [];
  const words = isStopped(state) ? [say('stoppedBy', stop), ...counted] : [say('allHadLeft', stop)];
  return html`<p>${words.join(' ')}</p>`;
}

const isStopped = (state: DispatchState) => state === 'stopping' || state === 'stopped';

function waitingNote({ overview, summaries }: StatusView, say: MilestoneWords): Html {
  const count = isStopped(overview.milestone.state) ? 0 : waitingParts(summaries).length;
  return count === 0 ? html`` : html`<p>${say('waitingLead', { count })}</p>`;
}

function waitingFor(summary: PlanSummary | undefined, say: MilestoneWords, locale: Language): string {
  const day = summary?.day;
  return day === undefined ? say('waitsForDay') : say('waitsFor', { date: formatFact('date', day, locale) });
}

function organisationTable(
  { overview, names, summaries, allCounts, locale, reader }: StatusView,
  say: MilestoneWords,
): Html {
  const { id, organisations, state } = overview.milestone;
  const planned = new Map(summaries.map((summary) => [summary.organisation, summary]));
  const counted = new Map(allCounts.map((counts) => [counts.organisation, counts]));
  const reads = reader.roles.some((role) => role === 'coordinator' || role === 'approver');
  const listed = organisations
    .map((code) => ({ code, shown: nameOrId(names.get(code), code, locale) }))
    .toSorted((a, b) => a.shown.localeCompare(b.shown, locale));
  const rows = listed.map(({ code, shown }) => {
    const [summary, counts] = [planned.get(code), counted.get(code)];
    const all = summary?.deliveries ?? 0;
    const settled = counts ? accountedFor(counts) : 0;
    const ended = settled >= all && state !== 'planned';
    const where = !summary ? 'planningState' : !ended ? 'working' : counts?.failed ? 'refused' : 'done';
    const isCancelled = isStopped(state) && ended && (counts?.cancelled ?? 0) > 0;
    const waits = isStopped(state) ? undefined : summary?.waits;
    const texts = html`<a href="/milestones/${id}/organisations/${code}?lang=${locale}">${say(
      'seeTexts',
    )}<span class="unseen">: ${shown}</span></a>`;
    return html`<tr><th scope="row">${shown}</th><td>${
      waits ? waitingFor(summary, say, locale) : say(isCancelled ? 'stage.stopped' : where)
    }</td><td class="number">${
      counts?.accepted ?? 0
    }\u00a0/\u00a0${all}</td>${reads ? html`<td>${summary ? texts : html``}</td>` : html``}</tr>`;
  });
  return html`<details${organisations.length <= 40 ? html` open` : html``}><summary>${say('organisations')}</summary>
<section class="scroll" tabindex="0" aria-label="${say('progress')}"><table>
<thead><tr><th scope="col">${say('organisation')}</th><th scope="col">${say('state')}</th><th scope="col">${say(
    'mails',
  )}</th>${reads ? html`<th scope="col">${say('seeTexts')}</th>` : html``}</tr></thead><tbody>${
    rows
  }</tbody></table></section></details>`;
}

function actions(view: StatusView, say: MilestoneWords): Html {
  const { overview, may, reader, locale, undo } = view;
  const { milestone, deliveries } = overview;
  const { id, planHash = '', organisations } = milestone;
  const form = (what: string, fields: Html, button: Html) =>
    html`<form method="post" action="/milestones/${id}/${what}?lang=${locale}">${formTokenField(
      reader.formToken,
    )}${fields}${button}</form>`;
  const approve = may.approve
    ? html`<div class="act"><p>${say('approveLead', { mails: deliveries, organisations: organisations.length })}</p>
${form(
  'approve',
  html`<input type="hidden" name="hash" value="${planHash}">`,
  html`<button type="submit">${say('approve')}</button>`,
)}
<p class="quiet">${say('hash')}: <code>${planHash.slice(0, 12)}</code></p></div>`
    : html``;
  const own =
    may.isAuthor && milestone.state === 'held' ? html`<p class="notice">${say('approveOwn')}</p>` : html``;
  const button = (word: 'undo' | 'stop') => html`<button type="submit" class="danger">${say(word)}</button>`;
  const stop = undo
    ? html`<p>${say('undoLead', { time: clockTime(undo.until, locale) })}${
        milestone.change ? html` ${say('undoChange')}` : html``
      }</p>${form('stop', html`<input type="hidden" name="undo" value="yes">`, button('undo'))}`
    : html`<p>${say('stopLead')}</p>${form('stop', html``, button('stop'))}`;
  const reject = may.approve ? html`<div class="act">${rejectForm(view, say)}</div>` : html``;
  const another = view.beginsAnother
    ? html`<p><a href="/drafts/${milestone.rollout}/${id}/edit?lang=${locale}">${say('writeAnew')}</a></p>`
    : html``;
  return html`${approve}${reject}${own}${may.stop ? html`<div class="act">${stop}</div>` : html``}${another}`;
}

/** The reason is what its author gets. */
function rejectForm({ overview, reader, locale, rejection }: StatusView, say: MilestoneWords): Html {
  const { id, planHash = '' } = overview.milestone;
  const { reason = '', problems = [] } = rejection ?? {};
  const wrong = problems.map(
    (found) => html`<span class="error" id="reason-error">${problemText(found, locale)}</span>`,
  );
  return html`<details${rejection ? html` open` : html``}><summary>${say('rejectSummary')}</summary>
${problemSummary(problems, { locale, heading: say('correctFirst'), labelOf: () => say('rejectReason') })}
<form method="post" action="/milestones/${id}/reject?lang=${locale}">${formTokenField(
    reader.formToken,
  )}<input type="hidden" name="hash" value="${planHash}">
<p class="field"><label for="reason">${say('rejectReason')}</label>${wrong}
<textarea id="reason" name="reason" rows="3" maxlength="400"${
    wrong.length > 0 ? html` aria-invalid="true" aria-describedby="reason-error"` : html``
  }>${reason}</textarea></p>
<button type="submit" class="second">${say('rejectWithReason')}</button></form></details>`;
}

function clockTime(instant: number, locale: Language): string {
  return clockText(formatStockholm(instant, 'seconds').slice(11), locale);
}
