import { readFile, writeFile } from 'node:fs/promises';
import mjml2html from 'mjml';
import { PALETTE } from '../styles/palette.gen.ts';
import { darkStyles } from './dark-styles.ts';

const SLOT = /\[\[([a-zA-Z]+)\]\]/g;
const OPTIONAL = /\[\[#([a-zA-Z]+)\]\]([\s\S]*?)\[\[\/\1\]\]/g;

/**
 * Compiles the layout to a TypeScript module. In MJML `$ink` is a palette colour, `[[lead]]` a slot, and
 * `[[#lead]]…[[/lead]]` is omitted if that slot is empty.
 * @returns the source of `layout.gen.ts`
 */
export async function compileLayout(mjml: string): Promise<string> {
  const { html } = await mjml2html(withPalette(mjml), { validationLevel: 'strict', fonts: {} });
  const markup = literal(readingFromStart(compact(html)));
  const body = markup
    .replace(
      OPTIONAL,
      (_whole, slot: string, inner: string) => `\${slots.${slot}.markup && \`${inner.trim()}\n\`}`,
    )
    .replace(SLOT, (_whole, slot: string) => `\${slots.${slot}.markup}`);
  const slots = [...new Set([...markup.matchAll(SLOT)].map(([, slot]) => slot))].sort();
  return [
    '// Made by compile.ts from layout.mjml: change that, dark-styles.ts or the palette and run `npm run templates`.',
    "import type { Html } from '../shared/html.ts';",
    '',
    `export type LayoutSlots = Record<${slots.map((slot) => `'${slot}'`).join(' | ')}, Html>;`,
    '',
    '/** The whole HTML part; a part of it whose slot is empty is left out. */',
    'export function layout(slots: LayoutSlots): string {',
    `  return \`${body}\`;`,
    '}',
    '',
  ].join('\n');
}

function withPalette(mjml: string): string {
  return mjml
    .replace('$dark', () => darkStyles())
    .replace(/\$([a-z]+)/g, (_whole, name: string) => {
      const colour = Object.entries(PALETTE).find(([key]) => key === name);
      if (!colour) throw new Error(`layout.mjml uses the unknown colour "$${name}": use one of palette.ts`);
      return colour[1][0];
    });
}

// Removes MJML's indentation, a third of a mail's size.
function compact(html: string): string {
  const lines = html.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .join('\n')
    .replace(/<[a-z][^<>]*>/g, (tag) => tag.replace(/\s+/g, ' ').replace(' >', '>'));
}

// MJML has fixed sides only, but Yiddish and Arabic are right-to-left.
function readingFromStart(html: string): string {
  return html
    .replaceAll('text-align:left', 'text-align:[[start]]')
    .replaceAll('align="left"', 'align="[[start]]"')
    .replaceAll('border-left', 'border-[[start]]')
    .replaceAll('direction:ltr', 'direction:[[dir]]');
}

function literal(html: string): string {
  return html.replace(/[\\`]|\$\{/g, (character) => `\\${character}`);
}

if (import.meta.main) {
  const mjml = await readFile(new URL('layout.mjml', import.meta.url), 'utf8');
  await writeFile(new URL('layout.gen.ts', import.meta.url), await compileLayout(mjml));
}
