import { describe, expect, it } from 'vitest';
import { html } from '../../../templates/shared/html.ts';
import { languageFor } from '../../../templates/words/languages.ts';
import { type Markup, speaker } from '../../../templates/words/speaker.ts';

type Arguments = {
  greeting: { name: string | number };
  count: { count: number };
  read: { link: Markup; name: string | number };
  day: { day: Date | number };
};
const MESSAGES = {
  title: 'Deltagare – ”alla”',
  greeting: 'Hej {name}!',
  count: '{count, plural, one {# organisation deltar.} other {# organisationer deltar.}}',
  read: 'Läs <link>brevet till {name}</link> nu',
  day: '{day, date, long} {day, time, short}',
};
const wordsOf = speaker<keyof typeof MESSAGES, Arguments>({
  sv: MESSAGES,
  en: { ...MESSAGES, count: '{count, plural, one {# takes part.} other {# take part.}}' },
});
const say = wordsOf('sv');

describe('words', () => {
  it('are said with their values, as text', () => {
    expect(say('title')).toBe('Deltagare – ”alla”');
    expect(say('greeting', { name: '<b>Åsa</b> {name}' })).toBe('Hej <b>Åsa</b> {name}!');
  });

  it('have the plural and the numbers of their language', () => {
    expect([0, 1, 2, 1234].map((count) => say('count', { count }))).toEqual([
      '0 organisationer deltar.',
      '1 organisation deltar.',
      '2 organisationer deltar.',
      '1\u00a0234 organisationer deltar.',
    ]);
    expect([1, 1234].map((count) => wordsOf('en')('count', { count }))).toEqual([
      '1 takes part.',
      '1,234 take part.',
    ]);
  });

  it('tell days and times as they are in Sweden', () => {
    const day = new Date('2026-11-23T23:30:00Z');
    expect(say('day', { day })).toBe('24 november 2026 00:30');
    expect(wordsOf('en')('day', { day })).toBe('24 November 2026 00:30');
  });

  it('are HTML with what is put in escaped, and markup kept: a value, or what a part of the sentence is made', () => {
    expect(say.html('greeting', { name: '<b> & {' }).markup).toBe('Hej &lt;b&gt; &amp; &#123;!');
    expect(say.html('greeting', { name: html`<b>Åsa</b>` }).markup).toBe('Hej <b>Åsa</b>!');
    expect(
      say.html('read', { name: '<Åsa>', link: (inner) => html`<a href="/brev">${inner}</a>` }).markup,
    ).toBe('Läs <a href="/brev">brevet till &lt;Åsa&gt;</a> nu');
  });

  it('take nothing that they do not know, and lack nothing', () => {
    // @ts-expect-error no such word
    expect(() => say('other')).toThrow('no such word');
    // @ts-expect-error a value is missing
    expect(() => say('greeting')).toThrow('no value for {name}');
    // @ts-expect-error a value is missing
    expect(() => say('count', {})).toThrow('count');
    // @ts-expect-error a value that is none
    expect(() => say('count', { count: undefined })).toThrow('no value for {count}');
    // @ts-expect-error a value that the message does not take
    say('title', { name: 'Åsa' });
    // @ts-expect-error a value that the message does not take
    say('greeting', { name: 'Åsa', count: 1 });
    // @ts-expect-error where the key may be any of several, the values of all of them
    expect(() => say(Math.random() > 2 ? 'title' : 'greeting')).toThrow('no value for {name}');
    // @ts-expect-error a word with markup in it is none that can be said as text
    say('read', { name: 'Åsa', link: (inner) => inner });
  });

  it('are those of the reader’s language, else Swedish', () => {
    expect(['en', 'sv', 'fit', 'constructor', undefined].map(languageFor)).toEqual([
      'en',
      'sv',
      'sv',
      'sv',
      'sv',
    ]);
  });
});
