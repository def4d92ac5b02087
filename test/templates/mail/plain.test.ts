import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain, underlinedHeading, wrapped } from '../../../templates/mail/plain.ts';

describe('wrapping plain text', () => {
  it('breaks between words at 76 characters and indents what follows', () => {
    const words = Array.from({ length: 20 }, () => 'bokning').join(' ');
    expect(
      wrapped(words, '- ', '  ')
        .split('\n')
        .map((line) => line.length),
    ).toEqual([73, 73, 17]);
  });

  it('keeps every word in its order, and no line longer than 76 unless a single word is', () => {
    const words = fc.array(
      fc.string({ minLength: 1, maxLength: 90, unit: fc.constantFrom('a', 'å', '1', '/') }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(words, (words) => {
        const lines = wrapped(words.join(' ')).split('\n');
        expect(lines.join(' ')).toBe(words.join(' '));
        expect(lines.every((line) => line.length <= 76 || !line.includes(' '))).toBe(true);
      }),
    );
  });

  it('does not part figures from their unit where a hard space joins them', () => {
    expect(wrapped(`${'x'.repeat(72)} 6\u00a0000 kronor`)).toBe(`${'x'.repeat(72)}\n6\u00a0000 kronor`);
  });

  it('underlines a heading along its longest line', () => {
    expect(underlinedHeading('Tidplan', '-')).toBe('Tidplan\n-------');
  });

  it('sets double braces apart', () => {
    expect(plain('{{a}} {{{b')).toBe('{ {a}} { { {b');
  });
});
