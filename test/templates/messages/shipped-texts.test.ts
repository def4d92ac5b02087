import { describe, expect, it } from 'vitest';
import { factsIn } from '../../../domain/catalogue/fact-references.ts';
import { textAt, textBefore } from '../../../domain/catalogue/text.ts';
import { builtInFacts } from '../../../domain/catalogue/text-resolver.ts';
import { shippedCatalogue } from './shipped-catalogue.ts';

const version = await shippedCatalogue();
const { catalogue, texts } = version;
const KNOWN = new Set<string>([...builtInFacts(catalogue), ...Object.keys(catalogue.facts)]);

const said = texts.flatMap((text) =>
  (catalogue.messages[text.topic]?.at ?? []).map((kind) => ({
    name: `${text.topic} in ${text.locale} at ${kind}`,
    text,
    markdown: textAt(text, kind) ?? '',
  })),
);

// Before an award nothing may be told; what comes after it is told ahead, by hand.
const AHEAD = ['integration-ready', 'go-live'];
const saidAhead = texts.flatMap((text) =>
  (catalogue.messages[text.topic]?.at ?? [])
    .filter((kind) => AHEAD.includes(kind))
    .map((kind) => ({
      name: `${text.topic} in ${text.locale} before ${kind}`,
      text,
      markdown: textBefore(text, kind) ?? '',
    })),
);

/** Links as their words, lists as sentences, emphasis without its signs. */
function prose(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('**', '')
    .replaceAll(/^- (.*[^.!?:])$/gm, '$1.')
    .replaceAll(/^- /gm, '');
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}{}'’-]*[\p{L}\p{N}}][\p{L}\p{N}{}'’-]*/gu) ?? [];
}

function sentencesIn(text: string): string[] {
  return text.split(/[.!?:](?:\s|$)|\n\n/).filter((sentence) => wordsIn(sentence).length > 0);
}

/** Björnsson's readability index: mean words a sentence, and words of more than six letters in per cent. */
function lix(text: string): number {
  const words = wordsIn(text);
  const long = words.filter((word) => word.replaceAll(/[^\p{L}]/gu, '').length > 6);
  return words.length / sentencesIn(text).length + (100 * long.length) / words.length;
}

const linkWords = (markdown: string) =>
  [...markdown.matchAll(/\[([^\]]*)\]\(/g)].map(([, words = '']) => words);

describe('the readability index', () => {
  it('is that of a text counted by hand', () => {
    // 12 words in 3 sentences, of which 3 are long (kommunen, bokningar, ansökningar): 4 + 25.
    expect(lix('Du bokar. Sedan svarar vi. Alla i kommunen ser bokningar och ansökningar.')).toBeCloseTo(
      29,
      5,
    );
  });
});

