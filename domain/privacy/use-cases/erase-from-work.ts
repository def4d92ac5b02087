import { type Alias, aliasOf } from '../../contacts/alias.ts';
import { type Contact, contactId, contactNamed, idsOf, successorsOf } from '../../contacts/contact.ts';
import type { ContactStore } from '../../contacts/contact-store.ts';
import { type SignOffs, signOffSchema } from '../../ledger/sign-off.ts';
import { refreshLedger } from '../../ledger/use-cases/refresh-ledger.ts';
import type { Dispatch } from '../../mail/dispatch.ts';
import { type ManualFollowUps, manualFollowUpSchema } from '../../mail/manual-follow-up.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import { type Task, type Tasks, taskSchema } from '../../plan/task.ts';
import { type Holder, holderIn, isOpenTask, officeHolder } from '../../plan/task-step.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { isSameJson } from '../../shared/digest.ts';
import { withoutTraces } from '../../shared/personal.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import type { Handovers } from '../../tasks/handover.ts';
import { type TaskStepPorts, takeTaskSteps } from '../../tasks/use-cases/take-task-steps.ts';
import type { Erasures } from '../erasure.ts';

export type EraseFromWorkPorts = TaskStepPorts & {
  tasks: Tasks;
  milestones: Pick<Milestones, 'find'>;
  rollouts: Pick<Rollouts, 'find'>;
  contactStore: Pick<ContactStore, 'read'>;
  handovers: Pick<Handovers, 'add'>;
  erasures: Pick<Erasures, 'task'>;
  signOffs: Pick<SignOffs, 'find' | 'replace'>;
  manualFollowUps: Pick<ManualFollowUps, 'ofOrganisation' | 'reword'>;
};

/** Who erases whom. */
type Erased = { person: Contact; by: string };

/**
 * Removes a person from the tasks of a milestone, from its sign-offs, from notes on who was reached another way, and
 * from its ledger. What they had left to do goes to whoever was chosen, else to somebody with the same role at their
 * organisation, else to the national office; each is told as of any handover.
 */
export async function eraseFromWork(
  { id }: Pick<Dispatch, 'id'>,
  erased: Erased,
  ports: EraseFromWorkPorts,
): Promise<void> {
  const milestone = await ports.milestones.find(id);
  const rollout = milestone && (await ports.rollouts.find(milestone.rollout));
  if (!milestone || !rollout) return;
  const { organisation } = erased.person;
  // Whoever is at the office does something for every organisation.
  const parts = rollout.office === organisation ? milestone.organisations : [organisation];
  for (const part of parts) {
    await handOver(milestone, part, { ...erased, rollout }, ports);
    await cleanTasks(id, part, erased.person, ports);
    await cleanSignOff(id, part, erased.person, ports);
    await cleanFollowUps(id, part, erased.person, ports);
  }
}

async function handOver(
  milestone: Milestone,
  organisation: string,
  { person, by, rollout }: Erased & { rollout: Rollout },
  ports: EraseFromWorkPorts,
): Promise<void> {
  const ids = idsOf(person);
  const all = await ports.tasks.ofOrganisation(milestone.id, organisation);
  const tasks = all.filter((task) => isOpenTask(task) && ids.includes(task.contact ?? ''));
  if (tasks.length === 0) return;
  const standIn = await standInFor(person, ports);
  const office = officeHolder(rollout);
  const to = standIn ? contactId(standIn) : office.contact;
  const date = toStockholm(ports.now()).date;
  const told = { organisation: standIn?.organisation ?? rollout.office, contact: to };
  await ports.handovers.add({ date, milestone: milestone.id, ...told });
  const holderOf = ({ owner }: Task): Holder => (standIn ? holderIn(owner, standIn) : office);
  await takeTaskSteps(
    { milestone, tasks, who: by },
    (task) => ({ entry: { what: 'handed-over', to }, holder: holderOf(task) }),
    ports,
  );
}

/** Whoever was chosen, if they still have their roles; else somebody with most of the person's at the organisation. */
async function standInFor(
  person: Contact,
  { contactStore }: EraseFromWorkPorts,
): Promise<Contact | undefined> {
  const { contacts } = await contactStore.read([person.organisation]);
  const others = successorsOf(person, contacts);
  const chosen = contactNamed(others, person.successor);
  if (chosen) return chosen;
  const shared = ({ groups }: Contact) => groups.filter((group) => person.groups.includes(group)).length;
  return others.filter((each) => shared(each) > 0).toSorted((one, other) => shared(other) - shared(one))[0];
}

async function cleanTasks(
  milestone: string,
  organisation: string,
  person: Contact,
  ports: EraseFromWorkPorts,
): Promise<void> {
  const alias = aliasOf(contactId(person));
  await retryLostRace(`tasks of ${organisation} at ${milestone}`, async () => {
    for (const task of await ports.tasks.ofOrganisation(milestone, organisation)) {
      const clean = cleanTask(task, person, alias);
      if (isSameJson(clean, task)) continue;
      if (!(await ports.erasures.task(milestone, { before: task, after: clean }))) return AGAIN;
    }
    return 'clean';
  });
  await refreshLedger({ milestone, organisation }, ports);
}

async function cleanSignOff(
  milestone: string,
  organisation: string,
  person: Contact,
  { signOffs }: Pick<EraseFromWorkPorts, 'signOffs'>,
): Promise<void> {
  const { name, address, phone } = person;
  const traces = { name, address, phone, alias: aliasOf(contactId(person)) };
  await retryLostRace(`the sign-off of ${organisation} at ${milestone}`, async () => {
    const before = await signOffs.find(milestone, organisation);
    const after = before && withoutTraces(signOffSchema, before, traces);
    if (!after || isSameJson(after, before)) return 'clean';
    return (await signOffs.replace({ before, after })) ? 'clean' : AGAIN;
  });
}

async function cleanFollowUps(
  milestone: string,
  organisation: string,
  person: Contact,
  { manualFollowUps }: Pick<EraseFromWorkPorts, 'manualFollowUps'>,
): Promise<void> {
  const { name, address, phone } = person;
  const traces = { name, address, phone, alias: aliasOf(contactId(person)) };
  for (const followUp of await manualFollowUps.ofOrganisation(milestone, organisation)) {
    const clean = withoutTraces(manualFollowUpSchema, followUp, traces);
    if (!isSameJson(clean, followUp)) await manualFollowUps.reword(milestone, clean);
  }
}

/** What they hold has the alias, also under an earlier name; a namesake who holds a task keeps their name. */
function cleanTask(task: Task, person: Contact, alias: Alias): Task {
  const { name, address, phone } = person;
  const clean = withoutTraces(taskSchema, task, { name, address, phone, alias });
  if (task.contact === undefined || task.contactName === undefined) return clean;
  const isTheirs = idsOf(person).includes(task.contact);
  return { ...clean, contactName: isTheirs ? alias.name : task.contactName };
}
