import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bundleFunctions, emptied, withNamedErrors } from '../../infra/constructs/bundled-code.ts';
import { askEachService } from './ask-each-service.ts';

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

const bundled = bundleFunctions(['test/infra/ask-each-service.ts']);
const textOf = async (name: string) =>
  (await bundled).outputFiles.find(({ path }) => path.endsWith(`/${name}.mjs`))?.text ?? '';

describe('bundles', () => {
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

  it('have of zod and of the tables only what is used', async () => {
    const sends = await textOf('send-deliveries');
    expect(sends).toContain('"Query"');
    expect(sends).not.toContain('"Scan"');
    expect(sends).not.toContain('BIGINT_FORMAT_RANGES');
    expect(sends).not.toContain('amazonaws.com.cn');
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

describe('a client in a bundle', () => {
  /** What its calls ask, without what differs from call to call. */
  const askedBy = async (ask: typeof askEachService) => {
    const asked: { to: string; headers: Record<string, string>; body: string }[] = [];
    await ask(async ({ protocol, hostname, method, path, headers, body }) => {
      const { 'amz-sdk-invocation-id': _, 'x-amz-date': __, 'user-agent': ___, ...kept } = headers;
      const authorization = headers.authorization?.replace(/Credential=AKIA\/\d+|Signature=.*/g, '') ?? '';
      asked.push({
        to: `${method} ${protocol}//${hostname}${path}`,
        headers: { ...kept, 'x-amz-user-agent': '', authorization },
        body: new TextDecoder().decode(typeof body === 'string' ? Buffer.from(body) : body),
      });
      return { response: { statusCode: 200, headers: {}, body: Buffer.from('{}') } };
    });
    return asked.toSorted((one, other) => (one.to + one.body < other.to + other.body ? -1 : 1));
  };

  it('asks what it asks elsewhere, at the same address and signed in the same way', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'budkavle-bundle-'));
    try {
      const file = join(folder, 'ask-each-service.mjs');
      await writeFile(file, await textOf('ask-each-service'));
      const module: { askEachService: typeof askEachService } = await import(file);
      const asked = await askedBy(module.askEachService);
      expect(asked).toEqual(await askedBy(askEachService));
      // https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
      expect(asked.map(({ to }) => to)).toEqual([
        'GET https://email.eu-north-1.amazonaws.com/v2/email/account',
        'POST https://cognito-idp.eu-north-1.amazonaws.com/',
        'POST https://dynamodb.eu-north-1.amazonaws.com/',
        'POST https://email.eu-north-1.amazonaws.com/',
        'POST https://events.eu-north-1.amazonaws.com/',
        'POST https://sqs.eu-north-1.amazonaws.com/',
        'POST https://sqs.eu-north-1.amazonaws.com/',
      ]);
      for (const { headers } of asked) expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 /);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is given its handler of requests by every function', async () => {
    const made: string[] = [];
    for (const file of await readdir('functions', { recursive: true }))
      if (file.endsWith('.ts'))
        made.push(
          ...((await readFile(join('functions', file), 'utf8')).match(/new \w+Client\([^)]*/g) ?? []),
        );
    expect(made.length).toBeGreaterThanOrEqual(6);
    for (const client of made) expect(client).toMatch(/requestHandler/);
  });
});
