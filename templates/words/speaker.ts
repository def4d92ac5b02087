import { type Html, html } from '../shared/html.ts';
import { COMMON, type CommonArguments, type CommonKeys } from './common.gen.ts';
import { LANGUAGES, type Language } from './languages.ts';
import { type Message, parseIcuMessage, type Values } from './message.ts';

/** What stands between `<link>` and `</link>` in a message is given to this, and what it returns takes its place. */
export type Markup = (inner: Html) => Html;

/** What the messages of a subject are given: by key, then by the name of the argument. */
type Arguments = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

// Where the key is one of several, all the values that any of them takes.
type ValuesOf<A, Key> = Key extends keyof A ? (values: A[Key]) => void : never;
type Given<A, Key extends string> = [ValuesOf<A, Key>] extends [never]
  ? []
  : ValuesOf<A, Key> extends (values: infer Each) => void
    ? [values: Each]
    : never;

// In HTML a plain argument may be markup as well.
type InHtml<Values> = {
  [Name in keyof Values]: string extends Values[Name] ? Values[Name] | Html : Values[Name];
};
type HtmlGiven<A, Key extends string> = Given<{ [One in keyof A]: InHtml<A[One]> }, Key>;

type WithMarkup<A> = { [Key in keyof A]: Markup extends A[Key][keyof A[Key]] ? Key : never }[keyof A];

/** The words of a subject in one language, and the words that all subjects have in common. */
export type Words<Keys extends string, A extends Arguments> = Said<Keys | CommonKeys, A & CommonArguments>;

type Said<Keys extends string, A extends Arguments> = {
  /** A message as text, with its values put in. */
  <Key extends Exclude<Keys, WithMarkup<A>>>(key: Key, ...given: Given<A, Key>): string;
  /** A message as HTML: its text and values are escaped, markup that is put in stays. */
  html<Key extends Keys>(key: Key, ...given: HtmlGiven<A, Key>): Html;
  readonly language: Language;
};

/** The keys of a subject that are said as text. */
export type WordKey<W extends (...given: never) => string> = Parameters<W>[0];

/**
 * Makes the words of a subject from its messages in every language. Each message is parsed when it is first said.
 * @throws the words, where a value is missing at run time
 */
export function speaker<Keys extends string, A extends Arguments>(
  messages: Readonly<Record<Language, Readonly<Record<Keys, string>>>>,
): (language: Language) => Words<Keys, A> {
  const made = new Map<Language, Words<Keys, A>>();
  return (language) => {
    const known = made.get(language) ?? wordsIn({ ...COMMON[language], ...messages[language] }, language);
    made.set(language, known);
    return known;
  };
}

function wordsIn<Keys extends string, A extends Arguments>(
  messages: Readonly<Record<string, string>>,
  language: Language,
): Words<Keys, A> {
  const parsed = new Map<string, Message>();
  function format(key: string, values: Values): unknown {
    const message = parsed.get(key) ?? parseIcuMessage(messages[key], LANGUAGES[language].tag);
    parsed.set(key, message);
    return message(values);
  }
  const say = (key: string, ...given: readonly unknown[]) => String(format(key, valuesIn(given)));
  const sayHtml = (key: string, ...given: readonly unknown[]) => piecesOf(format(key, valuesIn(given)));
  return Object.assign(say, { html: sayHtml, language });
}

// The parser hands what stands between two tags to a function, as a list.
function valuesIn([values]: readonly unknown[]): Values {
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values ?? {}))
    given[name] = typeof value === 'function' ? (inner: unknown) => value(piecesOf(inner)) : value;
  return given;
}

function piecesOf(made: unknown): Html {
  return html`${[made].flat().map((piece) => (isHtml(piece) ? piece : String(piece)))}`;
}

function isHtml(piece: unknown): piece is Html {
  return typeof piece === 'object' && piece !== null && 'markup' in piece && typeof piece.markup === 'string';
}
