import type { Rollout } from '../../../domain/rollout/rollout.ts';
import { inLocale } from '../../../domain/shared/locale.ts';
import { html } from '../../shared/html.ts';
import { frameWords } from '../../words/frame.gen.ts';
import type { Language } from '../../words/languages.ts';
import { page, type Reader } from './page.ts';

type RolloutChoice = {
  locale: Language;
  reader: Reader;
  /** What is to be written, and the address of its form. */
  title: string;
  path: string;
  rollouts: readonly Rollout[];
};

/** Where there are several rollouts: for which of them something is to be written, before anything is filled in. */
export function rolloutChoicePage({ locale, reader, title, path, rollouts }: RolloutChoice): string {
  const links = rollouts.map(
    ({ id, name }) =>
      html`<li><a href="${path}?rollout=${id}&amp;lang=${locale}">${inLocale(name, locale)}</a></li>\n`,
  );
  const main = html`<h1>${title}</h1>
<p class="lead">${frameWords(locale)('whichRollout')}</p>
<ul>
${links}</ul>`;
  return page({ locale, title, path, main, reader });
}
