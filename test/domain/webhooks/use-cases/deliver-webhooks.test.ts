import { Webhook as Receiver } from 'standardwebhooks';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { notesIn } from '../../../../domain/controls/control-log.ts';
import { deliverWebhooks } from '../../../../domain/webhooks/use-cases/deliver-webhooks.ts';
import {
  addWebhook,
  endWebhook,
  replayWebhook,
  resumeWebhook,
  rotateWebhook,
  testWebhook,
} from '../../../../domain/webhooks/use-cases/keep-webhooks.ts';
import type { WebhookAnswer } from '../../../../domain/webhooks/webhook.ts';
import { newSecret } from '../../../../functions/adapters/node-crypto/new-secret.ts';
import { HmacWebhookSigner } from '../../../../functions/adapters/node-crypto/webhook-signer.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const URL = 'https://hooks.arkiv.example/budkavle';
const by = 'maja.holm@kansli.example';

type Got = { url: string; id: string; body: string; headers: Readonly<Record<string, string>>; at: number };
const toldSchema = z.looseObject({
  id: z.string(),
  sequence: z.string().optional(),
  subject: z.string().optional(),
});

/** The library takes the clock of the machine: headers are given to it as of now, signed anew by nobody. */
function verified(secret: string, { body, headers }: Got): unknown {
  return new Receiver(secret).verify(body, { ...headers });
}

async function aReceiver() {
  const world = await lendingWorld();
  // The library refuses what is older than five minutes by the machine's clock.
  let time = Date.now();
  const got: Got[] = [];
  let answer: (got: Got) => WebhookAnswer | Promise<WebhookAnswer> = () => ({ status: 204 });
  const ports = {
    ...world,
    now: () => time,
    newSecret,
    webhookSigner: new HmacWebhookSigner(),
    webhookSender: {
      async post({ url, headers, body }: Pick<Got, 'url' | 'headers' | 'body'>): Promise<WebhookAnswer> {
        const each = { url, headers, body, id: headers['webhook-id'] ?? '', at: time };
        got.push(each);
        return answer(each);
      },
    },
  };
  return {
    world,
    ports,
    got,
    answers: (next: typeof answer) => {
      answer = next;
    },
    pass: (millis: number) => {
      time += millis;
    },
    now: () => time,
    round: (spare = 20_000) => deliverWebhooks({ until: time + spare }, ports),
    /** A milestone that came to its state half a minute ago. */
    happen: (id: string) =>
      world.milestones.accept(aMilestone({ id, changedAt: time - 30_000, state: 'planned' }), {}),
    async add(url = URL) {
      const added = await addWebhook({ url, by }, ports);
      if (added.kind !== 'done') throw new Error(JSON.stringify(added.problems));
      return added;
    },
    one: async (id: string) => {
      const found = await world.webhooks.find(id);
      if (!found) throw new Error('no such webhook');
      return found;
    },
  };
}

const subjects = (got: readonly Got[]) => got.map(({ body }) => toldSchema.parse(JSON.parse(body)).subject);

let receiver: Awaited<ReturnType<typeof aReceiver>>;
beforeEach(async () => {
  receiver = await aReceiver();
});

