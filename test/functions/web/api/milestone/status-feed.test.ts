import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { milestoneEventSchema } from '../../../../../domain/plan/milestone-events.ts';
import { OPENAPI } from '../../../../../functions/web/api/openapi.gen.ts';
import { asyncApiFile } from '../../../../../local/docs/asyncapi-document.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole } from '../../fixtures/a-console.ts';

// What CloudEvents 1.0 requires of an event in JSON, written anew:
// https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
const cloudEvent = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().regex(/^[a-z.]+$/),
  time: z.iso.datetime({ offset: true }),
  data: z.object({ state: z.string() }),
});
const answered = z.object({ events: z.array(cloudEvent), cursor: z.string().optional(), more: z.boolean() });

let world: Awaited<ReturnType<typeof lendingWorld>>;
let site: ReturnType<typeof aConsole>;
let time: number;

beforeEach(async () => {
  world = await lendingWorld();
  time = world.now();
  site = aConsole({ ...world, now: () => time });
});

const accepted = async (id: string, changedAt: number) =>
  world.milestones.accept(aMilestone({ id, changedAt, state: 'planned' }), {});
async function read(query = '', who = 'registrar') {
  const answer = await site.call(who, `/api/status-feed${query}`);
  const body: unknown = await answer.json();
  return answer.status === 200 ? answered.parse(body) : answer.status;
}
const told = (feed: Awaited<ReturnType<typeof read>>) =>
  typeof feed === 'number' ? feed : feed.events.map(({ subject, data }) => `${subject} ${data.state}`);

describe('the feed of states', () => {
  it('is read on from its cursor, a page at a time, and none is missed or told twice', async () => {
    for (const [place, id] of ['a', 'b', 'c'].entries())
      await accepted(id, time - 60_000 + (place > 0 ? 1 : 0));
    const first = await read('?limit=2');
    if (typeof first === 'number') throw new Error(`answered ${first}`);
    expect([told(first), first.more]).toEqual([['a planned', 'b planned'], true]);
    const rest = await read(`?after=${first.cursor}`);
    if (typeof rest === 'number') throw new Error(`answered ${rest}`);
    expect([told(rest), rest.more]).toEqual([['c planned'], false]);
    // At the end the cursor stays, until something changes.
    expect(await read(`?after=${rest.cursor}`)).toEqual({ events: [], cursor: rest.cursor, more: false });
    await world.milestones.advance('a', { from: 'planned', to: 'held', at: time });
    time += 60_000;
    expect(told(await read(`?after=${rest.cursor}`))).toEqual(['a held']);
  });

  it('waits with what has changed this moment, since another write may still be on its way', async () => {
    await accepted('a', time - 1000);
    expect(await read()).toEqual({ events: [], more: false });
    time += 15_000;
    expect(told(await read())).toEqual(['a planned']);
  });

  it('is for those who see the whole country, and takes no cursor that it did not give', async () => {
    expect(await read('', 'local-lead')).toBe(403);
    for (const wrong of ['x', '1', '1.', `${'9'.repeat(16)}.a`, '-1.a'])
      expect(await read(`?after=${encodeURIComponent(wrong)}`), wrong).toBe(400);
  });
});

describe('the description of the events', () => {
  it('is the one that the schemas give, and has every event that is told', () => {
    const text = readFileSync('docs/asyncapi.json', 'utf8');
    expect(text).toBe(asyncApiFile());
    const { components } = z
      .object({
        components: z.object({ messages: z.record(z.string(), z.object({ payload: z.unknown() })) }),
      })
      .parse(JSON.parse(text));
    for (const { shape } of milestoneEventSchema.options)
      expect(Object.keys(components.messages)).toContain(shape.type.value);
  });

  it.each([
    ['of events', readFileSync('docs/asyncapi.json', 'utf8')],
    ['of requests', OPENAPI],
  ])('refers to nothing that the description %s does not have', (_, text) => {
    const document: unknown = JSON.parse(text);
    const addresses = [...text.matchAll(/"\$ref":\s*"([^"]*)"/g)].map(([, address = '']) => address);
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of new Set(addresses)) expect(at(document, address), address).toBeTypeOf('object');
  });
});

/** What stands at an address within a document, such as `#/components/schemas/Problem` (RFC 6901). */
function at(document: unknown, address: string): unknown {
  const [root, ...steps] = address.split('/');
  expect(root).toBe('#');
  return steps
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((inner, step) => z.record(z.string(), z.unknown()).parse(inner)[step], document);
}
