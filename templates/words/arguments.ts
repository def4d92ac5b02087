import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** The TypeScript type of each argument of a message, by its name. */
export type MessageArguments = ReadonlyMap<string, string>;

const TEXT = 'string | number';

/**
 * What an ICU message must be given.
 * @param tag the language that it is written in, whose every plural it must have
 * @throws where it is no ICU message, or lacks a plural
 */
export function argumentsOf(message: string, tag: string): MessageArguments {
  const found = new Map<string, string>();
  collect(parse(message), { found, plurals: new Intl.PluralRules(tag).resolvedOptions().pluralCategories });
  return found;
}

/** The stricter of two types for one argument; undefined where they contradict each other. */
export function stricter(one: string | undefined, other: string): string | undefined {
  if (one === undefined || one === other || one === TEXT) return other;
  return other === TEXT ? one : undefined;
}

type Collection = { found: Map<string, string>; plurals: readonly string[] };

function collect(elements: readonly MessageFormatElement[], collection: Collection): void {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    add(element.value, typeOf(element), collection.found);
    if (element.type === TYPE.plural) checkPlurals(element.options, collection.plurals);
    if (element.type === TYPE.tag) collect(element.children, collection);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const option of Object.values(element.options)) collect(option.value, collection);
  }
}

function add(name: string, type: string, found: Map<string, string>): void {
  const both = stricter(found.get(name), type);
  if (both === undefined) throw new Error(`{${name}} is both ${found.get(name)} and ${type}`);
  found.set(name, both);
}

function typeOf(element: Exclude<MessageFormatElement, { type: TYPE.literal | TYPE.pound }>): string {
  switch (element.type) {
    case TYPE.argument:
      return TEXT;
    case TYPE.number:
    case TYPE.plural:
      return 'number';
    case TYPE.date:
    case TYPE.time:
      return 'Date | number';
    case TYPE.tag:
      return 'Markup';
    case TYPE.select:
      return Object.keys(element.options)
        .map((option) => `'${option}'`)
        .sort()
        .join(' | ');
  }
}

function checkPlurals(options: Readonly<Record<string, unknown>>, plurals: readonly string[]): void {
  const missing = plurals.filter((category) => !Object.hasOwn(options, category));
  if (missing.length > 0) throw new Error(`has a plural without ${missing.join(', ')}`);
}
