import { type Catalogue, milestoneName } from '../../../../domain/catalogue/catalogue.ts';
import { formatFact } from '../../../../domain/catalogue/fact.ts';
import type { Refusal } from '../../../../domain/plan/refusal.ts';
import {
  isUnheard,
  type MilestoneOverview,
  type ReachOverview,
  type RolloutOverview,
} from '../../../../domain/reach/use-cases/show-overview.ts';
import type { UserRole } from '../../../../domain/rollout/user.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { formatStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { type Html, html } from '../../../shared/html.ts';
import { changeWords } from '../../../words/change.gen.ts';
import { frameWords } from '../../../words/frame.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { type OverviewWords, overviewWords } from '../../../words/overview.gen.ts';
import { reachWords } from '../../../words/reach.gen.ts';
import { gapSentence } from '../../shared/gap-sentence.ts';
import { groupTable } from '../../shared/group-table.ts';
import { shownMilestone } from '../../shared/milestone-name.ts';
import { milestoneState } from '../../shared/milestone-state.ts';
import { page, type Reader } from '../../shared/page.ts';
import { placedProblem } from '../../shared/problem-list.ts';
import { progressBar } from '../../shared/progress-bar.ts';

type Options = { locale: Language; reader?: Reader | undefined };

/** Reach of every milestone by group, with gaps and refused events. */
export function overviewPage(overview: ReachOverview, { locale, reader }: Options): string {
  const say = overviewWords(locale);
  const reading = { locale, roles: reader?.roles ?? [] };
  const rollouts =
    overview.rollouts.length > 0
      ? overview.rollouts.map((rollout) => rolloutSection(rollout, reading))
      : html`<div class="empty"><p>${say('noRollouts')}</p><p>${say('noRolloutsNext')}</p>${way(
          reading,
          '/import-rollout?',
          say('importRollout'),
        )}</div>`;
  const title = frameWords(locale)('page.overview');
  const main = html`<h1>${title}</h1>${rollouts}${refusalSection(overview, reading, say)}`;
  return page({ locale, title, path: '/overview', main, reader });
}

/** Who reads: everybody is led on to what their roles reach. */
type Reading = { locale: Language; roles: readonly UserRole[] };

/** A button to a page, for those who coordinate; the path ends where its language follows. */
function way({ locale, roles }: Reading, path: `/${string}?${string}`, name: string): Html {
  return roles.includes('coordinator')
    ? html`<p><a class="button" href="${path}lang=${locale}">${name}</a></p>`
    : html``;
}

/** How many organisations a kind of milestone has been reported for and is true of by now. */
function reachedBy(kind: string, { milestones }: RolloutOverview): number {
  return milestones
    .filter(({ milestone }) => milestone.kind === kind)
    .reduce((sum, overview) => sum + trueOf(overview), 0);
}

/** Of how many it is true: neither where it waits for its day, nor where another milestone has undone it. */
function trueOf(overview: MilestoneOverview): number {
  const { organisations, undone = {} } = overview.milestone;
  if (isUnheard(overview)) return 0;
  return Math.max(0, organisations.length - overview.waiting - Object.keys(undone).length);
}

/** Nobody has reached it, or it still waits for the day of some. */
function isAhead(kind: string, overview: RolloutOverview): boolean {
  const waits = overview.milestones.some(({ milestone, waiting }) => milestone.kind === kind && waiting > 0);
  return waits || reachedBy(kind, overview) === 0;
}

function rolloutSection(overview: RolloutOverview, reading: Reading): Html {
  const { locale } = reading;
  const say = overviewWords(locale);
  const { rollout, catalogue, milestones } = overview;
  const kinds = Object.keys(catalogue.milestones);
  const told = new Set(kinds.filter((kind) => !isAhead(kind, overview)));
  const nameOf = (kind: string) => {
    const count = reachedBy(kind, overview);
    const name = milestoneName(catalogue, kind, locale);
    return count === 0 || told.has(kind)
      ? name
      : say('partlyReached', { name, count, all: overview.organisations });
  };
  const list = (reached: boolean) =>
    kinds
      .filter((kind) => told.has(kind) === reached)
      .map(nameOf)
      .join(', ') || say('none');
  const label = say('reachedAndAhead', { names: list(true), ahead: list(false) });
  const empty = html`<div class="empty"><p>${say('noMilestones')}</p><p>${say('noMilestonesNext')}</p>${way(
    reading,
    `/milestones/new?rollout=${rollout.id}&`,
    say('writeMilestone'),
  )}</div>`;
  return html`<section aria-labelledby="rollout-${rollout.id}">
<h2 id="rollout-${rollout.id}">${inLocale(rollout.name, locale)}</h2>
${progressBar({ notches: kinds.map((kind) => told.has(kind)), height: 28, label })}
<p class="quiet">${label} ${say('participants', { count: overview.organisations })}</p>
${courseOf(overview, reading)}
${milestones.length > 0 ? milestones.map((milestone) => milestoneSection(milestone, catalogue, reading)) : empty}
</section>`;
}

