import { streamCollector as theirs } from '@smithy/core/serde';
import { expect, it } from 'vitest';
import { NodeHttpHandler, streamCollector } from '../../infra/constructs/given-handler.ts';

it('takes the handler that a client is given, and makes no other', () => {
  const given = { handle: async () => ({ response: {} }) };
  expect(NodeHttpHandler.create(given)).toBe(given);
  for (const none of [undefined, {}, { requestTimeout: 3_000 }, async () => ({})])
    expect(() => NodeHttpHandler.create(none)).toThrow('left out of bundles');
});

it('collects streams as the SDK does', () => {
  expect(streamCollector).toBe(theirs);
});
