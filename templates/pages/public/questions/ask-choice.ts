import type { RolloutLine } from '../../../../domain/public/use-cases/show-rollouts.ts';
import { html } from '../../../shared/html.ts';
import { askWords } from '../../../words/ask.gen.ts';
import { inLanguage } from '../../shared/frame.ts';
import { type SiteContext, sitePage } from '../site-page.ts';
import { askSection } from './answers-section.ts';

/** What one can ask about; where there is one rollout only, its form. */
export function askChoicePage(
  rollouts: readonly Pick<RolloutLine, 'id' | 'name'>[],
  context: SiteContext,
): string {
  const { locale } = context;
  const say = askWords(locale);
  const [only, ...more] = rollouts;
  const links = rollouts.map(
    ({ id, name }) => html`<li><a href="${inLanguage(`/ask/${id}`, locale)}">${name}</a></li>\n`,
  );
  const choice =
    only === undefined
      ? html`<p>${say('chooseNone')}</p>`
      : more.length === 0
        ? html`<p class="lead">${only.name}</p>\n${askSection({ rollout: only.id, organisation: undefined }, locale)}`
        : html`<p>${say('chooseLead')}</p>\n<ul class="links">${links}</ul>`;
  const main = html`<h1>${say('askQuestion')}</h1>\n${choice}`;
  return sitePage({ context, title: say('askQuestion'), main });
}
