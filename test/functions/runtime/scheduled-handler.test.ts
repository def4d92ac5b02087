import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { Log } from '../../../functions/runtime/log.ts';
import { scheduledHandler } from '../../../functions/runtime/scheduled-handler.ts';
import { CONTEXT as context } from './lambda-context.ts';

// The event that EventBridge documents for a schedule.
const event = { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} };

function prepare(work: (context: Context) => Promise<void>) {
  const lines: string[] = [];
  const log = new Log('a-function');
  const keep = (line: string) => void lines.push(line);
  Object.assign(log.logger, { console: { error: keep, info: keep, warn: keep, log: keep, debug: keep } });
  return { lines, handler: scheduledHandler({ log, work }) };
}

describe('a scheduled run', () => {
  it('does its work once, with the time that it has', async () => {
    const seen: number[] = [];
    const { handler, lines } = prepare(async ({ getRemainingTimeInMillis }) => {
      seen.push(getRemainingTimeInMillis());
    });
    await handler(event, context);
    expect(seen).toEqual([30_000]);
    expect(lines).toEqual([]);
  });

  it('that fails is an error of the call, so that Lambda tries again, and is logged without what it says', async () => {
    const { handler, lines } = prepare(() =>
      Promise.reject(new TypeError('no row of anna.lind@malmo.example')),
    );
    await expect(handler(event, context)).rejects.toThrow(TypeError);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'ERROR',
      code: 'RUN_FAILED',
      error: 'TypeError',
    });
    expect(lines[0]).not.toContain('malmo');
  });
});
