import type { Block, Inline } from '../mail/markdown-reader.ts';

/** The words of a line without their form. */
export function plainWords(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text;
      if (inline.kind === 'own') return inline.words;
      return inline.kind === 'break' ? ' ' : plainWords(inline.children);
    })
    .join('');
}

// Making one takes longer than a page of text.
const segmenters = new Map<string, Intl.Segmenter>();

/** The sentences of a line in a language. */
export function sentencesOf(text: string, locale: string): string[] {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'sentence' });
  segmenters.set(locale, segmenter);
  return [...segmenter.segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '');
}

/** One thing to say, and how deep it stands below the one before: 0 or 1. */
export type Point = { text: string; level: 0 | 1; strong?: true };

/** A text in points: the first sentence of each paragraph, and below it that of each item of its list. */
export function pointsOf(blocks: readonly Block[], locale: string): Point[] {
  return blocks.flatMap((block, index): Point[] => {
    if (block.kind === 'paragraph') return [{ text: firstSentence([block], locale), level: 0 }];
    const level = index > 0 ? 1 : 0;
    return block.items.map((item): Point => ({ text: firstSentence(item, locale), level }));
  });
}

/** A text in sentences: a list belongs to the sentence that announces it. */
export function sentencesIn(blocks: readonly Block[], locale: string): string[] {
  const said: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') said.push(...sentencesOf(plainWords(block.children), locale));
    else {
      const items = block.items.map((item) =>
        sentencesIn(item, locale)
          .join(' ')
          .replace(/[.;,]$/, ''),
      );
      const before = said.at(-1)?.endsWith(':') ? `${said.pop()} ` : '';
      said.push(`${before}${items.join('; ')}.`);
    }
  }
  return said;
}

/** The first sentence of a text, with the one after it where the first is only a question or a few words. */
export function firstSentence(blocks: readonly Block[], locale: string): string {
  const [first = '', second] = sentencesIn(blocks, locale);
  const needsMore = first.endsWith('?') || first.length < 25;
  return needsMore && second ? `${first} ${second}` : first;
}

/** All words of a text, a paragraph or an item a line. */
export function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [plainWords(block.children)]
      : block.items.map((item) => `– ${linesOf(item).join(' ')}`),
  );
}

// Slow enough for a room of listeners: some 130 words a minute.
const WORDS_A_MINUTE = 130;

/** How many minutes it takes to say something, at least one. */
export function spokenMinutes(lines: readonly string[]): number {
  const words = lines.join(' ').split(/\s+/).length;
  return Math.max(1, Math.ceil(words / WORDS_A_MINUTE));
}
