/** Encodings of one byte a letter that spreadsheets save; ibm850 is "CSV (MS-DOS)" in Western Europe. */
export const CHARSETS = ['windows-1252', 'ibm850', 'macintosh'] as const;
export type Charset = (typeof CHARSETS)[number];

/** The text as each encoding reads it. */
export type Readings = Readonly<Record<Charset, string>>;
/** Some cells as one encoding reads them, for a person to judge. */
export type Reading = { charset: Charset; cells: string[] };

const SHOWN_CELLS = 3;
// What Windows-1252 makes of letters in another encoding: controls, and signs that touch a letter. A right
// quotation mark, dashes, a spacing accent and a space that does not break are written inside of names.
const CONTROL = /[\u0080-\u009f]/;
const SIGN = /[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘“”•˜™š›œžŸ¡-¬®-³µ-¿×÷]/;
const SIGN_AT_LETTER = new RegExp(`\\p{L}${SIGN.source}|${SIGN.source}\\p{L}`, 'u');
// A capital after a small letter is no spelling.
const USUAL = /[åäöé]|(?<!\p{Ll})[ÅÄÖÉ]/gu;

/** Whether text in Windows-1252 has no sign of another encoding. */
export function isSurelyWindows(text: string): boolean {
  return !CONTROL.test(text) && !SIGN_AT_LETTER.test(text);
}

/** The readings without control characters, the likeliest first, each with the same cells. */
export function likelyReadings(readings: Readings): Reading[] {
  const unsure = cellsOf(readings['windows-1252']).flatMap((cell, index) =>
    isSurelyWindows(cell) ? [] : [index],
  );
  return CHARSETS.filter((charset) => !CONTROL.test(readings[charset]))
    .map((charset) => {
      const all = cellsOf(readings[charset]);
      const cells = unsure.map((index) => all[index] ?? '');
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
