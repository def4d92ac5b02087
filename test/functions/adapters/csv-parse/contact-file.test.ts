import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fault } from '../../../../domain/shared/problem.ts';
import { readContactFile } from '../../../../functions/adapters/csv-parse/contact-file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const TABLE = { header: ['a', 'b'], rows: [{ line: 2, cells: ['Åsa', '1'] }] };
const rowsOf = (bytes: Uint8Array) => {
  const read = readContactFile(bytes);
  return read.ok ? read.sheet.rows : read;
};

describe('a table is read', () => {
  it.each([
    ['UTF-8', utf8('a;b\nÅsa;1\n')],
    ['UTF-8 with a byte order mark', utf8('\ufeffa;b\r\nÅsa;1')],
    ['Windows-1252', latin('a;b\r\nÅsa;1\r\n')],
    [
      'UTF-16, as Excel saves Unicode text',
      Uint8Array.from(Buffer.from('\ufeffa\tb\r\nÅsa\t1\r\n', 'utf16le')),
    ],
    ['commas', utf8('a,b\nÅsa,1\n')],
    ['tabs', utf8('a\tb\nÅsa\t1\n')],
    ['the line ends of old Macs', utf8('a;b\rÅsa;1\r')],
    ['quotes around everything', utf8('"a";"b"\r\n"Åsa";"1"\r\n')],
    ['a delimiter inside of a quoted heading', utf8('"a";b\nÅsa;1\n')],
    ['empty columns at the end', utf8('a;b;;;\nÅsa;1;;;\n')],
    ['empty rows at the end', utf8('a;b\nÅsa;1\n;;\n\n  ; \n')],
  ])('from %s', (_, bytes) => {
    expect(readContactFile(bytes)).toEqual({ ok: true, sheet: TABLE });
  });

  it('with the delimiter that its first line names, and the numbers of the lines as a person counts them', () => {
    expect(rowsOf(utf8('sep=;\r\na;b,c\r\nÅsa;1\r\n'))).toEqual([{ line: 3, cells: ['Åsa', '1'] }]);
  });

  it('with line breaks inside of cells: a row is where it begins', () => {
    expect(rowsOf(utf8('a;b\r\n1;"x\r\ny"\r\n\r\n"2\n\n3";z\r\n4;5'))).toEqual([
      { line: 2, cells: ['1', 'x\ny'] },
      { line: 5, cells: ['2\n\n3', 'z'] },
      { line: 8, cells: ['4', '5'] },
    ]);
  });

  it('with quotes that stand in the middle of a name', () => {
    expect(rowsOf(utf8('a;b\nAnna "Nettan" Ek;"Bo ""B"" Ek"\n'))).toEqual([
      { line: 2, cells: ['Anna "Nettan" Ek', 'Bo "B" Ek'] },
    ]);
  });

  it('as Windows-1252 where it is no UTF-8: letters, dashes and the euro sign', () => {
    const bytes = Uint8Array.from([...latin('a;b\n'), 0xd6, 0x96, 0x80, ...latin(';1')]);
    expect(rowsOf(bytes)).toEqual([{ line: 2, cells: ['Ö–€', '1'] }]);
  });
});

