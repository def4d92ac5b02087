import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bundleFunctions, emptied, withNamedErrors } from '../../infra/constructs/bundled-code.ts';

const shape = z.object({
  ...{ never: z.function(), also: z.function(), default: z.function(), other: z.function() },
  ...{ Kept: z.unknown(), Listed: z.unknown() },
});

it('leaves the names of a module that no function comes to, and says so where one does', async () => {
  const module = [
    'const inner = 1;',
    'export function never(a, b) {}',
    'export const also = (a) => inner;',
    'export class Kept { method() {} }',
    'function other() {}',
    'export default other;',
    'var Listed = class { method() {} };',
    'export { Listed, other };',
  ];
  const source = emptied(module.join('\n'), 'package/module.js');
  const left = shape.parse(await import(`data:text/javascript,${encodeURIComponent(source)}`));
  for (const called of [left.never, left.also, left.default, left.other])
    expect(() => called()).toThrow('left out of bundles: package/module.js');
  expect(Object.keys(left).sort()).toEqual(['Kept', 'Listed', 'also', 'default', 'never', 'other']);
  for (const made of [left.Kept, left.Listed]) expect(Reflect.construct(Object(made), [])).toEqual({});
});

it('registers the errors of AWS that are named, and writes out the keys of its schemas', () => {
  const module = [
    'const _e = "error";',
    'const _c = "client";',
    'const n0_registry = new TypeRegistry(n0);',
    'export var Known$ = [-3, n0, "Known", { [_e]: _c }, [], []];',
    'n0_registry.registerError(Known$, Known);',
    'export var KnownToo$ = [-3, n0, "KnownToo", { [_e]: _c, [_other]: 400 }, [], []];',
    'n0_registry.registerError(KnownToo$, KnownToo);',
    '',
  ];
  expect(withNamedErrors(module.join('\n'), (error) => error === 'Known').split('\n')).toEqual([
    ...module.slice(0, 3),
    'export var Known$ = [-3, n0, "Known", { "error": _c }, [], []];',
    module[4],
    'export var KnownToo$ = [-3, n0, "KnownToo", { "error": _c, [_other]: 400 }, [], []];',
    '',
  ]);
});

describe('bundles', () => {
  const bundled = bundleFunctions();
  const textOf = async (name: string) =>
    (await bundled).outputFiles.find(({ path }) => path.endsWith(`/${name}.mjs`))?.text ?? '';

  it('know the errors of AWS that decide what happens, and few others', async () => {
    const known = async (name: string) =>
      [...(await textOf(name)).matchAll(/static shapeId="com\.amazonaws\.(\w+#\w+)"/g)].map(
        ([, error]) => error,
      );
    const [sends, counts] = [await known('send-deliveries'), await known('record-outcome')];
    for (const seen of [sends, counts]) {
      expect(seen).toContain('dynamodb#ConditionalCheckFailedException');
      expect(seen).toContain('dynamodb#TransactionCanceledException');
      expect(seen).not.toContain('dynamodb#BackupInUseException');
    }
    // What https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html names.
    for (const refusal of [
      'AccountSendingPausedException',
      'ConfigurationSetDoesNotExistException',
      'ConfigurationSetSendingPausedException',
      'MailFromDomainNotVerifiedException',
      'MessageRejected',
    ])
      expect(sends).toContain(`ses#${refusal}`);
    expect(sends).not.toContain('ses#TemplateDoesNotExistException');
    expect(await known('sync-account')).toContain('cognitoidentityprovider#UserNotFoundException');
  });

  it('import no module of Node, since that would read all that it exports', async () => {
    for (const { text } of (await bundled).outputFiles) {
      expect(text).not.toMatch(/\bfrom ?"(?:node:)?(?:http|https|process|fs|crypto|stream)"/);
      expect(text).not.toContain('Dynamic require of');
    }
  });

  it('lack nothing that is in no bundle, and tell AWS the version of each client', async () => {
    // Bundling fails where a module that is to be left out is not met.
    const sends = await textOf('send-deliveries');
    for (const client of ['client-dynamodb', 'client-ses', 'client-sqs', 'client-eventbridge']) {
      const about = await readFile(`node_modules/@aws-sdk/${client}/package.json`, 'utf8');
      const { version } = z.object({ version: z.string() }).parse(JSON.parse(about));
      expect(sends).toContain(`{version:"${version}"}`);
    }
  });
});
