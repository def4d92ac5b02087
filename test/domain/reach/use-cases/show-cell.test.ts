import { describe, expect, it } from 'vitest';
import { contactId } from '../../../../domain/contacts/contact.ts';
import { showCell } from '../../../../domain/reach/use-cases/show-cell.ts';
import { aDelivery } from '../../../fixtures/a-delivery.ts';
import { aDispatch } from '../../../fixtures/a-dispatch.ts';
import { aDispatchingMilestone } from '../../../fixtures/a-milestone.ts';
import { aPlan } from '../../../fixtures/a-plan.ts';
import { aPlanBasis, malmoContacts } from '../../../fixtures/a-plan-basis.ts';
import { aTask } from '../../../fixtures/a-task.ts';
import { anObligation } from '../../../fixtures/an-obligation.ts';
import { anOutcome } from '../../../fixtures/an-outcome.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';

const [lead] = malmoContacts();
const leadId = lead ? contactId(lead) : '';
const ADDRESS = { milestone: 'm', organisation: '1280', group: 'clerks' };

async function aWorld() {
  const world = await lendingWorld();
  await world.milestones.accept(aDispatchingMilestone({ id: 'm' }), {});
  await world.plans.freeze('m', aPlanBasis());
  await world.dispatches.open(aDispatch({ id: 'letter' }));
  const done = { at: 5, who: leadId, what: 'done', on: '2026-11-28', evidence: 'K 2026/9' } as const;
  const letter = { state: 'sent', people: 1, reached: 1, dispatch: 'letter' } as const;
  await world.plans.write(
    'm',
    aPlan({
      obligations: [
        anObligation({ progress: { state: 'partly-sent', people: 2, reached: 1 } }),
        anObligation({
          channel: 'meeting',
          carrier: 'people',
          owner: 'local-lead',
          progress: { state: 'confirmed', people: 0, reached: 0 },
        }),
        anObligation({ channel: 'newsletter', carrier: 'newsletter', progress: letter }),
        anObligation({ group: 'lead' }),
      ],
      tasks: [aTask({ state: 'done', contact: leadId, contactName: 'Lo Ek', history: [done] })],
      deliveries: [
        aDelivery({ outcome: anOutcome('delivered') }),
        aDelivery({ id: 'd2', address: 'bo@malmo.example', outcome: anOutcome('bounced') }),
        aDelivery({
          id: 'd3',
          address: 'lo@malmo.example',
          groups: ['lead'],
          outcome: anOutcome('accepted'),
        }),
      ],
    }),
  );
  return world;
}

describe('the history of a group at an organisation', () => {
  it('tells channel by channel how it stands, with the evidence for it', async () => {
    const shown = await showCell(ADDRESS, await aWorld());
    const of = (channel: string) => shown?.channels.find(({ cell }) => cell.channel === channel);
    expect(shown?.channels.map(({ cell }) => cell.channel)).toEqual(['email', 'meeting', 'newsletter']);
    expect(of('email')).toMatchObject({ mails: { delivered: 1, bounced: 1 }, task: undefined });
    expect(of('meeting')).toMatchObject({
      mails: {},
      cell: { standing: 'told', contactName: 'Lo Ek', due: '2026-11-30' },
      task: {
        state: 'done',
        entries: [{ who: 'Lo Ek', what: 'done', on: '2026-11-28', evidence: 'K 2026/9' }],
      },
    });
    expect(of('newsletter')?.carriedBy).toMatchObject({ id: 'letter', purpose: 'newsletter' });
    expect([...(shown?.messages ?? [])]).toEqual([['why', 'told']]);
  });

  it('counts recipients and shows none of them', async () => {
    const shown = await showCell(ADDRESS, await aWorld());
    expect(JSON.stringify(shown?.channels)).not.toMatch(/@|Åsa Lind/);
  });

  it('can be that of one channel', async () => {
    const shown = await showCell({ ...ADDRESS, channel: 'meeting' }, await aWorld());
    expect(shown?.channels.map(({ cell }) => cell.channel)).toEqual(['meeting']);
  });

  it.each([{ milestone: 'n' }, { organisation: '1480' }, { group: 'nobody' }, { channel: 'relay' }])(
    'is undefined for %j',
    async (other) => {
      expect(await showCell({ ...ADDRESS, ...other }, await aWorld())).toBeUndefined();
    },
  );
});
