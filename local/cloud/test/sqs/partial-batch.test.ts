import { describe, expect, it } from 'vitest';
import { failedMessageIds } from '../../src/sqs/partial-batch.ts';

const batch = ['m1', 'm2', 'm3'];
const reporting = { reportBatchItemFailures: true };
const failedOf = (value: unknown, options = reporting) => [
  ...failedMessageIds({ ok: true, value }, batch, options),
];
const failures = (...ids: unknown[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('of a batch', () => {
  it('only the messages come back that the function names', () => {
    expect(failedOf(failures('m2'))).toEqual(['m2']);
    expect(failedOf(failures('m3', 'm1', 'm3'))).toEqual(['m3', 'm1']);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an empty object', {}],
    ['an empty list', { batchItemFailures: [] }],
    ['null for a list', { batchItemFailures: null }],
  ])('none comes back when the function returns %s', (_, value) => {
    expect(failedOf(value)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['an empty identifier', failures('')],
    ['a null identifier', failures(null)],
    ['a bad key', { batchItemFailures: [{ id: 'm1' }] }],
    ['an identifier that is not in the batch', failures('m1', 'unknown')],
    ['a list of texts', { batchItemFailures: ['m1'] }],
    ['a text', 'done'],
  ])('all come back when the function returns %s', (_, value) => {
    expect(failedOf(value)).toEqual(batch);
  });

  it('all come back when the function fails', () => {
    expect([...failedMessageIds({ ok: false, error: 'boom' }, batch, reporting)]).toEqual(batch);
  });

  it('none comes back without ReportBatchItemFailures, whatever the function returns', () => {
    expect(failedOf(failures('m1'), { reportBatchItemFailures: false })).toEqual([]);
  });
});