describe('the texts that are shipped', () => {
  it('are there for every message in every language, and for nothing else', () => {
    const there = texts.map(({ topic, locale }) => `${topic}/${locale}`);
    const needed = Object.keys(catalogue.messages).flatMap((topic) =>
      catalogue.locales.map((locale) => `${topic}/${locale}`),
    );
    expect(there.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(needed.toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it.each(catalogue.locales)(
    'have titles in %s that are told apart, short and without a full stop',
    (locale) => {
      const titles = texts.filter((text) => text.locale === locale).map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
      const bad = titles.filter(
        (title) => /[.!]$/.test(title) || wordsIn(title).length < 2 || wordsIn(title).length > 8,
      );
      expect(bad).toEqual([]);
    },
  );

  it.each(texts)(
    'speak of $topic in $locale only at milestones where the catalogue places it',
    ({ topic, sections }) => {
      const placed = catalogue.messages[topic]?.at ?? [];
      expect(Object.keys(sections).filter((kind) => !placed.includes(kind))).toEqual([]);
    },
  );

  it.each(saidAhead)('say $name in 25 to 150 words, with facts that are declared', ({ markdown }) => {
    const count = wordsIn(prose(markdown)).length;
    expect(count).toBeGreaterThanOrEqual(25);
    expect(count).toBeLessThanOrEqual(150);
    expect(factsIn(markdown).filter((fact) => !KNOWN.has(fact))).toEqual([]);
    expect(markdown.replaceAll(/\{[a-zA-Z]+\}/g, '')).not.toMatch(
      /\d{4}|\d+ ?(kr|kronor|SEK|%)|https?:|www\.|@/,
    );
  });

  it.each(saidAhead.filter(({ text }) => text.locale === 'sv'))(
    'are easy to read in $name',
    ({ markdown }) => {
      expect(lix(prose(markdown))).toBeLessThan(45);
      expect(sentencesIn(prose(markdown)).filter((sentence) => wordsIn(sentence).length > 25)).toEqual([]);
    },
  );

  it.each(said)('say $name in 40 to 150 words', ({ markdown }) => {
    const count = wordsIn(prose(markdown)).length;
    expect(count).toBeGreaterThanOrEqual(40);
    expect(count).toBeLessThanOrEqual(150);
  });

  it.each(said)(
    'refer in $name to facts that are declared, and write out no date, price or address',
    ({ markdown }) => {
      expect(factsIn(markdown).filter((fact) => !KNOWN.has(fact))).toEqual([]);
      expect(markdown.replaceAll(/\{[a-zA-Z]+\}/g, '')).not.toMatch(
        /\d{4}|\d+ ?(kr|kronor|SEK|%)|https?:|www\.|@/,
      );
      const targets = [...markdown.matchAll(/\]\(([^)]*)\)/g)].map(([, target = '']) => target);
      const wrong = targets.filter((target) => !['url', 'email'].includes(typeOf(target.slice(1, -1)) ?? ''));
      expect(wrong).toEqual([]);
    },
  );

  it.each(said)('use in $name plain Markdown, and links whose words say where they lead', ({ markdown }) => {
    expect(markdown).not.toMatch(/^#|<[a-z!/]|!\[|^>|^\||```/im);
    const vague = /^(klicka|läs mer|här\b|mer info|click|read more|here\b|more\b|this\b|länk|link)/i;
    expect(linkWords(markdown).filter((words) => vague.test(words) || words.length < 4)).toEqual([]);
  });

  it.each(said.filter(({ text }) => text.locale === 'sv'))('are easy to read in $name', ({ markdown }) => {
    expect(lix(prose(markdown))).toBeLessThan(45);
    expect(sentencesIn(prose(markdown)).filter((sentence) => wordsIn(sentence).length > 25)).toEqual([]);
  });

  function typeOf(fact: string): string | undefined {
    return fact === 'contactEmail' ? 'email' : catalogue.facts[fact]?.type;
  }
});

describe('the next steps that are shipped', () => {
  const steps = Object.entries(catalogue.groups).flatMap(([group, { nextStep = {} }]) =>
    Object.entries(nextStep).flatMap(([kind, words]) =>
      Object.entries(words).map(([locale, step]) => ({ name: `${group} at ${kind} in ${locale}`, step })),
    ),
  );

  it('stand in every language wherever a group is told something', () => {
    const places = Object.entries(catalogue.groups).flatMap(([group, { messages }]) =>
      Object.keys(catalogue.milestones)
        .filter((kind) => messages.some((topic) => catalogue.messages[topic]?.at.includes(kind)))
        .flatMap((kind) => catalogue.locales.map((locale) => `${group} at ${kind} in ${locale}`)),
    );
    expect(places.length).toBeGreaterThan(60);
    expect(places.filter((place) => !steps.some(({ name }) => name === place))).toEqual([]);
  });

  it.each(steps)('tell $name one thing in 8 to 25 words, with facts that exist', ({ step }) => {
    expect(wordsIn(step).length).toBeGreaterThanOrEqual(8);
    expect(wordsIn(step).length).toBeLessThanOrEqual(25);
    expect(factsIn(step).filter((fact) => !KNOWN.has(fact))).toEqual([]);
  });
});
