import { describe, expect, it } from 'vitest';
import { aliasOf } from '../../../../domain/contacts/alias.ts';
import { contactId } from '../../../../domain/contacts/contact.ts';
import type { Outcome } from '../../../../domain/mail/delivery.ts';
import { recipientDigest } from '../../../../domain/mail/suppression.ts';
import type { Milestone } from '../../../../domain/plan/milestone.ts';
import { erasePerson } from '../../../../domain/privacy/use-cases/erase-person.ts';
import { exportPerson } from '../../../../domain/privacy/use-cases/export-person.ts';
import {
  ENDED_KEPT_DAYS,
  ROUND_MILLIS,
  tidyContacts,
} from '../../../../domain/privacy/use-cases/tidy-contacts.ts';
import { DAY_MILLIS } from '../../../../domain/shared/duration.ts';
import { aCatalogueVersion } from '../../../fixtures/a-catalogue.ts';
import { aContact } from '../../../fixtures/a-contact.ts';
import { aDelivery, only } from '../../../fixtures/a-delivery.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { aParticipation } from '../../../fixtures/a-participation.ts';
import { aPerson } from '../../../fixtures/a-person.ts';
import { aPlan } from '../../../fixtures/a-plan.ts';
import { aPlanBasis } from '../../../fixtures/a-plan-basis.ts';
import { anEnquiry, aQuestion } from '../../../fixtures/a-question.ts';
import { aTask } from '../../../fixtures/a-task.ts';
import { anOrganisation } from '../../../fixtures/an-organisation.ts';
import { contactsWorld } from '../../../fixtures/contacts-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

const asa = aContact();
const bo = aContact({ name: 'Bo Ek', address: 'bo.ek@malmo.example' });
const ref = { organisation: '1280', id: contactId(asa), by: 'anna' };
const alias = aliasOf(ref.id);
const accepted: Outcome = { state: 'accepted', tries: 1, attempt: 'a', at: 5 };
const sending: Outcome = { state: 'sending', tries: 1, attempt: 'a', leaseUntil: 9 };
const planned: Outcome = { state: 'planned', tries: 0, notBefore: 0 };

/** Åsa and Bo, with a mail to each in a milestone that is in this state. */
async function world(outcome: Outcome, state: Milestone['state'] = 'dispatching') {
  const all = await contactsWorld();
  const milestone = aMilestone({ state, organisations: ['1280'] });
  await all.catalogues.publish(aCatalogueVersion());
  await all.organisations.save(anOrganisation());
  await all.rollouts.join(aParticipation());
  await all.contacts.save([asa, bo]);
  await all.milestones.accept(milestone, {});
  await all.plans.freeze(milestone.id, aPlanBasis({ contacts: [asa, bo] }));
  const mails = [
    aDelivery({ id: 'd1', contact: contactId(asa), outcome }),
    aDelivery({ id: 'd2', contact: contactId(bo), name: bo.name, address: bo.address, outcome }),
  ];
  await all.plans.write(milestone.id, { ...aPlan(), deliveries: mails });
  const rows = () => all.deliveries.ofOrganisation(milestone.id, '1280');
  const frozen = async () => (await all.plans.basis(milestone.id, '1280'))?.contacts;
  const erase = () => erasePerson(ref, all.ports);
  return { ...all, milestone, mails, rows, frozen, erase };
}

