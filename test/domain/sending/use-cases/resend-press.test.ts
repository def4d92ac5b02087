import { describe, expect, it } from 'vitest';
import { casesIn } from '../../../../domain/controls/control-log.ts';
import { decideChange } from '../../../../domain/controls/use-cases/decide-change.ts';
import { carryOutChange } from '../../../../domain/sending/use-cases/carry-out-change.ts';
import { settleUnknown } from '../../../../domain/sending/use-cases/settle-unknown.ts';
import { showControls } from '../../../../domain/sending/use-cases/show-controls.ts';
import { aDelivery } from '../../../fixtures/a-delivery.ts';
import { anOutcome } from '../../../fixtures/an-outcome.ts';
import { dispatchingWorld } from '../../../fixtures/dispatching-world.ts';
import { portWith } from '../../../fixtures/port-with.ts';

const ANNA = 'anna.ek@kansli.example';
const ERIK = 'erik.lund@kansli.example';
const LOST = aDelivery({ id: 'lost', outcome: anOutcome('unknown', { tries: 1 }) });
const wish = {
  dispatchId: 'm',
  delivery: 'lost',
  as: 'resend',
  by: ANNA,
  reason: 'Not in the inbox',
} as const;

/** A press mailing with one mail of which nobody knows whether it was sent. */
async function world() {
  const all = await dispatchingWorld([LOST]);
  const found = await all.dispatches.find('m');
  if (!found) throw new Error('there is no dispatch');
  const press = { ...found, purpose: 'press-release' as const };
  const ports = { ...all, dispatches: portWith(all.dispatches, 'find', async () => press) };
  const state = async () => (await all.outcomes())[0]?.state;
  const accept = async (by: string) =>
    decideChange(
      { change: casesIn(await all.controlLog.entries())[0]?.id ?? '', word: 'accept', by, isApprover: true },
      { ...ports, carryOut: (change, acceptedBy) => carryOutChange(change, acceptedBy, ports) },
    );
  return { ports, state, accept };
}

describe('an unknown press mail', () => {
  it('is not sent again by one person, who asks for it with a reason', async () => {
    const { ports, state, accept } = await world();
    expect(await settleUnknown(wish, ports)).toBe('waits');
    expect(await state()).toBe('unknown');
    expect(await ports.settlements.ofOrganisation('m', '1280')).toEqual([]);
    expect(ports.sendJobs.enqueued).toEqual([]);
    expect(await accept(ANNA)).toBe('own');
    expect(await state()).toBe('unknown');
    const { open } = await showControls(ports);
    expect(open).toMatchObject([
      { asked: { by: ANNA }, recipient: { address: LOST.address }, tried: [{ by: ANNA }] },
    ]);
  });

  it('is sent again once a second person accepts, and both stand with it', async () => {
    const { ports, state, accept } = await world();
    await settleUnknown(wish, ports);
    expect(await accept(ERIK)).toBe('applied');
    expect(await state()).toBe('planned');
    expect(await ports.settlements.ofOrganisation('m', '1280')).toMatchObject([
      { as: 'resend', by: ANNA, acceptedBy: ERIK, reason: 'Not in the inbox' },
    ]);
  });

  it('that has been settled otherwise meanwhile is not sent', async () => {
    const { ports, state, accept } = await world();
    await settleUnknown(wish, ports);
    expect(await settleUnknown({ ...wish, as: 'accepted' }, ports)).toBe('settled');
    expect(await accept(ERIK)).toBe('lapsed');
    expect(await state()).toBe('accepted');
  });
});
