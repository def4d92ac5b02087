/** RFC 5322 allows 998, but 76 is what quoted-printable and readers on a terminal take without breaking lines. */
const WIDTH = 76;

/** Text as it stands in the plain part: two braces are set apart, since together they mark a field to be spliced in. */
export function plain(text: string): string {
  return text.replace(/\{(?=\{)/g, '{ ');
}

/**
 * One paragraph in lines of at most 76 characters; a longer word, such as an address, has a line to itself.
 * Line breaks in it stay. The first line begins with `first`, all others with `rest`.
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

/** A heading with a line under it: `=` for the mail's own, `-` for those of its parts. */
export function heading(title: string, sign: '=' | '-'): string {
  const lines = wrapped(plain(title));
  const width = Math.max(...lines.split('\n').map((line) => line.length));
  return `${lines}\n${sign.repeat(width)}`;
}