describe('erasing a person', () => {
  it('leaves no name and no address of theirs, and everybody else as they were', async () => {
    const { erase, everybody, rows, frozen, mails, contactStore } = await world(accepted);
    expect(await erase()).toEqual({ kind: 'erased', cancelled: 0 });
    expect(await everybody()).toEqual([bo]);
    expect(await rows()).toEqual([{ ...mails[0], ...alias }, mails[1]]);
    expect(await frozen()).toEqual([{ ...asa, ...alias, endedAt: 1_000_000 }, bo]);
    const kept = JSON.stringify([await rows(), await frozen(), await contactStore.auditTrail('1280')]);
    expect(kept).not.toContain('asa.lind');
    expect(kept).not.toContain('Åsa');
    expect((await contactStore.auditTrail('1280')).map(({ did, by }) => `${by} ${did}`)).toEqual([
      'anna erasing',
      'anna erased',
    ]);
  });

  it('cancels a mail that is still planned, first, so that it can never leave for the alias', async () => {
    const { erase, rows } = await world(planned);
    expect(await erase()).toEqual({ kind: 'erased', cancelled: 1 });
    const [theirs, others] = await rows();
    expect(theirs).toMatchObject({ ...alias, outcome: { state: 'cancelled' } });
    expect(others?.outcome.state).toBe('planned');
  });

  it.each([
    ['a mail to them is in the air', sending, 'dispatching'],
    ['the milestone is being planned', planned, 'planning'],
  ] as const)('waits while %s, with their roles ended', async (_, outcome, state) => {
    const { erase, rows, mails, everybody, contacts, milestone } = await world(outcome, state);
    expect(await erase()).toEqual({ kind: 'waits', cancelled: 0, dispatches: [milestone.id] });
    expect(await rows()).toEqual(mails);
    expect(await everybody()).toHaveLength(2);
    expect(await contacts.ofOrganisation('1280')).toEqual([bo]);
  });

  it('is ended by the rounds once nothing keeps it up any more', async () => {
    const { erase, ports, deliveries, milestone, mails, everybody, later } = await world(sending);
    await erase();
    const [theirs = aDelivery()] = mails;
    await deliveries.settle(milestone.id, [{ from: only('sending', theirs), outcome: accepted }]);
    for (let round = 0; round < 12; round += 1) {
      await tidyContacts(ports);
      later(ROUND_MILLIS);
    }
    expect(await everybody()).toEqual([bo]);
  });

  it('that breaks off anywhere is done by asking again', async () => {
    const { ports, erase, everybody, rows, frozen } = await world(planned);
    const breaks = [
      { ...ports, deliveries: portWith(ports.deliveries, 'cancel', async () => killed()) },
      { ...ports, erasures: portWith(ports.erasures, 'deliveries', async () => killed()) },
      { ...ports, erasures: portWith(ports.erasures, 'basis', async () => killed()) },
    ];
    for (const broken of breaks) await expect(erasePerson(ref, broken)).rejects.toThrow('killed');
    expect((await erase()).kind).toBe('erased');
    expect(await everybody()).toEqual([bo]);
    expect(JSON.stringify([await rows(), await frozen()])).not.toContain('asa.lind');
    expect(await erase()).toEqual({ kind: 'unknown' });
  });

  it('keeps that the address gets no mail', async () => {
    const { erase, suppressions } = await world(accepted);
    const recipient = recipientDigest(asa.address);
    await suppressions.add({ recipient, scope: 'all', reason: 'bounce', at: 1 });
    await erase();
    expect(await suppressions.ofRecipient(recipient)).toHaveLength(1);
  });

  it('finds what was sent to an earlier address of theirs', async () => {
    const { ports, contacts, rows, contactStore } = await world(accepted);
    const moved = { ...asa, address: 'asa.berg@malmo.example', formerly: [contactId(asa)] };
    const { version } = await contactStore.state();
    const remove = [{ organisation: '1280', id: contactId(asa) }];
    const entry = {
      organisation: '1280',
      contact: contactId(moved),
      did: 'changed',
      by: 'anna',
      at: 1,
    } as const;
    await contactStore.change({ version, put: [moved], remove, entry });
    expect(await erasePerson({ ...ref, id: contactId(moved) }, ports)).toMatchObject({ kind: 'erased' });
    expect((await rows())[0]).toMatchObject(aliasOf(contactId(moved)));
    expect(await contacts.ofOrganisation('1280')).toEqual([bo]);
  });
});

it('people without a role for 90 days are erased by the rounds, and nobody sooner', async () => {
  const { ports, later, everybody, contactStore } = await world(accepted);
  const { version } = await contactStore.state();
  const gone = { ...asa, endedAt: ports.now() };
  const entry = { organisation: '1280', contact: ref.id, did: 'ended', by: 'anna', at: 1 } as const;
  await contactStore.change({ version, put: [gone], entry });
  const rounds = async () => {
    for (let round = 0; round < 12; round += 1) {
      await tidyContacts(ports);
      later(ROUND_MILLIS);
    }
  };
  later(ENDED_KEPT_DAYS * 86_400_000 - 12 * ROUND_MILLIS);
  await rounds();
  expect(await everybody()).toHaveLength(2);
  later(ROUND_MILLIS);
  await rounds();
  expect(await everybody()).toEqual([bo]);
  expect((await contactStore.auditTrail('1280')).at(-1)).toMatchObject({ did: 'erased', by: 'budkavle' });
});

describe('handing out a person’s data', () => {
  it('contains everything stored about them, nothing about others, and is recorded', async () => {
    const { ports, suppressions, manualFollowUps, milestone, plans, contactStore } = await world(accepted);
    await suppressions.add({
      recipient: recipientDigest(asa.address),
      scope: 'list:lending',
      reason: 'unsubscribe',
      at: 3,
    });
    const task = {
      organisation: '1280',
      contact: ref.id,
      groups: ['clerks'],
      reason: 'bounced',
      at: 4,
    } as const;
    await manualFollowUps.open(milestone.id, { ...task, groups: [...task.groups] });
    const note = { at: 8, who: ref.id, what: 'done', note: 'Mötet är hållet.' } as const;
    const done = aTask({ contact: ref.id, state: 'done', history: [note] });
    const others = aTask({ id: 'task-2', group: 'caretakers', contact: contactId(bo) });
    await plans.write(milestone.id, { ...aPlan(), obligations: [], deliveries: [], tasks: [done, others] });
    const asked = { words: 'När börjar det?', askedAt: 9, organisation: '1280', rollout: 'lending' };
    await ports.questions.add(aQuestion({ ...asked, id: 'a'.repeat(26), asker: { address: asa.address } }));
    await ports.questions.add(anEnquiry({ ...asked, askedAt: 10, asker: { address: asa.address } }));
    await ports.questions.add(aQuestion({ id: 'b'.repeat(26), asker: { address: bo.address } }));
    const data = await exportPerson(ref, ports);
    expect(data).toMatchObject({
      contact: asa,
      legalBasis: 'duty',
      organisation: { code: '1280' },
      mails: [{ id: milestone.id, kind: milestone.kind, state: 'accepted', since: 5, groups: ['clerks'] }],
      tasks: [{ dispatch: milestone.id, reason: 'bounced', at: 4 }],
      work: [
        {
          dispatch: milestone.id,
          group: done.group,
          channel: done.channel,
          state: 'done',
          due: done.due,
          steps: [{ at: 8, what: 'done', note: 'Mötet är hållet.' }],
        },
      ],
      questions: [
        { words: 'När börjar det?', askedAt: 9, state: 'open' },
        { askedAt: 10, enquiry: { name: 'Ada Wik', medium: 'Exempelbladet', phone: '070-555 01 02' } },
      ],
      suppressions: [{ scope: 'list:lending', reason: 'unsubscribe', at: 3 }],
      auditTrail: [],
    });
    expect(JSON.stringify(data)).not.toContain('bo.ek');
    expect((await contactStore.auditTrail('1280')).map(({ did, by }) => [did, by])).toEqual([
      ['exported', 'anna'],
    ]);
    expect(await exportPerson({ ...ref, id: 'nobody' }, ports)).toBeUndefined();
  });
});

