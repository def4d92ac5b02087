import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod';
import {
  type Charset,
  encodedOnce,
  isSurelyWindows,
  likelyReadings,
  type Readings,
} from '../../../domain/contacts/charset.ts';
import {
  FILE_LIMIT_BYTES,
  type ReadSheet,
  ROW_LIMIT,
  type Sheet,
} from '../../../domain/contacts/contact-file.ts';
import { type Fault, fault } from '../../../domain/shared/problem.ts';
import { decodeIbm850 } from './ibm850.ts';

const recordsSchema = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

const startsWith = (bytes: Uint8Array, ...start: number[]) =>
  start.every((value, index) => bytes[index] === value);

// Signatures of files uploaded instead of CSV: workbooks (zip, and the older compound file) and PDF.
const KINDS: readonly { start: readonly number[]; fault: Fault }[] = [
  { start: [0x50, 0x4b, 0x03, 0x04], fault: fault('file-is-workbook') },
  { start: [0xd0, 0xcf, 0x11, 0xe0], fault: fault('file-is-workbook') },
  { start: [0x25, 0x50, 0x44, 0x46], fault: fault('file-is-pdf') },
];

/**
 * Parses CSV as spreadsheets export it: UTF-8, UTF-16 or Windows-1252, or what a person says where letters may
 * be in another encoding; comma, semicolon or tab; any line
 * ends; quoted cells with line breaks; Excel's first line `sep=;`; trailing empty rows and columns.
 */
export function readContactFile(bytes: Uint8Array, charset?: Charset): ReadSheet {
  if (bytes.length === 0) return { ok: false, fault: fault('file-empty') };
  if (bytes.length > FILE_LIMIT_BYTES)
    return { ok: false, fault: fault('file-too-large', { kilobytes: FILE_LIMIT_BYTES / 1000 }) };
  const kind = KINDS.find(({ start }) => startsWith(bytes, ...start));
  if (kind) return { ok: false, fault: kind.fault };
  const text = decoded(bytes, charset);
  if (typeof text !== 'string') return unclear(text);
  if (text.includes('\0')) return { ok: false, fault: fault('file-is-binary') };
  if (text.trim() === '') return { ok: false, fault: fault('file-empty') };
  return table(text);
}

/** The text; all readings of it where none is sure. */
function decoded(bytes: Uint8Array, charset: Charset | undefined): string | Readings {
  if (startsWith(bytes, 0xff, 0xfe)) return onceOrTwice(new TextDecoder('utf-16le').decode(bytes), charset);
  if (startsWith(bytes, 0xfe, 0xff)) return onceOrTwice(new TextDecoder('utf-16be').decode(bytes), charset);
  try {
    // The decoder removes the byte order mark.
    return onceOrTwice(new TextDecoder('utf-8', { fatal: true }).decode(bytes), charset);
  } catch {
    const windows = new TextDecoder('windows-1252').decode(bytes);
    const readings: Readings = {
      'windows-1252': windows,
      ibm850: decodeIbm850(bytes),
      macintosh: new TextDecoder('macintosh').decode(bytes),
    };
    const told = charset && readings[charset];
    if (told !== undefined) return told;
    // What Excel in Western Europe saves as "CSV".
    return windows.includes('\0') || isSurelyWindows(windows) ? windows : readings;
  }
}

/** The text, if it is not as what was UTF-8 already looks once it has been saved as UTF-8 again; else both readings. */
function onceOrTwice(text: string, charset: Charset | undefined): string | Readings {
  const once = encodedOnce(text);
  if (once === undefined || charset === 'utf-8') return text;
  return charset === 'utf-8-twice' ? once : { 'utf-8': text, 'utf-8-twice': once };
}

function unclear(texts: Readings): ReadSheet {
  const readings = likelyReadings(texts);
  const shown = readings.map(({ charset, cells }) => `${charset} (${cells.join(', ')})`);
  return { ok: false, fault: fault('charset-unclear', { readings: shown }), readings };
}

function table(written: string): ReadSheet {
  const text = written.replaceAll(/\r\n?/g, '\n');
  const named = /^sep=(.)\n/i.exec(text);
  // Replaced by an empty line to preserve line numbers.
  const body = named ? text.slice(named[0].length - 1) : text;
  const delimiter = named?.[1] ?? likeliestDelimiter(body);
  let read = 0;
  try {
    const records = recordsSchema.parse(
      parse(body, {
        delimiter,
        info: true,
        record_delimiter: '\n',
        relax_column_count: true,
        relax_quotes: true,
        on_record: (record, { lines }) => {
          read = lines;
          return record;
        },
      }),
    );
    const rows = records.map(({ record, info }) => ({
      // A record's line is the one on which it ends.
      line: info.lines - record.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0),
      cells: trimmed(record),
    }));
    return sheetOf(rows.filter(({ cells }) => cells.length > 0));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // An unclosed quote swallows the rest of the file: report the row where it opens.
    return { ok: false, fault: fault('file-broken-off'), line: read + 1 };
  }
}

function sheetOf(rows: Sheet['rows']): ReadSheet {
  const [header, ...rest] = rows;
  if (!header || rest.length === 0) return { ok: false, fault: fault('no-rows') };
  if (rest.length > ROW_LIMIT) return { ok: false, fault: fault('too-many-rows', { max: ROW_LIMIT }) };
  return { ok: true, sheet: { header: header.cells, rows: rest } };
}

/** The most frequent of semicolon, tab and comma in the first line, outside quotes. */
function likeliestDelimiter(text: string): string {
  const first = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replaceAll(/"(?:[^"]|"")*"/g, '');
  const count = (delimiter: string) => first.split(delimiter).length;
  return [';', '\t', ','].reduce((best, other) => (count(other) > count(best) ? other : best));
}

/** Drops trailing empty cells, which Excel keeps after content was deleted. */
function trimmed(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}