describe('an address that gets events', () => {
  it('gets what happens from then on, in order, signed as the library of the standard wants it', async () => {
    const { got, happen, round, add, pass } = receiver;
    await happen('before');
    const { secret } = await add();
    pass(MINUTE);
    await happen('first');
    pass(1);
    await happen('second');
    expect(await round()).toMatchObject({ logged: 2, delivered: 2, failed: [], dead: [] });
    expect(subjects(got)).toEqual(['first', 'second']);
    expect(new Set(got.map(({ id }) => id)).size).toBe(2);
    for (const each of got) {
      expect(verified(secret, each)).toMatchObject({ specversion: '1.0', type: 'budkavle.milestone.status' });
      expect(() => verified(secret, { ...each, body: each.body.replace('planned', 'stopped') })).toThrow();
      expect(() => verified(`whsec_${Buffer.alloc(32).toString('base64')}`, each)).toThrow();
      const forged = { ...each, headers: { ...each.headers, 'webhook-id': 'evt_other' } };
      expect(() => verified(secret, forged)).toThrow();
    }
    const [one = '', two = ''] = got.map(({ body }) => toldSchema.parse(JSON.parse(body)).sequence);
    expect(one < two).toBe(true);
    // A round with nothing new sends nothing.
    pass(MINUTE);
    expect(await round()).toMatchObject({ logged: 0, delivered: 0 });
    expect(got).toHaveLength(2);
  });

  it('gets two signatures for a day after its secret was changed, and one after that', async () => {
    const { got, happen, round, add, pass, ports } = receiver;
    const { webhook, secret: old } = await add();
    pass(MINUTE);
    const rotated = await rotateWebhook({ id: webhook.id, by }, ports);
    if (rotated.kind !== 'done') throw new Error(rotated.kind);
    await happen('a');
    await round();
    const [both] = got;
    if (!both) throw new Error('nothing came');
    expect(both.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    verified(old, both);
    verified(rotated.secret, both);
    pass(DAY);
    await happen('b');
    await round();
    expect(got.at(-1)?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
  });

  it('that is down for a day loses nothing, and gets it in order once it is up again', async () => {
    const { got, happen, round, add, pass, now, answers } = receiver;
    const { webhook } = await add();
    const start = now();
    answers(({ at }) => (at < start + DAY ? { failed: 'unreachable' } : { status: 200 }));
    const happened: string[] = [];
    // Something happens every hour, for two days; a round every ten minutes.
    for (let step = 1; step <= 2 * 24 * 6; step += 1) {
      pass(10 * MINUTE);
      if (step % 6 === 0) {
        happened.push(`m-${String(step).padStart(3, '0')}`);
        await happen(happened.at(-1) ?? '');
      }
      await round();
    }
    const taken = got.filter(({ at }) => at >= start + DAY);
    expect(subjects(taken)).toEqual(happened);
    // While it was down it was asked for the first one only, seldom, and always under the same id.
    const asked = got.filter(({ at }) => at < start + DAY);
    expect(new Set(asked.map(({ id }) => id))).toEqual(new Set([taken[0]?.id]));
    expect(asked.length).toBeLessThan(10);
    expect((await receiver.one(webhook.id)).problem).toBeUndefined();
  });

  it('gets an event again under the same id if the round dies before it is noted', async () => {
    const { got, happen, round, add, pass, ports, answers } = receiver;
    await add();
    pass(MINUTE);
    await happen('a');
    answers(() => {
      throw new Error('the process was killed');
    });
    await expect(round()).rejects.toThrow('killed');
    answers(() => ({ status: 200 }));
    // Nobody else sends to it while the dead round may still be at work.
    await deliverWebhooks({ until: receiver.now() + 1000 }, ports);
    expect(got).toHaveLength(1);
    pass(MINUTE);
    await happen('b');
    await round();
    expect(subjects(got)).toEqual(['a', 'a', 'b']);
    expect(got[0]?.id).toBe(got[1]?.id);
  });

  it('is sent each event once by two rounds at a time, under one number', async () => {
    const { got, happen, round, add, pass, world } = receiver;
    await add();
    pass(MINUTE);
    for (const id of ['a', 'b', 'c', 'd']) await happen(id);
    await Promise.all([round(), round(), round()]);
    pass(MINUTE);
    await round();
    expect(subjects(got)).toEqual(['a', 'b', 'c', 'd']);
    const logged = await world.eventLog.after(0, 50);
    expect(logged.map(({ sequence, milestone }) => `${sequence} ${milestone}`)).toEqual([
      '1 a',
      '2 b',
      '3 c',
      '4 d',
    ]);
  });

  it('keeps its own pace: one that is down holds up no other', async () => {
    const { got, happen, round, add, pass, answers } = receiver;
    await add('https://down.arkiv.example/');
    await add('https://up.arkiv.example/');
    answers(({ url }) => (url.startsWith('https://down') ? { status: 500 } : { status: 202 }));
    pass(MINUTE);
    await happen('a');
    await happen('b');
    await round();
    expect(subjects(got.filter(({ url }) => url.startsWith('https://up')))).toEqual(['a', 'b']);
    expect(subjects(got.filter(({ url }) => url.startsWith('https://down')))).toEqual(['a']);
  });

  it('gets nothing more in a round whose time is over', async () => {
    const { got, happen, round, add, pass, answers } = receiver;
    await add();
    pass(MINUTE);
    for (const id of ['a', 'b', 'c']) await happen(id);
    answers(() => {
      pass(5000);
      return { status: 200 };
    });
    await round(6000);
    expect(subjects(got)).toEqual(['a', 'b']);
  });
});

describe('an address that takes nothing', () => {
  it('is dead after five days, named, and goes on from where it was when somebody says so', async () => {
    const { got, happen, round, add, pass, one, answers, ports } = receiver;
    const { webhook } = await add();
    const { id } = webhook;
    answers(() => ({ status: 503 }));
    pass(MINUTE);
    await happen('a');
    let last = await round();
    for (let hour = 0; hour < 8 * 24; hour += 1) {
      pass(HOUR);
      last = await round();
    }
    expect(last.dead).toEqual([id]);
    expect(await one(id)).toMatchObject({ state: 'dead', problem: { code: 'status', status: 503 } });
    const asked = got.length;
    answers(() => ({ status: 200 }));
    pass(DAY);
    await happen('b');
    await round();
    expect(got).toHaveLength(asked);
    expect((await resumeWebhook({ id, by }, ports)).kind).toBe('done');
    await round();
    expect(subjects(got.slice(asked))).toEqual(['a', 'b']);
    expect(await one(id)).toMatchObject({ state: 'active', tries: 0 });
  });

  it('is tried at the times of the standard', async () => {
    const { got, happen, round, add, pass, now, answers } = receiver;
    await add();
    answers(() => ({ failed: 'timeout' }));
    pass(MINUTE);
    await happen('a');
    const start = now();
    for (let minute = 0; minute < 12 * 60; minute += 1) {
      await round();
      pass(MINUTE);
    }
    // 5 s, 5 min, 30 min, 2 h and 5 h after the one before, at the next round.
    const minutes = got.map(({ at }) => (at - start) / MINUTE);
    expect(minutes).toEqual([0, 1, 6, 36, 156, 456]);
  });

  it('and answers that it is gone gets nothing more', async () => {
    const { got, happen, round, add, pass, one, answers, ports } = receiver;
    const { id } = (await add()).webhook;
    answers(() => ({ status: 410 }));
    pass(MINUTE);
    await happen('a');
    await round();
    pass(DAY);
    await round();
    expect(got).toHaveLength(1);
    expect(await one(id)).toMatchObject({ state: 'ended', endedBy: 'receiver' });
    expect((await resumeWebhook({ id, by }, ports)).kind).toBe('not-there');
  });

  it.each([301, 302, 307, 400, 404, 500, 199])('keeps an event when it answers %d', async (status) => {
    const { happen, round, add, pass, one, answers } = receiver;
    const { webhook } = await add();
    answers(() => ({ status }));
    pass(MINUTE);
    await happen('a');
    expect((await round()).failed).toEqual([webhook.id]);
    expect((await one(webhook.id)).after).toBe(webhook.after);
  });
});

describe('whoever keeps an address', () => {
  it('has a test sent, which counts for nothing', async () => {
    const { got, round, add, one, ports } = receiver;
    const { webhook, secret } = await add();
    await testWebhook({ id: webhook.id }, ports);
    await round();
    const [test] = got;
    expect(test && verified(secret, test)).toMatchObject({ type: 'budkavle.webhook.test' });
    const after = await one(webhook.id);
    expect(after).toMatchObject({ after: webhook.after, tested: { at: receiver.now() } });
    expect(after.testAskedAt).toBeUndefined();
    await round();
    expect(got).toHaveLength(1);
  });

  it('has everything sent again from a number or a day on, under the same ids', async () => {
    const { got, happen, round, add, pass, ports } = receiver;
    const { id } = (await add()).webhook;
    for (const milestone of ['a', 'b', 'c']) {
      pass(DAY);
      await happen(milestone);
      await round();
    }
    const first = [...got];
    got.length = 0;
    await replayWebhook({ id, by, from: { sequence: 2 } }, ports);
    pass(MINUTE);
    await round();
    expect(got.map((each) => each.id)).toEqual(first.slice(1).map((each) => each.id));
    got.length = 0;
    const day = new Date((first[2]?.at ?? 0) - 30_000).toLocaleDateString('sv-SE', {
      timeZone: 'Europe/Stockholm',
    });
    await replayWebhook({ id, by, from: { day } }, ports);
    pass(MINUTE);
    await round();
    expect(subjects(got)).toEqual(['c']);
    // What has not happened yet is not skipped.
    await replayWebhook({ id, by, from: { sequence: 900 } }, ports);
    pass(MINUTE);
    await happen('d');
    await round();
    expect(subjects(got)).toEqual(['c', 'd']);
  });

  it('goes on with the next number, and repeats nothing, when all that it has had has expired', async () => {
    const { add, got, happen, round, pass, ports, world, now } = receiver;
    const sequences = () => got.map(({ body }) => Number(toldSchema.parse(JSON.parse(body)).sequence));
    const { webhook } = await add();
    pass(MINUTE);
    for (const id of ['a', 'b', 'c']) {
      await happen(id);
      pass(1);
    }
    await round();
    pass(89 * DAY);
    world.eventLog.expire(now());
    // As long as they are kept, they can be had again.
    await replayWebhook({ id: webhook.id, by, from: { sequence: 2 } }, ports);
    pass(MINUTE);
    await round();
    expect(sequences()).toEqual([1, 2, 3, 2, 3]);
    // Asked for again, and gone before the address has taken them.
    await replayWebhook({ id: webhook.id, by, from: { sequence: 1 } }, ports);
    pass(DAY);
    world.eventLog.expire(now());
    expect(await world.eventLog.last()).toBeUndefined();
    await happen('d');
    got.length = 0;
    expect(await round()).toMatchObject({ logged: 1, delivered: 1 });
    expect([subjects(got), sequences()]).toEqual([['d'], [4]]);
    // One that is added when nobody has wanted events for long goes on after what an ended one had.
    await endWebhook({ id: webhook.id, by }, ports);
    await happen('e');
    pass(91 * DAY);
    world.eventLog.expire(now());
    await add('https://other.arkiv.example/');
    await happen('f');
    got.length = 0;
    pass(MINUTE);
    await round();
    expect([subjects(got), sequences()]).toEqual([['f'], [6]]);
  });

  it('goes on behind what it has missed for too long, and is not held up by it', async () => {
    const { add, answers, got, happen, round, pass, ports, world, now } = receiver;
    const { webhook } = await add();
    answers(() => ({ status: 503 }));
    pass(MINUTE);
    for (let number = 0; number < 60; number += 1) {
      await happen(`m-${number}`);
      pass(1);
    }
    await round();
    pass(60 * DAY);
    await happen('late');
    await round();
    pass(40 * DAY);
    world.eventLog.expire(now());
    answers(() => ({ status: 204 }));
    got.length = 0;
    await resumeWebhook({ id: webhook.id, by }, ports);
    await round();
    expect(subjects(got)).toEqual(['late']);
  });

  it('stands in the log of controls with the host, and nothing else of the address', async () => {
    const { add, ports, world, pass } = receiver;
    const { webhook, secret } = await add(`${URL}?token=hemligt`);
    pass(1000);
    await endWebhook({ id: webhook.id, by }, ports);
    const entries = await world.controlLog.entries();
    expect(notesIn(entries).map(({ what }) => `${what.did} ${what.kind === 'webhook' && what.host}`)).toEqual(
      ['ended hooks.arkiv.example', 'added hooks.arkiv.example'],
    );
    expect(JSON.stringify(entries)).not.toContain('hemligt');
    expect(JSON.stringify([entries, await world.webhooks.all()])).not.toContain(secret.slice(6, 40));
  });

  it('adds no address twice, and none that cannot be public', async () => {
    const { add, ports, got, happen, round, pass } = receiver;
    await add();
    const refused = async (url: string) => {
      const added = await addWebhook({ url, by }, ports);
      return added.kind === 'refused' ? added.problems.map(({ code }) => code) : added.kind;
    };
    expect(await refused(URL)).toEqual(['webhook-known']);
    for (const url of [
      '',
      'hooks.arkiv.example',
      'http://hooks.arkiv.example/',
      'ftp://hooks.arkiv.example/',
      'https://user@hooks.arkiv.example/',
      'https://user:pass@hooks.arkiv.example/',
      'https://hooks.arkiv.example:22/',
      'https://hooks.arkiv.example/#a',
      'https://localhost/',
      'https://localhost./',
      'https://a.localhost/',
      'https://printer.local/',
      'https://metadata.google.internal/',
      'https://intranet/',
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://0177.0.0.1/',
      'https://169.254.169.254/latest/meta-data',
      'https://10.0.0.1/',
      'https://8.8.8.8/',
      'https://[::1]/',
      'https://[::ffff:127.0.0.1]/',
      'https://[fd00:ec2::254]/',
      'https://1.0.0.127.in-addr.arpa/',
    ])
      expect(await refused(url), url).toContain('webhook-url');
    pass(MINUTE);
    await happen('a');
    await round();
    expect(got.map(({ url }) => url)).toEqual([URL]);
  });
});
