import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import type { FunctionConfig } from '../../src/lambda/function-config.ts';
import { Functions } from '../../src/lambda/functions.ts';
import { type Clock, systemClock } from '../../src/shared/clock.ts';
import { openDatabase } from '../../src/shared/database.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';

const arn = 'arn:aws:lambda:eu-north-1:000000000000:function:trial';

/** A function whose bundle is `source`, as esbuild would write it. */
function aFunction(
  source: string,
  { atOnce, ...settings }: Partial<FunctionConfig> & { atOnce?: number } = {},
  clock: Clock = systemClock,
) {
  const folder = temporaryFolder();
  const directory = path.join(folder, 'asset');
  mkdirSync(directory);
  writeFileSync(path.join(directory, 'index.mjs'), source);
  const config: FunctionConfig = {
    name: 'trial',
    arn,
    roleArn: 'arn:aws:iam::000000000000:role/trial',
    directory,
    handler: 'index.handler',
    memoryMegabytes: 128,
    timeoutSeconds: 20,
    environment: {},
    ...settings,
  };
  const logDirectory = path.join(folder, 'logs');
  const endpointUrl = 'http://127.0.0.1:1';
  const [database, codeCache] = [openDatabase(':memory:'), path.join(folder, 'code-cache')];
  const services = { endpointUrl, logDirectory, clock, database, codeCache, atOnce };
  const functions = new Functions({ functions: [config], ...services });
  onTestFinished(() => functions.stop());
  return {
    functions,
    invoke: (payload: unknown = {}) => functions.invoke(arn, payload),
    codeCache,
    log: async () => {
      await functions.stop();
      return readFileSync(path.join(logDirectory, 'trial.log'), 'utf8');
    },
  };
}

describe('a function', () => {
  it('gets the event and answers JSON', async () => {
    const { invoke } = aFunction(
      'export const handler = async (event) => ({ got: event, none: undefined });',
    );
    expect(await invoke({ id: 1 })).toEqual({ ok: true, value: { got: { id: 1 } } });
  });

  it('leaves its compiled code to the workers that come after', async () => {
    const { invoke, codeCache } = aFunction('export const handler = async () => 1;');
    await invoke();
    await expect.poll(() => readdirSync(codeCache, { recursive: true }).length).toBeGreaterThan(1);
  });

  it('answers null when the handler returns nothing', async () => {
    const { invoke } = aFunction('export const handler = async () => {};');
    expect(await invoke()).toEqual({ ok: true, value: null });
  });

  it('sees the time of its host, also when that jumps, and is not cut short by it', async () => {
    const host = { ahead: 0, now: () => Date.now() + host.ahead };
    const { invoke } = aFunction(
      `export const handler = async (_, context) => ({
        times: [Date.now(), new Date().getTime(), Date.parse(Date())],
        fixed: new Date(2026, 0, 1, 12).toISOString(), isDate: new Date() instanceof Date,
        remaining: context.getRemainingTimeInMillis() });`,
      {},
      host,
    );
    const at = async () => {
      const result = await invoke();
      return result.ok
        ? z.looseObject({ times: z.array(z.number()), remaining: z.number() }).parse(result.value)
        : undefined;
    };
    expect(await at()).toMatchObject({ fixed: '2026-01-01T12:00:00.000Z', isDate: true });
    host.ahead = 8 * 7 * 86_400_000;
    const later = await at();
    for (const time of later?.times ?? []) expect(Math.abs(time - host.now())).toBeLessThan(5_000);
    expect(later?.times).toHaveLength(3);
    expect(later?.remaining).toBeGreaterThan(15_000);
    expect(later?.remaining).toBeLessThanOrEqual(20_000);
  });

  it('remembers earlier invocations while it is warm', async () => {
    const { invoke, functions } = aFunction('let count = 0; export const handler = async () => ++count;');
    await invoke();
    await invoke();
    expect(await invoke()).toEqual({ ok: true, value: 3 });
    expect(functions.figures()).toMatchObject([{ invocations: 3, errors: 0, coldStarts: 1 }]);
  });

  it('gets a second instance when the first is busy, and shares no memory with it', async () => {
    const { invoke } = aFunction(`
      let count = 0;
      export const handler = async () => { await new Promise((done) => setTimeout(done, 200)); return ++count; };`);
    const results = await Promise.all([invoke(), invoke()]);
    expect(results).toEqual([
      { ok: true, value: 1 },
      { ok: true, value: 1 },
    ]);
  });

  it('starts one instance after the other, and those that are ready answer whoever waits', async () => {
    // Each start is slow, as that of a real bundle; the answers are quick.
    const { invoke, functions } = aFunction(
      `const end = performance.now() + 300;
       while (performance.now() < end);
       export const handler = async (event) => event;`,
    );
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => invoke(index)));
    expect(answers.map((answer) => answer.ok && answer.value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(functions.figures()).toMatchObject([{ invocations: 10, errors: 0 }]);
    expect(functions.figures()[0]?.coldStarts).toBeLessThanOrEqual(2);
  });

  it.each([{ reservedConcurrency: 1 }, { atOnce: 1 }, { reservedConcurrency: 1, atOnce: 3 }])(
    'never runs more instances than it reserves, or than the machine runs of one: %o',
    async (settings) => {
      const { invoke, functions } = aFunction(
        `let running = 0;
         export const handler = async () => {
           running += 1;
           await new Promise((done) => setTimeout(done, 30));
           return running--;
         };`,
        settings,
      );
      const results = await Promise.all([invoke(), invoke(), invoke()]);
      expect(results.map((result) => result.ok && result.value)).toEqual([1, 1, 1]);
      expect(functions.figures()).toMatchObject([{ coldStarts: 1, invocations: 3 }]);
      expect(functions.pending()).toBe(0);
    },
  );
});

