import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { milestoneWords } from '../../../words/milestone.gen.ts';
import { page, type Reader } from '../../shared/page.ts';

type RolloutChoice = { locale: Language; reader: Reader; rollouts: readonly Rollout[] };

/** Where there are several rollouts: for which of them a milestone is to be written, before anything is filled in. */
export function rolloutChoicePage({ locale, reader, rollouts }: RolloutChoice): string {
  const say = milestoneWords(locale);
  const title = say('newMilestone');
  const links = rollouts.map(
    ({ id, name }) =>
      html`<li><a href="/milestones/new?rollout=${id}&amp;lang=${locale}">${inLocale(name, locale)}</a></li>\n`,
  );
  const main = html`<h1>${title}</h1>
<p class="lead">${say('whichRollout')}</p>
<ul>
${links}</ul>`;
  return page({ locale, title, path: '/milestones/new', main, reader });
}
