import { IntlMessageFormat } from 'intl-messageformat';

/** Formats one message: a text, or its pieces in order where a value is not text. */
export type Message = (values: Values) => unknown;
export type Values = Readonly<Record<string, unknown>>;

const NO_SYNTAX = /^[^{}<']*$/;
const PLAIN_ARGUMENTS = /^(?:[^{}<']|\{\w+\})*$/;

/**
 * Parses an ICU message once. Texts and those with only plain arguments, nearly all, do without the parser.
 * @throws where there is no message; the returned function, where a value is missing
 */
export function parseIcuMessage(text: string | undefined, tag: string): Message {
  if (text === undefined) throw new TypeError('no such word');
  if (NO_SYNTAX.test(text)) return () => text;
  if (PLAIN_ARGUMENTS.test(text)) return plainMessage(text);
  const message = new IntlMessageFormat(text, tag, undefined, { formatters: FORMATTERS });
  return (values) => {
    for (const name of Object.keys(values)) given(values, name);
    return message.format({ ...values });
  };
}

// Every other piece is the name of an argument.
function plainMessage(text: string): Message {
  const pieces = text.split(/\{(\w+)\}/);
  return (values) => {
    const filled = pieces.map((piece, index) => (index % 2 === 1 ? given(values, piece) : piece));
    return filled.some((piece) => typeof piece === 'object') ? filled : filled.join('');
  };
}

function given(values: Values, name: string): unknown {
  const value = values[name];
  if (value === undefined || value === null) throw new TypeError(`no value for {${name}}`);
  return value;
}

// Intl objects are dear to make, and messages share them. Times are those of Sweden, wherever the code runs.
const FORMATTERS = {
  getNumberFormat: kept((tag, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options)),
  getDateTimeFormat: kept(
    (tag, options?: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(tag, { timeZone: 'Europe/Stockholm', ...options }),
  ),
  getPluralRules: kept((tag, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(tag, options)),
};

type Tag = string | string[] | undefined;

function kept<Options, Made>(make: (tag: Tag, options?: Options) => Made) {
  const made = new Map<string, Made>();
  return (tag?: Tag, options?: Options): Made => {
    const key = JSON.stringify([tag, options]);
    const known = made.get(key) ?? make(tag, options);
    made.set(key, known);
    return known;
  };
}
