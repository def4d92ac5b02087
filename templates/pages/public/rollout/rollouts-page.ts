import type { TimelineStep } from '../../../../domain/public/rollout-course.ts';
import type { RolloutLine } from '../../../../domain/public/use-cases/show-rollouts.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { openDataWords } from '../../../words/open-data.gen.ts';
import { rolloutWords } from '../../../words/rollout.gen.ts';
import { inLanguage } from '../../shared/frame.ts';
import { progressBar } from '../../shared/progress-bar.ts';
import { type SiteContext, sitePage } from '../site-page.ts';
import { participants, shownLead } from './rollout-page.ts';

/** The first page of the public site: all rollouts and how far they have come. */
export function rolloutsPage(rollouts: readonly RolloutLine[], context: SiteContext): string {
  const { locale } = context;
  const say = rolloutWords(locale);
  const list =
    rollouts.length > 0
      ? html`<ul class="cards">${rollouts.map((rollout) => card(rollout, locale))}</ul>`
      : html`<div class="empty"><p>${say('noRollouts')}</p><p>${say('noRolloutsNext')}</p></div>`;
  const main = html`<h1>${say('rollouts')}</h1>
<p class="lead">${say('rolloutsLead')}</p>
${list}`;
  const meta = html`<link rel="alternate" type="application/rdf+xml" title="${openDataWords(locale)(
    'catalogue',
  )}" href="/dcat">
`;
  return sitePage({ context, title: say('rollouts'), description: say('rolloutsLead'), meta, main });
}

function card({ id, name, lead, partly, timeline, organisations }: RolloutLine, locale: Language): Html {
  const say = rolloutWords(locale);
  // What is not true of all yet is still ahead.
  const isPart = (step: TimelineStep) => partly !== undefined && step.reached && step.count < organisations;
  const nameOf = (step: TimelineStep) =>
    isPart(step)
      ? say('partlyReached', { name: step.name, count: step.count, all: organisations })
      : step.name;
  const names = (reached: boolean) =>
    timeline
      .filter((step) => (step.reached && !isPart(step)) === reached)
      .map(nameOf)
      .join(', ') || say('none');
  const latest = timeline.findLast((step) => step.reached)?.name ?? '';
  const label = say('reachedAndAhead', { names: names(true), ahead: names(false) });
  return html`<li><h2><a href="${inLanguage(`/rollouts/${id}`, locale)}">${name}</a></h2>
${progressBar({ notches: timeline.map((step) => step.reached && !isPart(step)), height: 22, label })}
<p>${shownLead({ name: latest, lead, partly }, locale)}</p>
<p class="quiet">${label} ${participants(organisations, locale)}.</p></li>
`;
}
