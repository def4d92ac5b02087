import { readdirSync, readFileSync } from 'node:fs';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { expect, it } from 'vitest';

// Their texts come from this repository, at build time.
const BUILD = new Set(['templates/mail/compile.ts', 'templates/styles/compile.ts']);

/** Every regular expression of the product that can repeat without end, by where it stands first. */
function expressions(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of ['domain', 'functions', 'templates'].flatMap(sourcesBelow)) {
    if (BUILD.has(file)) continue;
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node) && /[*+]|,\}/.test(node.text)) found.set(node.text, file);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

function sourcesBelow(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => /(?<!\.gen)\.ts$/.test(file)).map((file) => `${folder}/${file}`);
}

it('runs no regular expression whose time grows faster than the text', { timeout: 300_000 }, () => {
  process.env.RECHECK_BACKEND = 'pure';
  const all = expressions();
  expect(all.size).toBeGreaterThan(30);
  const slow = [...all]
    .filter(([expression]) => !isLinear(expression))
    .map(([text, file]) => `${file}: ${text}`);
  expect(slow).toEqual([]);
});

it('knows a slow one', () => {
  expect([isLinear('/@.*[;,]*.*@/'), isLinear('/^(a+)+$/'), isLinear('/^a+$/')]).toEqual([
    false,
    false,
    true,
  ]);
});

function isLinear(expression: string): boolean {
  const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(expression) ?? [];
  // Without its limit of ten seconds, at which it gives no answer on a busy machine.
  return checkSync(source, flags, { timeout: null }).status === 'safe';
}
