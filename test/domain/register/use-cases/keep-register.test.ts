import { describe, expect, it } from 'vitest';
import { inState } from '../../../../domain/mail/delivery.ts';
import { readLogText } from '../../../../domain/register/register-log.ts';
import { checkLog } from '../../../../domain/register/use-cases/check-log.ts';
import { keepRegister } from '../../../../domain/register/use-cases/keep-register.ts';
import { aDispatch } from '../../../fixtures/a-dispatch.ts';
import { someCounts } from '../../../fixtures/a-plan.ts';
import {
  aKeptLog,
  type RegisterWorld,
  registerWorld,
  sentDispatch,
  servedBy,
} from '../../../fixtures/a-register-log.ts';
import { anOutcome } from '../../../fixtures/an-outcome.ts';
import { dying } from '../../../fixtures/dying.ts';

/** The dispatches in the log, in its order. */
async function logged(world: RegisterWorld) {
  const texts = await world.registerLog.entries(0, 10_000);
  return texts.map((text) => readLogText(text));
}

async function findings(world: RegisterWorld) {
  const { verifier, fetch } = await servedBy(world);
  return (await checkLog({ verifier }, { fetch, signer: world.signer })).findings;
}

describe('the log of the register', () => {
  it('has an entry for each part whose mails have left, with a register entry’s fields and no person', async () => {
    const world = await registerWorld();
    await sentDispatch(world, { id: 'letter' });
    expect(await keepRegister(world)).toEqual({ added: 1, size: 1 });
    const [entry] = await logged(world);
    expect(entry).toMatchObject({
      ...{ dispatch: 'letter', organisation: '1280', date: '2026-12-04', subject: 'Veckobrev letter' },
      ...{ from: ['Malmö stad'], to: { clerks: 1 }, recipients: 1, uncertain: 0 },
      registerNumber: (await world.rollouts.participation('lending', '1280'))?.registerNumber,
    });
    const text = JSON.stringify(entry);
    for (const person of ['@', 'Åsa', 'Lind', 'hash-letter']) expect(text).not.toContain(person);
    expect(await findings(world)).toEqual([]);
  });

  it('has nothing twice, however often it is kept', async () => {
    const world = await aKeptLog(3);
    expect(await keepRegister(world)).toEqual({ added: 0, size: 3 });
    expect(await logged(world)).toHaveLength(3);
  });

  it('waits for mails that are on their way, and leaves out who asked for a newsletter', async () => {
    const world = await registerWorld();
    await sentDispatch(world, { id: 'letter', outcomes: ['delivered', 'planned'] });
    await world.dispatches.open(
      aDispatch({
        id: 'opt-in-1',
        purpose: 'opt-in',
        organisations: ['1280'],
        dispatchedAt: 5,
        changedAt: 5,
      }),
    );
    await world.plans.saveCounts('opt-in-1', someCounts());
    expect(await keepRegister(world)).toEqual({ added: 0, size: 0 });
  });

  it('says it again when a mail turns out to have left', async () => {
    const world = await registerWorld();
    await sentDispatch(world, { id: 'letter', outcomes: ['delivered', 'unknown'] });
    await keepRegister(world);
    const [, mail] = await world.deliveries.ofOrganisation('letter', '1280');
    if (!mail || !inState(mail, 'unknown')) throw new Error('no mail of unknown outcome');
    const outcome = anOutcome('accepted');
    expect(await world.deliveries.resolve({ dispatchId: 'letter', delivery: mail, outcome })).toBe(true);
    const counted = await world.plans.counts('letter', '1280');
    await world.plans.saveCounts('letter', someCounts({ accepted: 2, at: someCounts().at + 1 }), counted);
    await keepRegister(world);
    const entries = await logged(world);
    expect(entries.map((entry) => [entry?.recipients, entry?.uncertain])).toEqual([
      [2, 1],
      [2, 0],
    ]);
    expect(entries[0]?.digest).not.toBe(entries[1]?.digest);
    expect(await keepRegister(world)).toEqual({ added: 0, size: 2 });
  });

  it('has what several enter at once, once, and in one order', async () => {
    const world = await registerWorld();
    for (const id of ['a', 'b', 'c']) await sentDispatch(world, { id });
    await Promise.all([keepRegister(world), keepRegister(world), keepRegister(world)]);
    await keepRegister(world);
    expect((await logged(world)).map((entry) => entry?.dispatch)).toEqual(['a', 'b', 'c']);
    expect(await findings(world)).toEqual([]);
  });

  it.each(['before', 'after'] as const)(
    'loses nothing and has nothing twice when its keeper dies, %s any of its calls',
    async (when) => {
      for (let step = 1; step < 80; step += 1) {
        const world = await registerWorld();
        for (const id of ['a', 'b']) await sentDispatch(world, { id });
        const died = await keepRegister({ ...dying(world, step, when), signer: world.signer }).then(
          () => false,
          () => true,
        );
        await sentDispatch(world, { id: 'c' });
        await keepRegister(world);
        const ids = (await logged(world)).map((entry) => entry?.dispatch);
        expect(ids, `step ${step}`).toEqual(['a', 'b', 'c']);
        expect(await findings(world), `step ${step}`).toEqual([]);
        if (!died) return;
      }
      throw new Error('it never came to its end');
    },
  );

  it('fills its tiles, and goes on in the next ones', async () => {
    const world = await aKeptLog(254);
    for (const id of ['x', 'y', 'z']) await sentDispatch(world, { id });
    await keepRegister(world);
    const { fetch } = await servedBy(world);
    expect((await fetch('tile/0/000'))?.length).toBe(256 * 32);
    expect((await fetch('tile/1/000.p/1'))?.length).toBe(32);
    expect(await fetch('tile/1/000.p/2')).toBeUndefined();
    expect(await fetch('tile/0/001.p/2')).toBeUndefined();
    expect(await findings(world)).toEqual([]);
  });

  it('gets another key in a table that was restored: what it says there is not what was published', async () => {
    const world = await aKeptLog(2);
    const before = await servedBy(world);
    world.identity.identity = { id: 'table-2', restoredTo: 5 };
    await sentDispatch(world, { id: 'later' });
    await keepRegister(world);
    const after = await servedBy(world);
    expect(after.verifier.name).toBe('kansli.example/log/2');
    const report = await checkLog(
      { verifier: before.verifier },
      { fetch: after.fetch, signer: world.signer },
    );
    expect(report.findings.map(({ code }) => code)).toEqual(['checkpoint-wrong']);
  });
});
