import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js';

// Each letter gets marks that none of the fixtures' languages uses, as a capital too.
const PLAIN = 'abcdefghijklmnopqrstuvwxyzåäöé';
const MARKED = 'āḃċḋēḟġḣīĵķļṁṅōṗɋṙṡṫūṽẇẋẏżǻǟȫḗ';
const marks = new Map(
  [...PLAIN].flatMap((letter, index): [string, string][] => {
    const marked = [...MARKED][index] ?? letter;
    return [
      [letter, marked],
      [letter.toUpperCase(), marked.toUpperCase()],
    ];
  }),
);
const PSEUDO = new Set(marks.values());

/** Whether a letter is one of the pseudo-language: it was said by words. */
export function isPseudoLetter(letter: string): boolean {
  return PSEUDO.has(letter);
}

/** A message in the pseudo-language: `Hello {name}` is `⟦Ḣēļļō {name}⟧`. All of its syntax stays. */
export function pseudoMessage(message: string): string {
  return `⟦${printAST(parse(message).map(pseudoElement))}⟧`;
}

function pseudoElement(element: MessageFormatElement): MessageFormatElement {
  switch (element.type) {
    case TYPE.literal:
      return { ...element, value: pseudoText(element.value) };
    case TYPE.tag:
      return { ...element, children: element.children.map(pseudoElement) };
    case TYPE.plural:
    case TYPE.select: {
      const options = Object.entries(element.options).map(
        ([name, option]) => [name, { ...option, value: option.value.map(pseudoElement) }] as const,
      );
      return { ...element, options: Object.fromEntries(options) };
    }
    default:
      return element;
  }
}

function pseudoText(text: string): string {
  return [...text].map((letter) => marks.get(letter) ?? letter).join('');
}
