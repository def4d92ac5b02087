import { addressFault, unquoted } from '../shared/email-address.ts';
import { parseInput } from '../shared/parse-input.ts';
import { readPhone } from '../shared/phone-number.ts';
import { between, plainText, stripped } from '../shared/plain-text.ts';
import { type Fault, fault } from '../shared/problem.ts';
import { asRead, isQuoted } from './contact-file.ts';

/** The parsed value of a cell, or its problem. */
export type SheetCell<T> = { ok: true; value: T } | { ok: false; fault: Fault; value: string };

const SHEET_ERROR = /^#(N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SAKNAS!|REFERENS!|NAMN\?|VÄRDEFEL!)/i;
const NAME_LENGTH = 120;

/** One line with plain spaces and without invisible characters. */
export function collapsed(cell: string): string {
  return stripped(
    cell.replaceAll(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '').replaceAll(/[\s\u00a0\u2007\u202f]+/g, ' '),
  );
}

/** Key for comparing names. */
export function nameKey(name: string): string {
  return collapsed(name).normalize('NFC').toLowerCase();
}

/** The text of a cell, unless it holds a spreadsheet formula or error. `="0127"` is how Excel forces text. */
export function textOf(cell: string): SheetCell<string> {
  const written = collapsed(cell);
  // A leading apostrophe marks the rest as text.
  if (asRead(written) !== written) return { ok: true, value: asRead(written) };
  const text = isQuoted(written) ? collapsed(written.slice(1, -1)) : written;
  const quoted = /^="([^"]*)"$/.exec(text)?.[1];
  if (quoted !== undefined) return { ok: true, value: quoted };
  if (text.startsWith('=')) return { ok: false, fault: fault('cell-formula'), value: text };
  if (SHEET_ERROR.test(text)) return { ok: false, fault: fault('cell-error'), value: text };
  return text === '' ? { ok: false, fault: fault('empty'), value: '' } : { ok: true, value: text };
}

/** Parses a person's name. */
export function nameInCell(text: string): SheetCell<string> {
  if (text.length > NAME_LENGTH)
    return { ok: false, fault: fault('too-long', { max: NAME_LENGTH }), value: text };
  const parsed = parseInput(plainText(NAME_LENGTH), text);
  if (parsed.ok) return { ok: true, value: parsed.data };
  const [{ code, params } = fault('wrong-format')] = parsed.problems;
  return { ok: false, fault: { code, params }, value: text };
}

/** Longer than any address with a name; an expression is never run over more. */
const ADDRESS_CELL_LENGTH = 400;

/** Parses an address, also from `mailto:` and `Name <address>` as mail programs copy it. */
export function addressOf(text: string): SheetCell<string> {
  if (text.length > ADDRESS_CELL_LENGTH) {
    const found = fault(holdsSeveral(text) ? 'address-several' : 'address-too-long');
    return { ok: false, fault: found, value: text };
  }
  const inner = /<([^<>]*)>\s*[;,]?$/.exec(text)?.[1] ?? text;
  const address = unquoted(between(inner.replace(/^mailto:/i, ''), /[;,\s]/));
  const wrong = holdsSeveral(address) ? fault('address-several') : addressFault(address);
  return wrong ? { ok: false, fault: wrong, value: text } : { ok: true, value: address };
}

function holdsSeveral(text: string): boolean {
  return text.split(/[;,\s]/).filter((part) => part.includes('@')).length > 1;
}

/** Parses a telephone number. */
export function phoneOf(text: string): SheetCell<string> {
  const read = readPhone(text);
  return read.ok ? { ok: true, value: read.phone } : { ok: false, fault: read.fault, value: text };
}

const LANGUAGES: Readonly<Record<string, string>> = {
  svenska: 'sv',
  swedish: 'sv',
  engelska: 'en',
  english: 'en',
  finska: 'fi',
  finnish: 'fi',
};

/** Parses a language: its code, with or without a country, or its name. */
export function localeOfCell(text: string): SheetCell<string> {
  const key = nameKey(text);
  const code = LANGUAGES[key] ?? key.split(/[-_]/)[0] ?? '';
  return /^[a-z]{2,3}$/.test(code)
    ? { ok: true, value: code }
    : { ok: false, fault: fault('unknown', { what: 'language', value: text }), value: text };
}
