import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { bundleFunctions, emptied } from '../../infra/constructs/bundled-code.ts';

const shape = z.object({ never: z.function(), also: z.function(), default: z.function(), Kept: z.unknown() });

it('leaves the names of a module that no function comes to, and says so where one does', async () => {
  const module = [
    'const inner = 1;',
    'export function never(a, b) {}',
    'export const also = (a) => inner;',
    'export class Kept { method() {} }',
    'function other() {}',
    'export default other;',
  ];
  const source = emptied(module.join('\n'), 'package/module.js');
  const left = shape.parse(await import(`data:text/javascript,${encodeURIComponent(source)}`));
  for (const called of [left.never, left.also, left.default])
    expect(() => called()).toThrow('left out of bundles: package/module.js');
  expect(Object.keys(left).sort()).toEqual(['Kept', 'also', 'default', 'never']);
});

it('leaves out nothing that is in no bundle, and tells AWS the version of each client', async () => {
  // It fails where a module that is to be left out is not met.
  const { outputFiles } = await bundleFunctions();
  const sends = outputFiles.find(({ path }) => path.endsWith('/send-deliveries.mjs'))?.text ?? '';
  for (const client of ['client-dynamodb', 'client-ses', 'client-sqs', 'client-eventbridge']) {
    const about = await readFile(`node_modules/@aws-sdk/${client}/package.json`, 'utf8');
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(about));
    expect(sends).toContain(`{version:"${version}"}`);
  }
});
