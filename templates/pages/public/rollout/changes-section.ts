import type { HeldTexts, PublicChangeLine, SinceTold } from '../../../../domain/public/public-change.ts';
import { changeSentence } from '../../../mail/correction-letter.ts';
import { type Html, html } from '../../../shared/html.ts';
import { correctionMailWords } from '../../../words/correction-mail.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { rolloutWords } from '../../../words/rollout.gen.ts';
import { day } from '../timeline.ts';

/** What was told on a day, beside what holds now. */
export function sinceSection(
  { since, toldOn }: { since: readonly SinceTold[]; toldOn: string },
  locale: Language,
): Html {
  if (since.length === 0) return html``;
  const say = rolloutWords(locale);
  const items = since.map(({ name, told, to, on, why }) => {
    const dates = { day: day(toldOn, locale), on: day(on, locale) };
    const sentence =
      to === undefined
        ? say('toldNowUnknown', { ...dates, name, told })
        : say('toldNow', { ...dates, name, told, to });
    return html`<li>${sentence}${why === undefined ? html`` : html` ${why}`}</li>\n`;
  });
  return html`<p><strong>${say('changedSince')}</strong></p>\n<ul>${items}</ul>\n`;
}

/** When what stands here was told, and when something in it changed last. */
export function toldNote({ toldOn, held }: { toldOn: string; held: HeldTexts }, locale: Language): Html {
  const say = rolloutWords(locale);
  const date = day(toldOn, locale);
  if (held.changedOn === undefined) return html`${say('told', { date })}`;
  const changed = say('heldChanged', { on: day(held.changedOn, locale) });
  return html`${say('heldTold', { date })} <a href="#changes">${changed}</a>`;
}

/** Every change of what has been told, newest first. */
export function changesSection(changes: readonly PublicChangeLine[], locale: Language): Html {
  if (changes.length === 0) return html``;
  const words = correctionMailWords(locale);
  const items = changes.map(
    ({ on, why, ...change }) =>
      html`<li><time datetime="${on}">${day(on, locale)}</time>. ${changeSentence(change, words)}${
        why === undefined ? html`` : html` ${why}`
      }</li>\n`,
  );
  return html`<section aria-labelledby="changes"><h2 id="changes">${rolloutWords(locale)('changes')}</h2>
<ul>${items}</ul></section>
`;
}
