import { formatFact } from '../../../domain/catalogue/fact.ts';
import { type Html, html } from '../../shared/html.ts';
import type { Language } from '../../words/languages.ts';
import { rolloutWords } from '../../words/rollout.gen.ts';

/** A milestone in the timeline. `notes` are lines below its name. */
export type Notch = { name: string; reached: boolean; notes: readonly string[] };

// Each segment is as wide as its text; the notch is a fifth from the left.
const ACROSS = 'M0 0 H8 V26 H20 V0 H100 V44 H0 Z';
const DOWN = 'M0 0 V8 H26 V20 H0 V100 H44 V0 Z';

/**
 * Milestones as an enlarged progress bar with a notch each, filled once reached; horizontal on wide screens,
 * vertical on phones.
 */
export function timeline(notches: readonly Notch[], locale: Language): Html {
  const say = rolloutWords(locale);
  const steps = notches.map(({ name, reached, notes }) => {
    const looks = (index: number) =>
      index > 0 ? html` class="quiet"` : reached ? html` class="state ok"` : html``;
    return html`<li${reached ? html` class="reached"` : html``}>${pieces(reached)}
<p class="name">${name}</p>
${notes.map((note, index) => html`<p${looks(index)}>${note}</p>\n`)}</li>
`;
  });
  return html`<ol class="timeline" aria-label="${say('timeline')}">\n${steps}</ol>\n`;
}

function pieces(reached: boolean): Html {
  const inlay = (x: number, y: number, width: number, height: number) =>
    reached ? html`<rect class="inlay" x="${x}" y="${y}" width="${width}" height="${height}"/>` : html``;
  return html`<svg class="piece across" viewBox="0 0 100 44" preserveAspectRatio="none" aria-hidden="true">
<path class="stick" d="${ACROSS}"/>${inlay(8, 0, 12, 26)}</svg>
<svg class="piece down" viewBox="0 0 44 100" preserveAspectRatio="none" aria-hidden="true">
<path class="stick" d="${DOWN}"/>${inlay(0, 8, 26, 12)}</svg>`;
}

/** A date in running text: 23 november 2026. */
export function day(date: string, locale: Language): string {
  return formatFact('date', date, locale);
}

/** When a step was reached or is planned, as text. */
export function stepNote(
  step: {
    reached: boolean;
    reachedOn?: string | undefined;
    planned?: { from: string; to: string } | undefined;
  },
  locale: Language,
): string {
  const say = rolloutWords(locale);
  if (step.reached)
    return step.reachedOn === undefined
      ? say('reached')
      : say('reachedOn', { date: day(step.reachedOn, locale) });
  if (!step.planned) return say('noDate');
  const { from, to } = step.planned;
  return from === to
    ? say('plannedOn', { date: day(from, locale) })
    : say('plannedSpan', { from: day(from, locale), to: day(to, locale) });
}
