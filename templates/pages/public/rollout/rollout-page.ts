import type { ProgressOrder } from '../../../../domain/public/progress-sort.ts';
import type { MilestoneTexts, RolloutView } from '../../../../domain/public/use-cases/show-rollout.ts';
import { rolloutFeedPath } from '../../../../domain/public/use-cases/show-rollout-feed.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { newsroomWords } from '../../../words/newsroom.gen.ts';
import { rolloutWords } from '../../../words/rollout.gen.ts';
import { signOffWords } from '../../../words/sign-off.gen.ts';
import { siteWords } from '../../../words/site.gen.ts';
import { inLanguage } from '../../shared/frame.ts';
import { subscribeSection } from '../newsletter/subscribe-section.ts';
import { type SiteContext, sitePage } from '../site-page.ts';
import { day, stepNote, timeline } from '../timeline.ts';
import { changesSection, sinceSection, toldNote } from './changes-section.ts';
import { openWordSections } from './open-words.ts';
import { progressLegend, standingOverview, stateCounts } from './progress-overview.ts';
import { standingTable } from './progress-table.ts';

type Options = { context: SiteContext; order: ProgressOrder; related?: Html };

/**
 * A rollout: what is said now, when what happens, whom it concerns, where guidance is, and how far everybody
 * has come.
 */
export function rolloutPage(view: RolloutView, { context, order, related = html`` }: Options): string {
  const { locale } = context;
  const say = rolloutWords(locale);
  const main = html`<h1>${view.name}</h1>
<p class="lead">${shownLead(view.now, locale)}</p>
${timelineOf(view, locale)}
${happening(view, locale)}
${affected(view, locale)}
${guidanceSection(view.guidance, say('guidance'))}
${standings(view, { context, order })}
${overdueSection(view, locale)}${changesSection(view.changes, locale)}${follow(view, locale)}
${related}${subscribeSection(view.subscribe, locale)}${before(view, locale)}`;
  return sitePage({
    context,
    title: view.name,
    description: shownLead(view.now, locale),
    above: [{ name: siteWords(locale)('rollouts'), path: '/rollouts' }],
    meta: html`<link rel="alternate" type="application/atom+xml" title="${say('feedTitle', {
      name: view.name,
    })}" href="${inLanguage(rolloutFeedPath(view.id), locale)}">
<link rel="alternate" type="text/csv" href="${inLanguage(`/rollouts/${view.id}/organisations.csv`, locale)}">
<link rel="alternate" type="application/json" href="${inLanguage(`/rollouts/${view.id}/organisations.json`, locale)}">
`,
    main,
  });
}

/** What has happened; where it is not true of all yet, of how many it is. */
export function shownLead(
  { name, lead, partly }: Pick<MilestoneTexts, 'name' | 'lead' | 'partly'>,
  locale: Language,
): string {
  if (!partly) return lead;
  const { count, all, rest } = partly;
  return rolloutWords(locale)(`partlyTrue.${rest}`, { name, count, all });
}

function timelineOf(view: RolloutView, locale: Language): Html {
  const say = rolloutWords(locale);
  const all = view.standings.length;
  return timeline(
    view.timeline.map((step) => ({
      name: step.name,
      reached: step.reached,
      notes: [
        stepNote(step, locale),
        ...(step.reached && step.planned ? [spanNote(step.planned, locale)] : []),
        ...(step.reached && view.standings.length > 0
          ? [say('reachedByLong', { count: step.count, all })]
          : []),
      ],
    })),
    locale,
  );
}

/** Where a step is reached but not everywhere: when it comes to the rest. */
function spanNote({ from, to }: { from: string; to: string }, locale: Language): string {
  const say = rolloutWords(locale);
  return from === to
    ? say('startsOn', { date: day(from, locale) })
    : say('startsSpan', { from: day(from, locale), to: day(to, locale) });
}

function happening({ now: { kind, toldOn, held } }: RolloutView, locale: Language): Html {
  const say = rolloutWords(locale);
  const since = { toldOn, since: held.gone };
  return html`<section aria-labelledby="now"><h2 id="now">${say('happening')}</h2>
<p class="quiet">${toldNote({ toldOn, held }, locale)}</p>
${sinceSection(since, locale)}${openWordSections(held.words, locale, 'h3')}${insideWords(
  { inside: held.inside, kind },
  locale,
)}</section>`;
}

