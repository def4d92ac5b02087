import { describe, expect, it } from 'vitest';
import type { SendResult } from '../../../../domain/mail/delivery.ts';
import type { AccessChange } from '../../../../domain/people/access-change.ts';
import { personId } from '../../../../domain/people/person.ts';
import type { AccountJob, InvitationLetter } from '../../../../domain/people/sign-in-accounts.ts';
import { syncAccount } from '../../../../domain/people/use-cases/sync-account.ts';
import { mailGate } from '../../../../domain/sending/use-cases/mail-gate.ts';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { aPerson } from '../../../fixtures/a-person.ts';
import { dispatchingWorld, NOW } from '../../../fixtures/dispatching-world.ts';
import { peopleWorld } from '../people-world.ts';

const invitation = { at: 1000, by: 'maja.holm@kansli.example', mail: 'waiting' as const };
const sara = aPerson({
  ...{ address: 'sara.ek@malmo.example', name: 'Sara Ek', state: 'invited', invitation },
  ...{ role: 'local-lead', organisation: '1280' },
});

async function aStage(person = sara, answer: SendResult = { kind: 'accepted', messageId: 'm1' }) {
  const world = await peopleWorld([person]);
  const done: string[] = [];
  const letters: InvitationLetter[] = [];
  const kept: AccessChange[] = [];
  const later: [readonly AccountJob[], number][] = [];
  const sending = await dispatchingWorld([]);
  const ports = {
    ...world,
    accounts: {
      open: async ({ address }: { address: string }) => void done.push(`open ${address}`),
      close: async (address: string) => void done.push(`close ${address}`),
    },
    mailer: {
      async send(letter: InvitationLetter) {
        letters.push(letter);
        return answer;
      },
    },
    render: ({
      name,
      organisation,
      url,
    }: {
      name: string;
      organisation?: string | undefined;
      url: string;
    }) => ({
      ...{ subject: 's', html: `${name} ${organisation}`, text: url },
    }),
    consoleUrl: 'https://console.example',
    archive: { keep: async (change: AccessChange) => void kept.push(change) },
    gate: mailGate('budkavle@kansli.example', sending),
    accountJobs: {
      enqueue: async (jobs: readonly AccountJob[], seconds = 0) => void later.push([jobs, seconds]),
    },
    now: sending.now,
  };
  const mail = async () => (await world.people.find(person.id))?.invitation?.mail;
  const sync = (more: Omit<AccountJob, 'person'> = {}) => syncAccount({ person: person.id, ...more }, ports);
  const holds = async () => (await sending.holds.read()).value?.holds ?? [];
  return { world, done, letters, kept, mail, sync, sending, holds, later };
}

describe('whoever is invited', () => {
  it('gets an account, then one mail that names who invites and leads to the console', async () => {
    const { sync, done, letters, mail } = await aStage();
    expect(await sync()).toBe('sent');
    expect(done).toEqual(['open sara.ek@malmo.example']);
    expect(letters).toEqual([
      {
        ...{ subject: 's', html: 'Sara Ek Malmö stad', text: 'https://console.example/welcome?lang=sv' },
        ...{ to: { name: 'Sara Ek', address: 'sara.ek@malmo.example' }, replyTo: invitation.by },
        id: `invitation-${personId(sara.address)}-1000`,
        of: { person: personId(sara.address), at: 1000 },
      },
    ]);
    expect(await mail()).toBe('sent');
  });

  it('is not mailed again by the same job, however often it comes', async () => {
    const { sync, letters } = await aStage();
    await Promise.all([sync(), sync()]);
    expect(await sync()).toBe('nothing');
    expect(letters).toHaveLength(1);
  });

  it('is not mailed again after a try that died between the call and its answer: a person is asked', async () => {
    const { sync, letters, mail } = await aStage(
      aPerson({ ...sara, invitation: { ...invitation, mail: 'sending' } }),
    );
    expect(await sync()).toBe('unknown');
    expect([letters, await mail()]).toEqual([[], 'unknown']);
  });

  it.each([
    ['refused', 'refused'],
    ['unknown', 'unknown'],
  ] as const)('whose mail is %s is shown so', async (kind, shown) => {
    const { sync, mail } = await aStage(sara, { kind, reason: 'x' });
    expect(await sync()).toBe(shown);
    expect(await mail()).toBe(shown);
  });

  it.each([
    { kind: 'not-taken', reason: 'Throttling' },
    { kind: 'unreached', reason: 'ECONNREFUSED' },
  ] as const)('whose mail certainly has not left ($kind) is mailed by the next try', async (answer) => {
    const { sync, mail } = await aStage(sara, answer);
    await expect(sync()).rejects.toThrow(TemporaryFailure);
    expect(await mail()).toBe('waiting');
  });
});

