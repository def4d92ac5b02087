/**
 * Encodings of one byte a letter that spreadsheets save, where ibm850 is "CSV (MS-DOS)" in Western Europe; and UTF-8,
 * or what was UTF-8, read as Windows-1252 and saved as UTF-8 again.
 */
export const CHARSETS = ['windows-1252', 'ibm850', 'macintosh', 'utf-8', 'utf-8-twice'] as const;
export type Charset = (typeof CHARSETS)[number];

/** The text as each encoding reads it that may be meant. */
export type Readings = Readonly<Partial<Record<Charset, string>>>;
/** Some cells as one encoding reads them, for a person to judge. */
export type Reading = { charset: Charset; cells: string[] };

const SHOWN_CELLS = 3;
// What Windows-1252 makes of letters in another encoding: controls, and signs that touch a letter. A right
// quotation mark, dashes, a spacing accent and a space that does not break occur inside names.
const CONTROL = /[\u0080-\u009f]/;
const SIGN = /[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘“”•˜™š›œžŸ¡-¬®-³µ-¿×÷]/;
const SIGN_AT_LETTER = new RegExp(`\\p{L}${SIGN.source}|${SIGN.source}\\p{L}`, 'u');
// A capital after a small letter is not a spelling.
const USUAL = /[åäöé]|(?<!\p{Ll})[ÅÄÖÉ]/gu;

/** Whether text in Windows-1252 has no sign of another encoding. */
export function isSurelyWindows(text: string): boolean {
  return !CONTROL.test(text) && !SIGN_AT_LETTER.test(text);
}

// What Windows-1252 has for the bytes 80 to BF, by which a letter of UTF-8 goes on.
const HIGH = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 64 }, (_, byte) => 0x80 + byte))].map(
    (sign, byte) => [sign, byte],
  ),
);
// A letter of Western Europe in UTF-8 begins with C2 or C3. A capital of either is followed by a letter.
const TWICE = new RegExp(`([ÂÃ])([${[...HIGH.keys()].join('')}\\u0080-\\u009f])`, 'gu');

/** Text whose letters were encoded in UTF-8 twice, as it was meant; undefined for any other. */
export function encodedOnce(text: string): string | undefined {
  const meant = text.replaceAll(TWICE, (_, first: string, second: string) =>
    String.fromCodePoint((first === 'Ã' ? 0xc0 : 0x80) + (HIGH.get(second) ?? second.charCodeAt(0) - 0x80)),
  );
  return meant === text ? undefined : meant;
}

/** The readings without control characters, the likeliest first, each with the same cells. */
export function likelyReadings(readings: Readings): Reading[] {
  const all = CHARSETS.flatMap((charset) => {
    const text = readings[charset];
    return text === undefined ? [] : [{ charset, text, cells: cellsOf(text) }];
  });
  const isSure = (index: number) =>
    readings['windows-1252'] === undefined
      ? new Set(all.map(({ cells }) => cells[index])).size === 1
      : isSurelyWindows(all[0]?.cells[index] ?? '');
  const unsure = (all[0]?.cells ?? []).flatMap((_, index) => (isSure(index) ? [] : [index]));
  return all
    .filter(({ text }) => !CONTROL.test(text))
    .map(({ charset, cells: every }) => {
      const cells = unsure.map((index) => every[index] ?? '');
      const usual = cells.reduce((sum, cell) => sum + (cell.match(USUAL)?.length ?? 0), 0);
      return { charset, usual, cells: [...new Set(cells)].slice(0, SHOWN_CELLS) };
    })
    .sort((one, other) => other.usual - one.usual)
    .map(({ charset, cells }) => ({ charset, cells }));
}

/** Delimiters are ASCII, so cells are the same in all encodings. */
function cellsOf(text: string): string[] {
  return text.split(/[;,\t\r\n"]/).map((cell) => cell.trim());
}
