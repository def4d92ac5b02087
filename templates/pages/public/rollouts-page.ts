import type { RolloutLine } from '../../../domain/public/use-cases/show-rollouts.ts';
import { type Html, html } from '../../shared/html.ts';
import type { Language } from '../../words/languages.ts';
import { rolloutWords } from '../../words/rollout.gen.ts';
import { inLanguage } from '../shared/frame.ts';
import { progressBar } from '../shared/progress-bar.ts';
import { participants } from './rollout-page.ts';
import { type SiteContext, sitePage } from './site-page.ts';

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
  return sitePage({ context, title: say('rollouts'), description: say('rolloutsLead'), main });
}

function card({ id, name, lead, timeline, organisations }: RolloutLine, locale: Language): Html {
  const say = rolloutWords(locale);
  const names = (reached: boolean) =>
    timeline
      .filter((step) => step.reached === reached)
      .map((step) => step.name)
      .join(', ') || say('none');
  const label = say('reachedAndAhead', { names: names(true), ahead: names(false) });
  return html`<li><h2><a href="${inLanguage(`/rollouts/${id}`, locale)}">${name}</a></h2>
${progressBar({ notches: timeline.map(({ reached }) => reached), height: 22, label })}
<p>${lead ?? say('notStarted')}</p>
<p class="quiet">${label} ${participants(organisations, locale)}.</p></li>
`;
}