describe('an invitation that may not leave', () => {
  const JOB = { person: personId(sara.address) };

  it('meets an account that is refused: it holds all mail, costs no try, and comes back in a minute', async () => {
    const { sync, mail, holds, later } = await aStage(sara, { kind: 'held', reason: 'account-paused' });
    expect([await sync(), await mail()]).toEqual(['waiting', 'waiting']);
    expect(await holds()).toMatchObject([{ reason: 'account-paused', since: NOW }]);
    expect(later).toEqual([[[JOB], 60]]);
  });

  it('waits while mail is held: no account is opened, nothing is sent, and the job comes back', async () => {
    const { sync, mail, done, letters, later, sending } = await aStage();
    await sending.holds.write(
      {
        unanswered: [],
        holds: [{ reason: 'account-paused', since: NOW, probeAt: NOW + 60_000, probeUntil: 0 }],
      },
      0,
    );
    expect([await sync(), await mail()]).toEqual(['waiting', 'waiting']);
    expect([done, letters, later]).toEqual([[], [], [[[JOB], 60]]]);
  });

  it('finds out that an account is mended, and ends the hold', async () => {
    const { sync, holds, sending } = await aStage();
    await sending.holds.write(
      { unanswered: [], holds: [{ reason: 'account-paused', since: NOW, probeAt: NOW, probeUntil: 0 }] },
      0,
    );
    expect([await sync(), await holds()]).toEqual(['sent', []]);
  });

  it('waits in a restored table until a person lets sending go on', async () => {
    const { sync, mail, done, letters, later, sending } = await aStage();
    sending.identity.identity = { id: 'restored', restoredTo: NOW - 1_000 };
    expect([await sync(), await mail()]).toEqual(['waiting', 'waiting']);
    expect([done, letters, later]).toEqual([[], [], [[[JOB], 900]]]);
  });

  it('waits where the day has no room for it', async () => {
    const { sync, letters, holds, sending } = await aStage();
    sending.quotas.quota = { perSecond: 14, perDay: 200, sentLastDay: 200 };
    expect([await sync(), letters]).toEqual(['waiting', []]);
    expect(await holds()).toMatchObject([{ reason: 'daily-quota' }]);
  });
});

describe('whoever else a job is about', () => {
  it('has their account removed if they have ended, and gets no mail', async () => {
    const { sync, done, letters } = await aStage(aPerson({ ...sara, state: 'ended', invitation: undefined }));
    expect(await sync()).toBe('closed');
    expect([done, letters]).toEqual([['close sara.ek@malmo.example'], []]);
  });

  it.each(['active', 'proposed'] as const)('is left alone (%s)', async (state) => {
    const { sync, done, letters } = await aStage(aPerson({ ...sara, state }));
    expect(await sync()).toBe('nothing');
    expect([done, letters]).toEqual([[], []]);
  });
});

describe('an invitation that came back', () => {
  it.each(['sent', 'sending', 'unknown'] as const)('is noted where it was %s', async (mail) => {
    const { sync, mail: now } = await aStage(aPerson({ ...sara, invitation: { ...invitation, mail } }));
    expect(await sync({ returned: invitation.at })).toBe('bounced');
    expect(await now()).toBe('bounced');
  });

  it('is not noted of a newer one, and the mail is not sent again', async () => {
    const { sync, letters, mail } = await aStage(
      aPerson({ ...sara, invitation: { ...invitation, mail: 'sent' } }),
    );
    expect(await sync({ returned: invitation.at - 1 })).toBe('nothing');
    expect(await mail()).toBe('sent');
    expect(letters).toEqual([]);
  });
});

describe('whoever has ended', () => {
  const ended = aPerson({ ...sara, invitation: undefined, state: 'ended', since: 5 });
  const changed = { did: 'ended', role: 'local-lead', organisation: '1280', at: 5 } as const;

  it('is kept outside of the table, without name or address, before the account is closed', async () => {
    const { sync, done, kept } = await aStage(ended);
    expect(await sync({ changed })).toBe('closed');
    expect(kept).toEqual([{ person: ended.id, ...changed }]);
    expect(done).toEqual([`close ${ended.address}`]);
  });

  it('is then an alias under the same id, without a place, once', async () => {
    const { sync, world } = await aStage({ ...ended, erasureAskedAt: 6 });
    expect(await sync()).toBe('erased');
    const left = await world.people.find(ended.id);
    expect(JSON.stringify(left)).not.toMatch(/sara|Ek|1280/i);
    expect(left).toMatchObject({ id: ended.id, state: 'ended', address: `${ended.id}@erased.invalid` });
    expect(await sync()).toBe('nothing');
  });

  it('is erased at once on request, after the account is closed', async () => {
    const { sync, done, world } = await aStage({ ...ended, erasureAskedAt: 6 });
    expect(await sync({ changed: { ...changed, did: 'erased' } })).toBe('erased');
    expect(done).toEqual([`close ${ended.address}`]);
    expect((await world.people.find(ended.id))?.name).toBe('Raderad person');
  });
});