function insideWords({ inside, kind }: Pick<MilestoneTexts, 'inside' | 'kind'>, locale: Language): Html {
  if (inside.length === 0) return html``;
  return html`<details id="inside-${kind}"><summary>${rolloutWords(locale)('inside')}</summary>
${openWordSections(inside, locale, 'h3')}</details>`;
}

function affected({ affected: { outside, inside } }: RolloutView, locale: Language): Html {
  const say = rolloutWords(locale);
  const list = (title: string, names: readonly string[]) =>
    names.length === 0
      ? html``
      : html`<div><h3>${title}</h3><ul class="plain">${names.map((name) => html`<li>${name}</li>`)}</ul></div>`;
  return html`<section aria-labelledby="affected"><h2 id="affected">${say('affected')}</h2>
<div class="pair">${list(say('outside'), outside)}${list(say('within'), inside)}</div></section>`;
}

/** Links under the names of what they lead to. */
export function guidanceSection(links: RolloutView['guidance'], title: string): Html {
  if (links.length === 0) return html``;
  const items = links.map(({ name, url }) => html`<li><a href="${safeUrl(url)}">${name}</a></li>`);
  return html`<section aria-labelledby="guidance"><h2 id="guidance">${title}</h2><ul class="links">${
    items
  }</ul></section>`;
}

/** An address that a page may link to; facts are held to it when they are stored, and here once more. */
function safeUrl(url: string): string {
  return URL.parse(url)?.protocol === 'https:' ? url : '/rollouts';
}

function standings(view: RolloutView, { context, order }: Options): Html {
  if (view.standings.length === 0) return html``;
  const { locale } = context;
  const say = rolloutWords(locale);
  const milestones = view.timeline.map(({ name }) => name);
  const overview = { rollout: view.id, standings: view.standings, milestones, locale };
  const data = (kind: 'csv' | 'json') =>
    html`<li><a href="${inLanguage(`/rollouts/${view.id}/organisations.${kind}`, locale)}">${say(kind)}</a></li>`;
  return html`<section aria-labelledby="standings"><h2 id="standings">${say('standings')}</h2>
<p>${participants(view.standings.length, locale)}. ${stateCounts(view.standings, overview)}</p>
<h3>${say('overview')}</h3>
<p class="quiet">${say('overviewNote')} <a href="#table">${say('skipOverview')}</a></p>
${progressLegend(overview)}${standingOverview(overview)}${standingTable(overview, order)}<h3 id="data">${say(
    'data',
  )}</h3>
<p>${say('dataLead')}</p>
<ul class="links">${data('csv')}${data('json')}</ul></section>`;
}

/** Who was to have signed off by now, by name. */
function overdueSection({ overdue }: RolloutView, locale: Language): Html {
  if (overdue.length === 0) return html``;
  const say = signOffWords(locale);
  const parts = overdue.map(({ name, organisations }) => {
    const items = organisations.map(
      (each) => html`<li>${say('publicSince', { name: each.name, date: day(each.due, locale) })}</li>`,
    );
    return html`<p>${say('publicLead', { milestone: name })}</p><ul class="plain">${items}</ul>\n`;
  });
  return html`<section aria-labelledby="overdue"><h2 id="overdue">${say('publicTitle')}</h2>
${parts}</section>
`;
}

function follow(view: RolloutView, locale: Language): Html {
  const say = rolloutWords(locale);
  return html`<section aria-labelledby="follow"><h2 id="follow">${say('follow')}</h2>
<p>${say('feedLead', { name: view.name })}</p>
<ul class="links"><li><a href="${inLanguage(rolloutFeedPath(view.id), locale)}">${newsroomWords(locale)(
    'atom',
  )}</a></li></ul></section>
`;
}

/** How many take part, in words. */
export function participants(count: number, locale: Language): string {
  const say = rolloutWords(locale);
  return say('participate', { count });
}

function before(view: RolloutView, locale: Language): Html {
  const say = rolloutWords(locale);
  if (view.before.length === 0) return html``;
  const parts = view.before.map(
    (told) => html`<details><summary>${told.name}, ${day(told.toldOn, locale)}</summary>
<p>${told.lead}</p>
${sinceSection(told, locale)}${openWordSections([...told.words, ...told.inside], locale, 'h3')}</details>
`,
  );
  return html`<section aria-labelledby="before"><h2 id="before">${say('before')}</h2>
<p class="quiet">${say('beforeLead')}</p>
${parts}</section>`;
}
