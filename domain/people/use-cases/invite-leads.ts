import type { Catalogues } from '../../catalogue/catalogues.ts';
import { type Contact, isActive } from '../../contacts/contact.ts';
import type { ContactStore } from '../../contacts/contact-store.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { type Actor, changePeople } from '../change-people.ts';
import { PEOPLE_A_CHANGE, type People, type Person, personId } from '../person.ts';
import { decideInvitation } from '../person-steps.ts';
import type { InvitePersonPorts } from './invite-person.ts';

export type ListLeadsPorts = {
  rollouts: Pick<Rollouts, 'list'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'withoutTexts'>;
  organisations: InvitePersonPorts['organisations'];
  contactStore: Pick<ContactStore, 'read'>;
  people: Pick<People, 'read'>;
};

/** A contact with the duty of a local project lead. */
export type Lead = { id: string; name: string; address: string; organisation: string; locale: string };

/**
 * `open`: may be invited. `known`: have access. `ended`: had it. `several`: lead more than one organisation,
 * of which access can have one. The latter two are invited one by one.
 */
export type Leads = Readonly<Record<'open' | 'ended' | 'several', Lead[]>> & { known: number };

/** Contacts whose duty it is to lead a rollout locally, by their access. */
export async function listLeads(ports: ListLeadsPorts): Promise<Leads> {
  const duties = await dutiesOf(ports);
  const codes = (await ports.organisations.list()).map(({ code }) => code);
  const { contacts } = await ports.contactStore.read(codes);
  const leads = contacts.filter((each) => isActive(each) && each.groups.some((group) => duties.has(group)));
  return sortedLeads(leads, (await ports.people.read()).people);
}

/** The role that each catalogue holds responsible for an organisation's tasks. */
async function dutiesOf({ rollouts, catalogues }: ListLeadsPorts): Promise<Set<string>> {
  const ids = [...new Set((await rollouts.list()).map(({ catalogue }) => catalogue))];
  const duties = await mapInChunks(ids, async (id) => {
    const version = await catalogues.currentVersion(id);
    const catalogue = version === undefined ? undefined : await catalogues.withoutTexts(id, version);
    return catalogue ? [catalogue.responsible] : [];
  });
  return new Set(duties.flat());
}

/** Each person once, by what is stored about them. */
export function sortedLeads(contacts: readonly Contact[], people: readonly Person[]): Leads {
  const states = new Map(people.map(({ id, state }) => [id, state]));
  const byId = Map.groupBy(contacts, ({ address }) => personId(address));
  const leads = { open: [] as Lead[], ended: [] as Lead[], several: [] as Lead[], known: 0 };
  for (const [id, roles] of byId) {
    const state = states.get(id);
    const all = roles.map(({ name, address, organisation, locale }) => ({
      id,
      name,
      address,
      organisation,
      locale,
    }));
    if (state !== undefined && state !== 'ended') leads.known += 1;
    else if (new Set(all.map(({ organisation }) => organisation)).size > 1) leads.several.push(...all);
    else leads[state === 'ended' ? 'ended' : 'open'].push(...all.slice(0, 1));
  }
  return leads;
}

/**
 * Invites those of the open leads who were chosen, in changes of {@link PEOPLE_A_CHANGE}; a repetition finds them
 * known. Returns how many it invited.
 */
export async function inviteLeads(
  chosen: ReadonlySet<string>,
  actor: Actor,
  ports: ListLeadsPorts & InvitePersonPorts,
): Promise<number> {
  const open = (await listLeads(ports)).open.filter(({ id }) => chosen.has(id));
  let invited = 0;
  for (let start = 0; start < open.length; start += PEOPLE_A_CHANGE) {
    const part = open.slice(start, start + PEOPLE_A_CHANGE);
    const result = await changePeople(
      actor,
      (context) => ({
        steps: part.flatMap(({ id: _id, ...lead }) => {
          const decided = decideInvitation({ ...lead, role: 'local-lead' }, context);
          return 'steps' in decided ? decided.steps : [];
        }),
      }),
      ports,
    );
    if (result.kind === 'done') invited += result.people.length;
  }
  return invited;
}
