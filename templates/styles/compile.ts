import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/** Style sheets of each kind of page, in order. */
const STYLES = {
  /** Pages behind a sign-in or a signed link, and standalone documents. */
  CONSOLE_STYLE: ['tokens', 'base', 'parts', 'console', 'charts'],
  /** Public pages. */
  SITE_STYLE: ['tokens', 'base', 'parts', 'site'],
} as const;

const read = (sheet: string) => readFile(new URL(`${sheet}.css`, import.meta.url), 'utf8');

const HEAD =
  '// Made by compile.ts from the style sheets beside it: change those and run `npm run templates`.\n\n';

/** Compiles one style sheet per kind of page, with its version: the source of `styles.gen.ts`. */
export async function compileStyles(): Promise<string> {
  const styles = await Promise.all(
    Object.entries(STYLES).map(async ([name, sheets]) => {
      const css = (await Promise.all(sheets.map(read))).join('\n');
      const { code } = await transform(css, { loader: 'css', minify: true });
      const sheet = code.trim();
      const version = createHash('sha256').update(sheet).digest('hex').slice(0, 12);
      return `export const ${name} =\n  ${JSON.stringify(sheet)};\nexport const ${name}_VERSION = '${version}';\n`;
    }),
  );
  return HEAD + styles.join('\n');
}

/** Colour tokens for media without CSS (mails, documents, images): the source of `palette.gen.ts`. */
export async function compilePalette(): Promise<string> {
  const palette = JSON.stringify(paletteOf(await read('tokens')), null, 2);
  return `${HEAD}/** The colour tokens: \`[light, dark]\`. */\nexport const PALETTE = ${palette} as const;\n`;
}

/** A token that the dark scheme does not override is the same in both. */
function paletteOf(tokens: string): Record<string, [light: string, dark: string]> {
  const [light = '', dark = ''] = tokens.split('@media');
  const shades = (css: string) =>
    new Map([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]));
  const darkShades = shades(dark);
  return Object.fromEntries(
    [...shades(light)].map(([name, hex]) => [
      name,
      [hex.toUpperCase(), (darkShades.get(name) ?? hex).toUpperCase()],
    ]),
  );
}

if (import.meta.main) {
  await writeFile(new URL('styles.gen.ts', import.meta.url), await compileStyles());
  await writeFile(new URL('palette.gen.ts', import.meta.url), await compilePalette());
}