describe('the environment of a function', () => {
  it('holds what the template and Lambda set, and nothing of this process', async () => {
    process.env.SECRET_OF_THE_PARENT = 'must not be seen';
    onTestFinished(() => {
      delete process.env.SECRET_OF_THE_PARENT;
    });
    const { invoke } = aFunction('export const handler = async () => ({ ...process.env });', {
      environment: { TABLE_NAME: 'rows' },
    });
    const result = await invoke();
    const environment = result.ok ? result.value : undefined;
    expect(environment).toMatchObject({
      TABLE_NAME: 'rows',
      AWS_LAMBDA_FUNCTION_NAME: 'trial',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_REGION: 'eu-north-1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      _HANDLER: 'index.handler',
    });
    expect(environment).not.toHaveProperty('SECRET_OF_THE_PARENT');
    expect(environment).not.toHaveProperty('PATH');
    expect(environment).not.toHaveProperty('HOME');
    expect(environment).not.toHaveProperty('NODE_COMPILE_CACHE');
  });

  it('can be changed by the function without changing this process', async () => {
    const { invoke } = aFunction('export const handler = async () => { process.env.LEAK = "1"; };');
    await invoke();
    expect(process.env.LEAK).toBeUndefined();
  });

  it('comes with a context that knows the function and its remaining time', async () => {
    const { invoke } = aFunction(`
      export const handler = async (event, context) => ({
        name: context.functionName, memory: context.memoryLimitInMB, arn: context.invokedFunctionArn,
        id: context.awsRequestId, remaining: context.getRemainingTimeInMillis(),
      });`);
    const result = await invoke();
    expect(result).toMatchObject({ ok: true, value: { name: 'trial', memory: '128', arn } });
    expect(result).toMatchObject({ value: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
    const { remaining } = result.ok ? Object(result.value) : { remaining: undefined };
    expect(remaining).toBeGreaterThan(0);
    expect(remaining).toBeLessThanOrEqual(20_000);
  });
});

describe('a function that fails', { timeout: 30_000 }, () => {
  it('answers the name and message of the error, stays warm and logs it', async () => {
    const { invoke, log } = aFunction(`
      let count = 0;
      export const handler = async () => {
        if (++count === 1) throw new TypeError("no");
        return count;
      };`);
    expect(await invoke()).toEqual({ ok: false, error: 'TypeError: no' });
    expect(await invoke()).toEqual({ ok: true, value: 2 });
    expect(await log()).toContain('"errorMessage":"no"');
  });

  it('is killed at its timeout, even in an endless loop, and the next invocation starts afresh', async () => {
    const { invoke, functions } = aFunction(
      `let count = 0;
       export const handler = async ({ loop }) => { count += 1; while (loop); return count; };`,
      { timeoutSeconds: 1 },
    );
    expect(await invoke({ loop: false })).toEqual({ ok: true, value: 1 });
    const late = await invoke({ loop: true });
    expect(late).toEqual({ ok: false, error: 'Sandbox.Timedout: Task timed out after 1.00 seconds' });
    expect(await invoke({ loop: false })).toEqual({ ok: true, value: 1 });
    expect(functions.figures()).toMatchObject([{ timeouts: 1, errors: 1, invocations: 3, coldStarts: 2 }]);
  });

  it.each([
    ['exits', 'process.exit(3)', /exited with code 3/],
    [
      'leaves a rejection unhandled',
      'Promise.reject(new Error("lost")); await new Promise(() => {})',
      /lost/,
    ],
    ['outgrows its memory', 'const all = []; for (;;) all.push(new Array(1e6).fill({}))', /memory/i],
  ])('is replaced when it %s', async (_what, body, message) => {
    const { invoke } = aFunction(`
      let count = 0;
      export const handler = async ({ fail }) => { if (fail) { ${body}; } return ++count; };`);
    expect(await invoke({ fail: true })).toMatchObject({ ok: false, error: expect.stringMatching(message) });
    expect(await invoke({ fail: false })).toEqual({ ok: true, value: 1 });
  });

  it.each([
    ['cannot be imported', 'import "./absent.mjs"; export const handler = async () => 1;', /absent\.mjs/],
    ['exports no handler', 'export const other = async () => 1;', /HandlerNotFound/],
    [
      'wants a callback',
      'export const handler = (event, context, done) => done();',
      /CallbackHandlerDeprecated/,
    ],
  ])('says so when its bundle %s', async (_what, source, message) => {
    const { invoke } = aFunction(source);
    expect(await invoke()).toMatchObject({ ok: false, error: expect.stringMatching(message) });
  });

  it('refuses an answer above Lambda’s 6 MB', async () => {
    const { invoke } = aFunction('export const handler = async () => "x".repeat(6 * 1024 * 1024);');
    expect(await invoke()).toMatchObject({
      ok: false,
      error: expect.stringContaining('ResponseSizeTooLarge'),
    });
  });
});

describe('what a function prints', () => {
  it('goes to its log, one line per record', async () => {
    const { invoke, log } = aFunction(`
      export const handler = async ({ n }) => { console.log(JSON.stringify({ n })); console.error('bad', n); };`);
    await invoke({ n: 1 });
    await invoke({ n: 2 });
    const lines = (await log()).trim().split('\n').toSorted();
    expect(lines).toEqual(['bad 1', 'bad 2', '{"n":1}', '{"n":2}']);
  });
});

describe('stopping', () => {
  it('ends running invocations with an error, and may be repeated', async () => {
    const { invoke, functions } = aFunction('export const handler = () => new Promise(() => {});');
    const running = invoke();
    await functions.stop();
    await functions.stop();
    expect(await running).toMatchObject({ ok: false, error: expect.stringContaining('stopped') });
    expect(await invoke()).toMatchObject({ ok: false });
  });
});
