import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { InvalidInput, NotFound } from '../../../domain/shared/errors.ts';
import { problemAt } from '../../../domain/shared/problem.ts';
import { Log } from '../../../functions/runtime/log.ts';
import { queueHandler, type Work } from '../../../functions/runtime/queue-handler.ts';
import { CONTEXT as context } from './lambda-context.ts';

const jobSchema = z.strictObject({ organisation: z.string() });
type Job = z.infer<typeof jobSchema>;

/** Runs a batch of bodies through a handler and keeps the lines that it logged. */
async function run(bodies: string[], work: Work<Job>) {
  const lines: string[] = [];
  const log = new Log('a-function');
  const keep = (line: string) => void lines.push(line);
  Object.assign(log.logger, { console: { error: keep, info: keep, warn: keep, log: keep, debug: keep } });
  const handler = queueHandler({ log, schema: jobSchema, work });
  const Records = bodies.map((body, index) => ({ messageId: `message-${index}`, body }));
  return { answer: await handler({ Records }, context), lines };
}

const body = (organisation: string) => JSON.stringify({ organisation });
const failed = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('a batch from a queue', () => {
  it('is worked on record by record, and nothing goes back', async () => {
    const seen: [string, number][] = [];
    const { answer } = await run(
      [body('1280'), body('1480')],
      async ({ organisation }, { getRemainingTimeInMillis }) => {
        seen.push([organisation, getRemainingTimeInMillis()]);
      },
    );
    expect(seen).toEqual([
      ['1280', 30_000],
      ['1480', 30_000],
    ]);
    expect(answer).toEqual(failed());
  });

  it('is worked on side by side: a record does not wait for the one before it', async () => {
    let release = () => {};
    const second = new Promise<void>((resolve) => {
      release = resolve;
    });
    // In a row this would never end: the first waits for the second.
    const { answer } = await run([body('1'), body('2')], async ({ organisation }) => {
      if (organisation === '1') await second;
      else release();
    });
    expect(answer).toEqual(failed());
  });

  it('gives back those records that failed, and only those', async () => {
    const seen: string[] = [];
    const { answer } = await run(['1', '2', '3'].map(body), async ({ organisation }) => {
      seen.push(organisation);
      if (organisation === '2') throw new NotFound('not there yet');
    });
    expect(seen).toEqual(['1', '2', '3']);
    expect(answer).toEqual(failed('message-1'));
  });

  it('tells which of its records come for the first time: not those of which nothing is known', async () => {
    const seen: unknown[] = [];
    const log = new Log('a-function');
    const handler = queueHandler({
      log,
      schema: jobSchema,
      work: async ({ organisation }, _context, first) => void seen.push([organisation, first]),
    });
    const received = (organisation: string, ApproximateReceiveCount?: string) => ({
      messageId: organisation,
      body: body(organisation),
      ...(ApproximateReceiveCount ? { attributes: { ApproximateReceiveCount } } : {}),
    });
    await handler({ Records: [received('1', '1'), received('2', '2'), received('3')] }, context);
    expect(seen).toEqual([
      ['1', 'first'],
      ['2', undefined],
      ['3', undefined],
    ]);
  });

  it.each([
    ['is not JSON', '{"organisation"'],
    ['is empty', ''],
    ['lacks a field', '{}'],
    ['has a field too many', '{"organisation":"1280","name":"x"}'],
  ])('gives back a record whose body %s, and works on the rest', async (_, bad) => {
    const seen: string[] = [];
    const { answer } = await run(
      [bad, body('1280')],
      async ({ organisation }) => void seen.push(organisation),
    );
    expect(seen).toEqual(['1280']);
    expect(answer).toEqual(failed('message-0'));
  });

  it('leaves a notice of the platform alone, and it does not come again', async () => {
    const log = new Log('a-function');
    const handler = queueHandler({
      log,
      schema: jobSchema,
      isNotice: (text) => text === 'Connected.',
      work: () => Promise.reject(new Error('a notice is no work')),
    });
    const Records = ['Connected.', body('1280')].map((text, index) => ({
      messageId: `message-${index}`,
      body: text,
    }));
    expect(await handler({ Records }, context)).toEqual(failed('message-1'));
  });

  it('that is no batch at all is an error of the whole call', async () => {
    const handler = queueHandler({
      log: new Log('a-function'),
      schema: jobSchema,
      work: async () => undefined,
    });
    await expect(handler({ records: [] }, context)).rejects.toThrow(z.ZodError);
  });
});

describe('the line about a record that failed', () => {
  const secret = 'anna.lind@malmo.example';

  it.each<[string, string, Work<Job>]>([
    [
      'work',
      body('1280'),
      () =>
        Promise.reject(
          new InvalidInput('contact', [problemAt('', 'unknown', { what: 'role', value: secret })]),
        ),
    ],
    ['a service', body('1280'), () => Promise.reject(new Error(`could not send to ${secret}`))],
    ['the body', JSON.stringify({ organisation: 1, address: secret }), async () => undefined],
    ['the JSON', `{"address":"${secret}"`, async () => undefined],
  ])('tells what and where, never whom, when %s is at fault', async (_, bad, work) => {
    const { lines } = await run([bad], work);
    expect(lines).toHaveLength(1);
    const line: unknown = JSON.parse(lines[0] ?? '');
    expect(line).toMatchObject({ level: 'ERROR', code: 'RECORD_FAILED', messageId: 'message-0' });
    expect(line).toMatchObject({ function_request_id: 'request-1', service: 'a-function' });
    expect(lines[0]).not.toContain('anna');
    expect(lines[0]).not.toContain('malmo');
  });

  it('tells an error that was to be expected from one that was not', async () => {
    const line = async (error: Error) => (await run([body('1')], () => Promise.reject(error))).lines[0];
    expect(await line(new NotFound('x'))).toContain('"expected":true');
    expect(await line(new TypeError('x'))).toContain('"expected":false');
    expect(await line(new TypeError('x'))).toContain('"error":"TypeError"');
  });
});
