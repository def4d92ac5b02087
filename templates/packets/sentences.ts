import { keptWith } from '../../domain/shared/kept-with.ts';
import { keptByLocale } from '../../domain/shared/locale.ts';
import type { Block, Inline } from '../mail/markdown-reader.ts';

/** The text of a line without formatting. */
export function plainWords(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text;
      if (inline.kind === 'own') return inline.words;
      return inline.kind === 'break' ? ' ' : plainWords(inline.children);
    })
    .join('');
}

const SEGMENTERS = keptByLocale((tag) => new Intl.Segmenter(tag, { granularity: 'sentence' }));

/** Splits a line into sentences of a language. */
export function sentencesOf(text: string, locale: string): string[] {
  return [...SEGMENTERS(locale).segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '');
}

/** One point and its nesting level: 0 or 1. */
export type Point = { text: string; level: 0 | 1; strong?: true };

/** A text as points: each sentence, with the first of each list item below. */
export function pointsOf(blocks: readonly Block[], locale: string): Point[] {
  return blocks.flatMap((block, index): Point[] => {
    if (block.kind === 'paragraph')
      return sentencesOf(plainWords(block.children), locale).map((text): Point => ({ text, level: 0 }));
    const level = index > 0 ? 1 : 0;
    return block.items.map((item): Point => ({ text: firstSentence(item, locale), level }));
  });
}

/** A text as sentences: a list belongs to the sentence that introduces it, its items being sentences or parts of it. */
export function sentencesIn(blocks: readonly Block[], locale: string): string[] {
  const said: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') said.push(...sentencesOf(plainWords(block.children), locale));
    else {
      const items = block.items.map((item) => sentencesIn(item, locale).join(' '));
      const before = said.at(-1)?.endsWith(':') ? `${said.pop()} ` : '';
      const whole = items.every((item) => /[.!?]$/.test(item));
      const listed = items.map((item) => item.replace(/[.;,]$/, '')).join('; ');
      said.push(`${before}${whole ? items.join(' ') : `${listed}.`}`);
    }
  }
  return said;
}

/** The first sentence of a text, and the next if the first is only a question or a few words. */
export function firstSentence(blocks: readonly Block[], locale: string): string {
  const [first = '', second] = sentencesIn(blocks, locale);
  const needsMore = first.endsWith('?') || first.length < 25;
  return needsMore && second ? `${first} ${second}` : first;
}

/** The text as lines, one per paragraph or item. */
export function linesOf(blocks: readonly Block[]): readonly string[] {
  return linesIn(blocks, '');
}

// The same blocks are in many documents.
const linesIn = keptWith((blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [plainWords(block.children)]
      : block.items.map((item) => `– ${linesOf(item).join(' ')}`),
  ),
);

// About 130 words a minute, a pace for an audience.
const WORDS_A_MINUTE = 130;

/** Minutes needed to say something, at least one. */
export function spokenMinutes(lines: readonly string[]): number {
  const words = lines.join(' ').split(/\s+/).length;
  return Math.max(1, Math.ceil(words / WORDS_A_MINUTE));
}
