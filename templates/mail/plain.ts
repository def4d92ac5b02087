/** RFC 5322 allows 998; 76 fits quoted-printable and terminals without breaking lines. */
const WIDTH = 76;

/** Text for the plain part: double braces are separated, since they start a placeholder. */
export function plain(text: string): string {
  return text.replace(/\{(?=\{)/g, '{ ');
}

/**
 * Wraps a paragraph at 76 characters; longer words, such as URLs, get a line of their own. Keeps line breaks.
 * `first` prefixes the first line, `rest` the others.
 */
export function wrapped(text: string, first = '', rest = ''): string {
  const lines: string[] = [];
  for (const part of text.split('\n')) {
    let line = lines.length === 0 ? first : rest;
    let empty = true;
    for (const word of part.split(' ').filter((word) => word !== '')) {
      if (!empty && line.length + 1 + word.length > WIDTH) {
        lines.push(line);
        line = rest;
        empty = true;
      }
      line += empty ? word : ` ${word}`;
      empty = false;
    }
    lines.push(line);
  }
  return lines.join('\n');
}

/** An underlined heading: `=` for the mail's own, `-` for those of its sections. */
export function underlinedHeading(title: string, sign: '=' | '-'): string {
  const lines = wrapped(plain(title));
  const width = Math.max(...lines.split('\n').map((line) => line.length));
  return `${lines}\n${sign.repeat(width)}`;
}