/** The ways to what the milestones come to together. */
function courseOf({ rollout, milestones }: RolloutOverview, { locale }: Reading): Html {
  if (milestones.length === 0) return html``;
  const say = reachWords(locale);
  const of = (page: string, name: string) =>
    html`<a href="/reach/${rollout.id}/${page}?lang=${locale}">${name}</a>`;
  const facts = html`<a href="/facts/${rollout.id}?lang=${locale}">${changeWords(locale)('title')}</a>`;
  return html`<p>${of('trends', say('trendsLink'))} · ${of('unreachable', say('unreachableTitle'))} · ${facts}</p>`;
}

function milestoneSection(overview: MilestoneOverview, catalogue: Catalogue, reading: Reading): Html {
  const { locale } = reading;
  const say = overviewWords(locale);
  const { milestone } = overview;
  const name = shownMilestone(milestone, catalogue, locale);
  return html`<article aria-labelledby="milestone-${milestone.id}">
<h3 id="milestone-${milestone.id}"><a href="/milestones/${milestone.id}?lang=${locale}">${name}</a></h3>
${
  isUnheard(overview)
    ? html``
    : html`<p class="quiet">${say('occurredOn', { date: formatFact('date', milestone.occurredOn, locale) })}</p>
`
}${figures(overview, locale)}
${waysOn(overview, reading)}
${groupTable(overview, { catalogue, locale })}
${gapSection(overview, catalogue, locale)}
</article>`;
}

/** Where to go from a milestone: an approver to what waits for one, and everybody to what their roles reach. */
function waysOn({ milestone: { id, state } }: MilestoneOverview, { locale, roles }: Reading): Html {
  const say = overviewWords(locale);
  const of = (path: string, name: string) => html`<a href="${path}?lang=${locale}">${name}</a>`;
  const approve =
    state === 'held' && roles.includes('approver')
      ? html`<p><a class="button" href="/milestones/${id}?lang=${locale}">${say('readAndApprove')}</a></p>`
      : html``;
  const register = roles.some((role) => role === 'coordinator' || role === 'registrar');
  return html`${approve}<p>${of(`/milestones/${id}/ledger`, say('ledger'))}${
    register ? html` · ${of('/register', frameWords(locale)('page.register'))}` : html``
  }</p>`;
}

/** Counts that are shown where there are any, with the sign of those that somebody has to act on. */
const EXCEPTIONS = {
  failed: 'late',
  returned: 'late',
  unknown: 'late',
  unreachable: 'late',
  skipped: '',
  cancelled: '',
} as const;

function figures(overview: MilestoneOverview, locale: Language): Html {
  const say = overviewWords(locale);
  const { deliveries, counts } = overview;
  const state = milestoneState(overview, locale);
  const exceptions = (
    ['failed', 'returned', 'unknown', 'skipped', 'cancelled', 'unreachable'] as const
  ).filter((what) => counts[what] > 0);
  return html`<ul class="figures">
<li class="state ${state.sign}">${state.text}</li>
<li>${say('mails')}: ${say('mailsSent', { accepted: counts.accepted, all: deliveries })}</li>
${exceptions.map(
  (what) => html`<li class="state ${EXCEPTIONS[what]}">${say(`mails.${what}`, { count: counts[what] })}</li>`,
)}
</ul>`;
}

function gapSection({ gaps, milestone }: MilestoneOverview, catalogue: Catalogue, locale: Language): Html {
  const say = overviewWords(locale);
  if (gaps.length === 0) return html`<p class="state ok">${say('noGaps')}</p>`;
  const rows = gaps.map(
    ({ organisation, name, gap }) =>
      html`<tr><th scope="row">${inLocale(name, locale) || organisation}</th><td>${gapSentence(
        gap,
        catalogue,
        locale,
      )}</td></tr>`,
  );
  return html`<details><summary>${say('gaps', { count: gaps.length })}</summary>
<section class="scroll" tabindex="0" aria-labelledby="milestone-${milestone.id} gaps-${milestone.id}"><table>
<caption id="gaps-${milestone.id}">${say('gaps', { count: gaps.length })}</caption>
<thead><tr><th scope="col">${say('organisation')}</th><th scope="col">${say('gap')}</th></tr></thead>
<tbody>${rows}</tbody></table></section></details>`;
}

/** Rows of an earlier version hold the English sentence. */
function refusedFor(found: Refusal['problems'][number], locale: Language): Html {
  return typeof found === 'string'
    ? html`<div class="quiet" lang="en">${found}</div>`
    : html`<div class="quiet">${placedProblem(found, locale)}</div>`;
}

function refusalSection({ refusals }: ReachOverview, { locale }: Reading, say: OverviewWords): Html {
  if (refusals.length === 0) return html``;
  const rows = refusals.map(
    ({ receivedAt, milestone, reason, problems }) =>
      html`<tr><td class="number">${formatStockholm(receivedAt)}</td><td>${milestone ?? '–'}</td><td>${say(
        `refused.${reason}`,
      )}${problems.map((problem) => refusedFor(problem, locale))}</td></tr>`,
  );
  return html`<section aria-labelledby="refusals"><h2 id="refusals">${say('refusals')}</h2><p>${say('refusalsLead')}</p>
<section class="scroll" tabindex="0" aria-label="${say('problems')}"><table>
<thead><tr><th scope="col">${say('received')}</th><th scope="col">${say('milestone')}</th><th scope="col">${say(
    'problems',
  )}</th></tr></thead>
<tbody>${rows}</tbody></table></section></section>`;
}