it('takes the name and address of whoever could sign in, once their access has been over for 90 days', async () => {
  const { ports, people, later } = await world(accepted);
  const former = aPerson({ state: 'ended', since: 1_000_000 });
  const active = aPerson({ address: 'kim.dahl@kansli.example', state: 'active', since: 0 });
  await people.change({ version: 0, put: [former, active], entries: [] });
  later(ENDED_KEPT_DAYS * DAY_MILLIS);
  await tidyContacts(ports);
  expect(await people.find(former.id)).toEqual(former);
  later(1);
  await tidyContacts(ports);
  expect(await people.find(former.id)).toEqual({ ...former, ...aliasOf(former.id) });
  expect(await people.find(active.id)).toEqual(active);
});

describe('what an erased person had left to do', () => {
  const eva = aContact({ name: 'Eva Berg', address: 'eva@malmo.example', groups: ['lead'] });
  const successor = contactId(eva);
  const theirs = aTask({ contact: ref.id, contactName: asa.name, state: 'open' });
  /** Åsa has a task, Bo shares her role, and Eva has another one. */
  async function working(state: Milestone['state'] = 'dispatching') {
    const all = await world(accepted, state);
    await all.contacts.save([eva]);
    await all.plans.write(all.milestone.id, { ...aPlan(), obligations: [], deliveries: [], tasks: [theirs] });
    const holder = async () => (await all.tasks.ofOrganisation(all.milestone.id, '1280'))[0]?.contactName;
    return { ...all, holder };
  }

  it('goes to whoever was chosen, who is told, though another one shares their role', async () => {
    const { ports, holder, handovers } = await working();
    expect(await erasePerson({ ...ref, successor }, ports)).toEqual({ kind: 'erased', cancelled: 0 });
    expect(await holder()).toBe('Eva Berg');
    expect(await handovers.ofDay('1970-01-01')).toMatchObject([{ organisation: '1280', contact: successor }]);
  });

  it('goes to whoever shares their role where nobody was chosen', async () => {
    const { erase, holder } = await working();
    await erase();
    expect(await holder()).toBe('Bo Ek');
  });

  it('goes to whoever was chosen also where the erasure waits and is done by rule', async () => {
    const { ports, holder, milestones, milestone, later } = await working('planning');
    expect(await erasePerson({ ...ref, successor }, ports)).toMatchObject({ kind: 'waits' });
    expect(await holder()).toBe('Åsa Lind');
    await milestones.advance(milestone.id, { from: 'planning', to: 'dispatching', at: 9 });
    for (let round = 0; round < 12; round += 1) {
      await tidyContacts(ports);
      later(ROUND_MILLIS);
    }
    expect(await holder()).toBe('Eva Berg');
  });

  it('goes by rule where whoever was chosen has no role any more by then', async () => {
    const { ports, holder, milestones, milestone, contacts, erase } = await working('planning');
    await erasePerson({ ...ref, successor }, ports);
    await contacts.save([{ ...eva, endedAt: 9 }]);
    await milestones.advance(milestone.id, { from: 'planning', to: 'dispatching', at: 9 });
    await erase();
    expect(await holder()).toBe('Bo Ek');
  });

  it.each([
    ['the person', ref.id],
    ['a stranger', 'nobody'],
    ['somebody without a role', contactId(aContact({ address: 'gone@malmo.example' }))],
  ])('is not given to %s: nothing is done', async (_, wrong) => {
    const { ports, holder, contacts, everybody } = await working();
    await contacts.save([aContact({ name: 'Gone', address: 'gone@malmo.example', endedAt: 1 })]);
    const before = await everybody();
    expect(await erasePerson({ ...ref, successor: wrong }, ports)).toEqual({ kind: 'no-successor' });
    expect(await everybody()).toEqual(before);
    expect(await holder()).toBe('Åsa Lind');
  });
});
