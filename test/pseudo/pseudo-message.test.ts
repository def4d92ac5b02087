import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { messagesOf, subjects } from '../../templates/words/generate.ts';
import { pseudoMessage } from './pseudo-message.ts';

const SUBJECTS = await subjects();

/** A message without what it says: its arguments, choices and tags. */
const shape = (elements: readonly MessageFormatElement[]): unknown =>
  elements
    .filter(({ type }) => type !== TYPE.literal)
    .map((element) => {
      if (element.type === TYPE.tag) return [element.value, shape(element.children)];
      if (element.type === TYPE.plural || element.type === TYPE.select)
        return [
          element.value,
          Object.entries(element.options)
            .map(([name, { value }]) => [name, shape(value)])
            .sort(),
        ];
      return { ...element, location: undefined };
    });

describe('a message in the pseudo-language', () => {
  it('has marks on its letters, and keeps arguments, plurals, choices and tags', () => {
    expect(pseudoMessage("Don't use {name}")).toBe("⟦Ḋōṅ''ṫ ūṡē {name}⟧");
    expect(pseudoMessage('{count, plural, one {# Zebra} other {# zebras}}')).toMatch(
      /^⟦\{count,\s*plural,\s*one\s*\{# Żēḃṙā\}\s*other\s*\{# żēḃṙāṡ\}\}⟧$/,
    );
    expect(pseudoMessage('Read <link>this</link>')).toBe('⟦Ṙēāḋ <link>ṫḣīṡ</link>⟧');
  });

  it.each(SUBJECTS)('takes the same values as before: %s', async (subject) => {
    for (const [key, message] of Object.entries(await messagesOf(subject, 'en')))
      expect([key, shape(parse(pseudoMessage(message)))]).toEqual([key, shape(parse(message))]);
  });
});
