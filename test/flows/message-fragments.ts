import { readFile } from 'node:fs/promises';

/**
 * What stands word for word in a message of the sample, whatever its facts: its full text, and its short form; and the
 * essentials as they are written.
 */
export type Fragments = { whole: string[]; short: string[]; essentials: string[] };

/** Reads a message file as it stands on disk, and nothing of the product. */
export async function messageFragments(topic: string, locale: string, kind: string): Promise<Fragments> {
  const file = await readFile(`templates/messages/${topic}/${locale}.md`, 'utf8');
  const [common = '', ...sections] = file.split(/^## /m);
  const section = sections.find((each) => each.startsWith(`${kind}\n`)) ?? '';
  const [first = '', ...forms] = section.replace(/^.*\n/, '').split(/^### /m);
  const [head = '', ...shared] = common.split(/^### /m);
  const named = (name: string) => [...forms, ...shared].find((form) => form.startsWith(`${name}\n`)) ?? '';
  const essentials = [...named('essentials').matchAll(/^- (.+)$/gm)].map(([, essential = '']) => essential);
  return {
    essentials,
    whole: fragmentsIn(`${head.replace(/^# .*\n/, '')}\n\n${first}`),
    short: fragmentsIn(named('short').replace(/^short\n/, '')),
  };
}

/** Whether words have every fragment of the full text, or of the short form. */
export function says(words: string, { whole, short }: Fragments): boolean {
  return [whole, short].some((form) => form.length > 0 && form.every((fragment) => words.includes(fragment)));
}

/** Whether words have all of the essentials with these facts, in capitals or not. */
export function hasEssentials(
  words: string,
  { essentials }: Fragments,
  facts: Readonly<Record<string, { text: string }>>,
): boolean {
  const said = words.toLowerCase();
  const shown = essentials.map((one) =>
    one.replaceAll(/\{(\w+)\}/g, (_, name: string) => facts[name]?.text ?? 'a fact without a value'),
  );
  return shown.length > 0 && shown.every((essential) => said.includes(essential.toLowerCase()));
}

function fragmentsIn(markdown: string): string[] {
  return markdown
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('*', '')
    .split(/\n\s*\n|^(?:-|\d+\.) |\{\w+\}/m)
    .map(inOneLine)
    .filter((fragment) => fragment.split(' ').length > 1);
}

/** The words of a plain text, however its lines are broken. */
export function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The words of an HTML page or mail that a reader sees. */
export function wordsInHtml(html: string): string {
  const shown = html
    .replaceAll(/<(style|script|title)\b[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<\/?(?:a|b|em|i|span|strong)\b[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
    )
    .replaceAll(/&(\w+);/g, (sign, name: string) => SIGNS[name] ?? sign);
  return inOneLine(shown);
}
