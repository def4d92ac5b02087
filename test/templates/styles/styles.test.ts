import { readdir, readFile } from 'node:fs/promises';
import postcss from 'postcss';
import { describe, expect, it } from 'vitest';
import { compilePalette, compileStyles } from '../../../templates/styles/compile.ts';
import { CONSOLE_STYLE, SITE_STYLE } from '../../../templates/styles/styles.gen.ts';

const folder = new URL('../../../templates/styles/', import.meta.url);
const read = (name: string) => readFile(new URL(name, folder), 'utf8');

describe('the style sheets', () => {
  it('are compiled as they stand: else run `npm run templates`', async () => {
    expect(await read('styles.gen.ts')).toBe(await compileStyles());
    expect(await read('palette.gen.ts')).toBe(await compilePalette());
  });

  it.each([
    ['console', CONSOLE_STYLE],
    ['site', SITE_STYLE],
  ])('say nothing twice for the same selector in the style of the %s', (_, css) => {
    const said = new Map<string, number>();
    postcss.parse(css).walkDecls((declaration) => {
      const { parent: rule } = declaration;
      if (rule?.type !== 'rule') return;
      const media = rule.parent?.type === 'atrule' ? rule.parent.toString().split('{')[0] : '';
      for (const selector of (rule as postcss.Rule).selectors) {
        const key = `${media} ${selector} ${declaration.prop}`;
        said.set(key, (said.get(key) ?? 0) + 1);
      }
    });
    expect([...said].filter(([, times]) => times > 1)).toEqual([]);
  });

  it('name colours in tokens.css alone', async () => {
    const sheets = (await readdir(folder)).filter((name) => name.endsWith('.css') && name !== 'tokens.css');
    expect(sheets.length).toBeGreaterThan(3);
    for (const name of sheets)
      expect((await read(name)).match(/#[0-9a-f]{3,8}\b(?![^{]*\{)/gi) ?? [], name).toEqual([]);
  });
});
