import { withFacts } from '../../../domain/catalogue/text.ts';
import type { RolloutLine } from '../../../domain/public/use-cases/show-rollouts.ts';
import { type Html, html } from '../../shared/html.ts';
import { stick } from '../shared/stick.ts';
import type { PageLocale } from '../shared/words.ts';
import { participants } from './rollout-page.ts';
import { rolloutWords } from './rollout-words.ts';
import { inLanguage, type SiteContext, sitePage } from './site-page.ts';

/** The first page of the public site: all rollouts and how far they have come. */
export function rolloutsPage(rollouts: readonly RolloutLine[], context: SiteContext): string {
  const { locale } = context;
  const words = rolloutWords(locale);
  const list =
    rollouts.length > 0
      ? html`<ul class="cards">${rollouts.map((rollout) => card(rollout, locale))}</ul>`
      : html`<div class="empty"><p>${words.noRollouts}</p><p>${words.noRolloutsNext}</p></div>`;
  const main = html`<h1>${words.rolloutsTitle}</h1>
<p class="lead">${words.rolloutsLead}</p>
${list}`;
  return sitePage({ context, title: words.rolloutsTitle, description: words.rolloutsLead, main });
}

function card({ id, name, lead, timeline, organisations }: RolloutLine, locale: PageLocale): Html {
  const words = rolloutWords(locale);
  const names = (reached: boolean) =>
    timeline
      .filter((step) => step.reached === reached)
      .map((step) => step.name)
      .join(', ') || words.none;
  const label = withFacts(words.progress, { names: names(true), ahead: names(false) });
  return html`<li><h2><a href="${inLanguage(`/rollouts/${id}`, locale)}">${name}</a></h2>
${stick({ notches: timeline.map(({ reached }) => reached), height: 22, label })}
<p>${lead ?? words.notStarted}</p>
<p class="quiet">${label} ${participants(organisations, locale)}.</p></li>
`;
}
