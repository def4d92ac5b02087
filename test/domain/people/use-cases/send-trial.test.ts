import { describe, expect, it } from 'vitest';
import type { SendResult } from '../../../../domain/mail/delivery.ts';
import type { Trial, TrialJob } from '../../../../domain/people/trial.ts';
import { askForTrial, TRIALS_AN_HOUR } from '../../../../domain/people/use-cases/ask-for-trial.ts';
import { sendTrial } from '../../../../domain/people/use-cases/send-trial.ts';
import { mailGate } from '../../../../domain/sending/use-cases/mail-gate.ts';
import { HOUR_MILLIS } from '../../../../domain/shared/duration.ts';
import { dispatchingWorld, NOW } from '../../../fixtures/dispatching-world.ts';
import { InMemoryRequestLimits } from '../../../in-memory/in-memory-request-limits.ts';
import { InMemoryTrialJobs } from '../../../in-memory/in-memory-trial-jobs.ts';

const TRIAL: Trial = {
  to: { name: 'Maja Holm', address: 'maja.holm@kansli.example' },
  from: 'Samverkanskontoret',
  replyTo: { name: 'Tuva Rehnberg', address: 'tuva@office.example' },
  ...{ subject: '[Prov] Avgjort', html: '<p>Avgjort</p>', text: 'Avgjort' },
};

async function aSender(answer: SendResult = { kind: 'accepted', messageId: 'm1' }) {
  const sending = await dispatchingWorld([]);
  const sent: TrialJob[] = [];
  const later: number[] = [];
  const ports = {
    accounts: { has: async (address: string) => address === TRIAL.to.address },
    mailer: {
      async sendTrial(job: TrialJob) {
        sent.push(job);
        return answer;
      },
    },
    gate: mailGate('budkavle@kansli.example', sending),
    trialJobs: { enqueue: async (_job: TrialJob, seconds = 0) => void later.push(seconds) },
    now: sending.now,
  };
  const send = (over: Partial<TrialJob> = {}) =>
    sendTrial({ trial: TRIAL, id: 'trial', askedAt: sending.now(), ...over }, ports);
  return { sending, sent, later, send };
}

describe('a trial', () => {
  it('is sent to whoever signs in with that address, and is no delivery', async () => {
    const { send, sent, sending } = await aSender();
    const before = await sending.dispatches.ofRollout('lending', 0);
    expect(await send()).toBe('sent');
    expect(sent.map(({ trial }) => trial)).toEqual([TRIAL]);
    expect(await sending.dispatches.ofRollout('lending', 0)).toEqual(before);
  });

  it('is sent to nobody else', async () => {
    const { send, sent } = await aSender();
    const to = { name: 'Någon annan', address: 'nagon@annan.example' };
    expect(await send({ trial: { ...TRIAL, to } })).toBe('stranger');
    expect(sent).toEqual([]);
  });

  it('waits while all mail is held, and is forgotten after an hour', async () => {
    const { send, sent, later, sending } = await aSender();
    const restored = { table: 'new', to: 1, heldAt: sending.now() };
    await sending.restores.write({ table: 'old', restores: [restored] }, 0);
    expect(await send()).toBe('waiting');
    expect(later).toEqual([900]);
    expect(await send({ askedAt: NOW - HOUR_MILLIS })).toBe('expired');
    expect(sent).toEqual([]);
  });

  it('is tried again only if it certainly has not left', async () => {
    const unknown = await aSender({ kind: 'unknown', reason: 'timeout' });
    expect(await unknown.send()).toBe('unknown');
    const throttled = await aSender({ kind: 'not-taken', reason: 'throttled' });
    expect(await throttled.send()).toBe('waiting');
    expect(throttled.later).toEqual([60]);
    expect(unknown.later).toEqual([]);
  });
});

describe('who asks for trials', () => {
  it('gets so many an hour, however their address is written', async () => {
    const ports = {
      trialJobs: new InMemoryTrialJobs(),
      requestLimits: new InMemoryRequestLimits(),
      now: () => NOW,
    };
    for (let each = 0; each < TRIALS_AN_HOUR; each += 1)
      expect(await askForTrial(TRIAL, ports)).toBe('queued');
    const shouted = { ...TRIAL, to: { ...TRIAL.to, address: 'MAJA.HOLM@kansli.example' } };
    expect(await askForTrial(shouted, ports)).toBe('too-many');
    expect(ports.trialJobs.jobs).toHaveLength(TRIALS_AN_HOUR);
    expect(await askForTrial(shouted, { ...ports, now: () => NOW + HOUR_MILLIS })).toBe('queued');
  });

  it('is told that a mail is larger than a queue takes', async () => {
    const ports = {
      trialJobs: new InMemoryTrialJobs(),
      requestLimits: new InMemoryRequestLimits(),
      now: () => NOW,
    };
    expect(await askForTrial({ ...TRIAL, html: 'x'.repeat(250_000) }, ports)).toBe('too-large');
    expect(ports.trialJobs.jobs).toEqual([]);
  });
});
