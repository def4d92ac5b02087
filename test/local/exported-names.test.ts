import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const LAYERS = ['domain', 'functions', 'templates', 'infra', 'local'];

// The name under which Lambda looks for a function: each file of functions/ exports its own.
const OF_LAMBDA = new Set(['handler']);

/** Every file of code that is neither a test nor generated, as its path and text. */
function sources(): [file: string, text: string][] {
  return LAYERS.flatMap((layer) =>
    readdirSync(layer, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.gen)\.ts$/.test(file) && !/(^|\/)(node_modules|test)\//.test(file))
      .map((file): [string, string] => [`${layer}/${file}`, readFileSync(`${layer}/${file}`, 'utf8')]),
  );
}

/** What a file defines and exports. A name that is a type and a value of one file is one thing. */
function exportsOf(text: string): Set<string> {
  const definitions = text.matchAll(
    /^export (?:declare |abstract |async )*(?:const|let|function\*?|class|type|interface|enum) (\w+)/gm,
  );
  return new Set([...definitions].flatMap(([, name]) => (name && !OF_LAMBDA.has(name) ? [name] : [])));
}

/** The names that more than one file exports, each with its files. */
function sharedNames(files: readonly [file: string, text: string][]): string[] {
  const named = files.flatMap(([file, text]) => [...exportsOf(text)].map((name) => ({ name, file })));
  return [...Map.groupBy(named, ({ name }) => name)]
    .filter(([, of]) => of.length > 1)
    .map(([name, of]) => `${name}: ${of.map(({ file }) => file).join(', ')}`);
}

describe('exported names', () => {
  it('have one meaning each, wherever they are defined', () => {
    const files = sources();
    expect(files.flatMap(([, text]) => [...exportsOf(text)]).length).toBeGreaterThan(2000);
    expect(sharedNames(files)).toEqual([]);
  });

  it('are noticed when two files share one', () => {
    const files: [string, string][] = [
      [
        'domain/a.ts',
        'export type Step = string;\nexport const Step = z.string();\nexport const handler = 1;\n',
      ],
      ['infra/b.ts', 'export abstract class Step {}\nexport const handler = 2;\n'],
      ['infra/c.ts', "export { Step } from './b.ts';\nconst text = 'export const Step';\n"],
    ];
    expect(sharedNames(files)).toEqual(['Step: domain/a.ts, infra/b.ts']);
  });
});
