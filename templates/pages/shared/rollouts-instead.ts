import type { Rollout } from '../../../domain/rollout/rollout.ts';
import { inLocale } from '../../../domain/shared/locale.ts';
import { type Html, html } from '../../shared/html.ts';
import { frameWords } from '../../words/frame.gen.ts';
import type { Language } from '../../words/languages.ts';

/** The same page of each other rollout, where there are several. */
export function rolloutsInstead(
  others: readonly Rollout[],
  { locale, path }: { locale: Language; path: (rollout: Rollout) => string },
): Html {
  if (others.length === 0) return html``;
  const links = others.map(
    (rollout) => html` <a href="${path(rollout)}">${inLocale(rollout.name, locale)}</a>`,
  );
  return html`<p class="quiet">${frameWords(locale)('otherRollouts')}${links}</p>`;
}
