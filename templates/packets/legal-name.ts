/** Refused in SharePoint and OneDrive, and the two that addresses give a meaning of their own. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/ ?: /g, ' - '],
  [/ ?[:/\\|] ?/g, '-'],
  [/["*<>?#]/g, ''],
];
/** What nobody sees: controls, marks of direction, zero widths, and what is no character. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;
/** Names that mean something else in Windows or SharePoint, whatever comes after a dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|forms|desktop|\.?lock)$/i;
const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' });

/**
 * A name for a file or folder, without extension, that SharePoint, OneDrive and Windows take as it is, with at most
 * `longest` UTF-16 code units. `otherwise` where nothing is left of it.
 * The list of Microsoft is in docs/decisions/0165.
 */
export function legalName(text: string, longest: number, otherwise: string): string {
  const spaced = text.normalize('NFC').replaceAll(/\s+/g, ' ');
  const seen = spaced.replaceAll(UNSEEN, '').replaceAll(/ +/g, ' ');
  const signed = SIGNS.reduce((name, [sign, by]) => name.replaceAll(sign, by), seen);
  const plain = ended(signed.replaceAll(/_vti_/gi, 'vti').replace(/^[~$\s.]+/, ''));
  const name = ended(cut(plain, longest));
  if (name === '') return otherwise;
  const [stem = ''] = name.split('.', 1);
  return RESERVED.test(stem.trim()) ? `${stem.trim()}-${name.slice(stem.length)}` : name;
}

/** Windows drops dots and spaces at the end, so that two names become one. */
function ended(name: string): string {
  let end = name.length;
  while (end > 0 && ' .-'.includes(name.charAt(end - 1))) end -= 1;
  return name.slice(0, end).trim();
}

/** Whole words where there are some, else whole characters. */
function cut(name: string, longest: number): string {
  if (name.length <= longest) return name;
  let short = '';
  for (const { segment } of graphemes.segment(name)) {
    if (short.length + segment.length > longest) break;
    short += segment;
  }
  const word = name.charAt(short.length) === ' ' ? short.length : short.lastIndexOf(' ');
  return word > longest / 2 ? short.slice(0, word) : short;
}
