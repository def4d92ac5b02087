import { describe, expect, it } from 'vitest';
import type { AccessChange } from '../../../../domain/people/access-change.ts';
import { seenPerson } from '../../../../domain/people/person.ts';
import { changeAgain } from '../../../../domain/people/use-cases/change-again.ts';
import { changePerson } from '../../../../domain/people/use-cases/change-person.ts';
import { tidyPeople } from '../../../../domain/people/use-cases/tidy-people.ts';
import { aPerson } from '../../../fixtures/a-person.ts';
import { MAJA, OLLE, peopleWorld } from '../people-world.ts';

const maja = aPerson({ address: MAJA, role: 'coordinator' });
const olle = aPerson({ address: OLLE, role: 'coordinator' });
const nils = aPerson();
const NOW = 1_000_000;
const ALL = [maja, olle, nils];

/** The changes that a stage kept outside of the table, by what was enqueued. */
const keptOf = ({ jobs }: Awaited<ReturnType<typeof peopleWorld>>): AccessChange[] =>
  jobs.flatMap(({ person, changed }) => (changed ? [{ person, ...changed }] : []));

describe('a table restored to before', () => {
  it('somebody ended has them out again as of then, however often and in whatever order it is told', async () => {
    const before = await peopleWorld(ALL);
    const ref = (person: typeof nils) => ({ id: person.id, seen: seenPerson(person), actor: { by: MAJA } });
    before.later(60_000);
    await changePerson(ref(olle), 'end', before);
    await changePerson(ref(nils), 'end', before);
    const kept = keptOf(before);
    expect(kept.map(({ did }) => did)).toEqual(['ended', 'ended']);
    expect(JSON.stringify(kept)).not.toContain('@');

    const restored = await peopleWorld(ALL);
    for (const change of [...kept, ...kept.toReversed()]) await changeAgain(change, restored);
    for (const { id } of [olle, nils])
      expect(await restored.people.find(id)).toMatchObject({ state: 'ended', since: NOW + 60_000 });
    expect(await restored.people.find(maja.id)).toEqual(maja);
    expect(await restored.people.entries()).toHaveLength(2);
    // Their accounts are closed once more.
    expect(new Set(restored.jobs.map(({ person }) => person))).toEqual(new Set([olle.id, nils.id]));
  });

  it('even the last coordinator who ended stays out', async () => {
    const restored = await peopleWorld([maja]);
    await changeAgain({ person: maja.id, did: 'ended', role: 'coordinator', at: NOW + 1 }, restored);
    expect(await restored.people.find(maja.id)).toMatchObject({ state: 'ended' });
  });

  it('a role that was taken away is taken away, and one that needs two is proposed', async () => {
    const restored = await peopleWorld(ALL);
    await changeAgain({ person: olle.id, did: 'changed', role: 'registrar', at: NOW + 1 }, restored);
    await changeAgain({ person: nils.id, did: 'changed', role: 'approver', at: NOW + 2 }, restored);
    expect(await restored.people.find(olle.id)).toMatchObject({ role: 'registrar', state: 'active' });
    expect(await restored.people.find(nils.id)).toMatchObject({
      role: 'registrar',
      proposal: { role: 'approver' },
    });
  });

  it('changes nothing that the table has, or that is older than what it has', async () => {
    const stage = await peopleWorld(ALL);
    await changePerson({ id: nils.id, seen: seenPerson(nils), actor: { by: MAJA } }, 'end', stage);
    const back = aPerson({ since: NOW + 5 });
    const { version } = await stage.people.read();
    const entry = {
      person: back.id,
      did: 'accepted',
      role: back.role,
      by: back.address,
      at: NOW + 5,
    } as const;
    await stage.people.change({ version, put: [back], entries: [entry] });
    for (const change of keptOf(stage)) await changeAgain(change, stage);
    expect(await stage.people.find(back.id)).toEqual(back);
    expect(await changeAgain({ person: 'nobody', did: 'ended', role: 'registrar', at: NOW }, stage)).toEqual({
      kind: 'unknown',
    });
  });

  it('whoever was erased is erased again', async () => {
    const restored = await peopleWorld(ALL);
    await changeAgain({ person: nils.id, did: 'erased', role: 'registrar', at: NOW + 1 }, restored);
    expect(await restored.people.find(nils.id)).toMatchObject({ state: 'ended', erasureAskedAt: NOW + 1 });
    expect(restored.jobs.map(({ person }) => person)).toEqual([nils.id]);
  });
});

describe('the rounds', () => {
  const day = 86_400_000;

  it('queue whoever asked to be erased, and who ended just now; nobody else', async () => {
    const ended = (address: string, since: number, over = {}) =>
      aPerson({ address, state: 'ended', since, ...over });
    const asked = ended('asked@kansli.example', 80 * day, { erasureAskedAt: 80 * day });
    const recent = ended('recent@kansli.example', 91 * day + NOW - 60_000);
    const others = [
      ended('waits@kansli.example', 60 * day),
      ended('done@erased.invalid', 1),
      aPerson({ since: 91 * day + NOW }),
    ];
    const stage = await peopleWorld([asked, recent, ...others]);
    stage.later(91 * day);
    expect(await tidyPeople(stage)).toBe(2);
    expect(new Set(stage.jobs.map(({ person }) => person))).toEqual(new Set([asked.id, recent.id]));
    expect(stage.jobs).toContainEqual({
      person: recent.id,
      changed: { did: 'ended', role: 'registrar', at: recent.since },
    });
  });
});
