import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** Everything that a message can become, as a regular expression. */
export function shapeOf(message: string): RegExp {
  return new RegExp(`^${partsOf(parse(message))}$`);
}

function partsOf(elements: readonly MessageFormatElement[]): string {
  return elements.map(partOf).join('');
}

function partOf(element: MessageFormatElement): string {
  switch (element.type) {
    case TYPE.literal:
      return RegExp.escape(element.value);
    case TYPE.pound:
    case TYPE.number:
      return '[\\d\\s.,\u2212-]+';
    case TYPE.plural:
    case TYPE.select:
      return `(?:${Object.values(element.options)
        .map(({ value }) => partsOf(value))
        .join('|')})`;
    default:
      return '[\\s\\S]*?';
  }
}