describe('letters in an encoding that no byte states', () => {
  // Bytes of å ä ö Å Ö é: code page 850 of Microsoft, Mac OS Roman of Apple, by hand.
  const DOS = { å: 0x86, ä: 0x84, ö: 0x94, Å: 0x8f, Ö: 0x99, é: 0x82 };
  const MAC = { å: 0x8c, ä: 0x8a, ö: 0x9a, Å: 0x81, Ö: 0x85, é: 0x8e };
  const bytesIn = (table: Readonly<Record<string, number>>, text: string) =>
    Uint8Array.from(text, (letter) => table[letter] ?? letter.charCodeAt(0));
  const names = ['Björn Hägg', 'Åsa Öst', 'André Ek', 'Per Åkesson'];

  it.each([
    ['ibm850', DOS],
    ['macintosh', MAC],
  ] as const)('are asked about with three names, the likeliest reading first: %s', (charset, table) => {
    for (const some of [names, names.slice(0, 1), names.slice(2, 3), names.slice(3)]) {
      const bytes = bytesIn(table, `namn;n\n${some.join(';1\n')};1\n`);
      const read = readContactFile(bytes);
      if (read.ok) throw new Error('was read without a yes');
      expect(read.fault.code).toBe('charset-unclear');
      expect(read.readings?.[0]).toEqual({ charset, cells: some.slice(0, 3) });
      expect(JSON.stringify(read)).not.toContain('\ufffd');
      const told = readContactFile(bytes, charset);
      expect(told.ok && told.sheet.rows.map(({ cells }) => cells[0])).toEqual(some);
    }
  });

  it.each([
    'Björn Hägg',
    'Åsa Öst',
    'O\u0092Brien',
    'Malm\u00f6\u00a0stad',
    'André Ek \u0096 Lund',
    'ÅSA ÖST',
    'Zoë Müller',
  ])('are read as Windows-1252 where nothing speaks against it: %j', (text) => {
    const read = readContactFile(latin(`namn;n\n${text};1\n`));
    expect(read.ok).toBe(true);
  });

  describe('are asked about where they were UTF-8 and were saved as UTF-8 again', () => {
    // UTF-8, read as Windows-1252 or as Latin-1, where Å and É end in a control: by hand.
    const WINDOWS = ['BjÃ¶rn HÃ¤gg', 'Ã…sa Ã–st', 'AndrÃ© Ek', 'Per Ã…kesson'];
    const LATIN = ['BjÃ¶rn HÃ¤gg', 'Ã\u0085sa Ã\u0096st', 'AndrÃ© Ek', 'Per Ã\u0085kesson'];
    const bytesOf = {
      'UTF-8': utf8,
      'UTF-16': (text: string) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le')),
    };

    it.each([
      ['UTF-8', WINDOWS, ['utf-8-twice', 'utf-8']],
      ['UTF-16', WINDOWS, ['utf-8-twice', 'utf-8']],
      ['UTF-8', LATIN, ['utf-8-twice']],
    ] as const)('in %s: %j', (encoding, written, charsets) => {
      const bytes = bytesOf[encoding](`namn;n\n${written.join(';1\n')};1\n`);
      const read = readContactFile(bytes);
      if (read.ok) throw new Error('was read without a yes');
      expect(read.fault.code).toBe('charset-unclear');
      expect(read.readings?.map(({ charset }) => charset)).toEqual(charsets);
      expect(read.readings?.[0]?.cells).toEqual(names.slice(0, 3));
      const meant = readContactFile(bytes, 'utf-8-twice');
      expect(meant.ok && meant.sheet.rows.map(({ cells }) => cells[0])).toEqual(names);
      const asWritten = readContactFile(bytes, 'utf-8');
      expect(asWritten.ok && asWritten.sheet.rows.map(({ cells }) => cells[0])).toEqual(written);
    });

    it.each(['Björn Hägg', 'JOÃO DE SÃO TOMÉ', 'ÂNGELA Ö. ÅKESSON', 'Zoë – Müller', 'Ã', 'Â »'])(
      'and not where they are right: %j',
      (name) => {
        const read = readContactFile(utf8(`namn;n\n${name};1\n`));
        expect(read.ok && read.sheet.rows[0]?.cells[0]).toBe(name);
      },
    );
  });

  it('are asked about where a name is in the letters of other countries, and then read as told', () => {
    const bytes = latin('namn;n\nMilo\u009a Ek;1\n');
    expect(readContactFile(bytes)).toMatchObject({ ok: false, fault: { code: 'charset-unclear' } });
    const told = readContactFile(bytes, 'windows-1252');
    expect(told.ok && told.sheet.rows).toEqual([{ line: 2, cells: ['Miloš Ek', '1'] }]);
  });
});

describe('what is no table is named as what it is', () => {
  const workbook = Uint8Array.from([0x50, 0x4b, 3, 4, ...deflateRawSync('<sheet/>')]);
  it.each([
    ['an empty file', new Uint8Array(), { fault: fault('file-empty') }],
    ['a file of spaces', utf8(' \r\n '), { fault: fault('file-empty') }],
    ['only headings', utf8('a;b\r\n'), { fault: fault('no-rows') }],
    ['an Excel workbook', workbook, { fault: fault('file-is-workbook') }],
    [
      'an old Excel workbook',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      { fault: fault('file-is-workbook') },
    ],
    ['a PDF', utf8('%PDF-1.7 …'), { fault: fault('file-is-pdf') }],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), { fault: fault('file-is-binary') }],
    [
      'more than 10 MB',
      new Uint8Array(10_000_001).fill(97),
      { fault: fault('file-too-large', { kilobytes: 10_000 }) },
    ],
    [
      'more than 50,000 rows',
      utf8(`a\n${'b\n'.repeat(50_001)}`),
      { fault: fault('too-many-rows', { max: 50_000 }) },
    ],
    [
      'a quote that nobody closed',
      utf8('a;b\n1;2\n3;"4\n5;6\n'),
      { fault: fault('file-broken-off'), line: 3 },
    ],
  ])('%s', (_, bytes, expected) => {
    expect(readContactFile(bytes)).toEqual({ ok: false, ...expected });
  });

  it('whatever the bytes are, they are read or refused, and never crash the reader', () => {
    let seed = 7;
    const byte = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % 256;
    };
    for (let round = 0; round < 300; round += 1) {
      const bytes = Uint8Array.from({ length: byte() + 1 }, byte);
      expect(typeof readContactFile(bytes).ok).toBe('boolean');
    }
  });
});
