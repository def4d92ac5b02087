import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compileLayout } from '../../../templates/mail/compile.ts';

const folder = new URL('../../../templates/mail/', import.meta.url);
const source = await readFile(new URL('layout.mjml', folder), 'utf8');

describe('the compiled layout', () => {
  it('is what its source says now: else run `npm run templates`', async () => {
    expect(await readFile(new URL('layout.gen.ts', folder), 'utf8')).toBe(await compileLayout(source));
  });

  it('cannot be compiled with a colour that the palette does not have, or a tag that MJML does not know', async () => {
    await expect(compileLayout(source.replace('$surface', '$mauve'))).rejects.toThrow('"$mauve"');
    await expect(compileLayout(source.replaceAll('mj-column', 'mj-pillar'))).rejects.toThrow('mj-pillar');
  });

  it('leaves MJML to the build: nothing that runs imports it', async () => {
    const files = (await readdir(folder)).filter(
      (name) => name.endsWith('.ts') && !['compile.ts', 'mjml.d.ts'].includes(name),
    );
    expect(files).toContain('render-mail.ts');
    for (const name of files)
      expect(await readFile(new URL(name, folder), 'utf8')).not.toMatch(/from '(mjml|\.\/compile\.ts)'/);
  });
});
