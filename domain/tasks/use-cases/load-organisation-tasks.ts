import type { Catalogues } from '../../catalogue/catalogues.ts';
import { type Contact, type Contacts, contactId } from '../../contacts/contact.ts';
import type { SignOffs } from '../../ledger/sign-off.ts';
import { showSignOff } from '../../ledger/use-cases/show-sign-off.ts';
import { changedTasks } from '../../plan/facts-in-time.ts';
import { type Milestone, type Milestones, mayBeToldAt } from '../../plan/milestone.ts';
import type { Task, Tasks } from '../../plan/task.ts';
import type { Organisation, Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import type { Admission, User } from '../../rollout/user.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { byDate, type TaskList } from './load-task-list.ts';

export type LoadOrganisationTasksPorts = {
  milestones: Pick<Milestones, 'find' | 'changesOf' | 'ofRollout'>;
  rollouts: Pick<Rollouts, 'find'>;
  catalogues: Pick<Catalogues, 'load'>;
  organisations: Pick<Organisations, 'find'>;
  contacts: Pick<Contacts, 'ofOrganisation'>;
  tasks: Pick<Tasks, 'ofOrganisation'>;
  signOffs: Pick<SignOffs, 'find'>;
  now: () => number;
};

/**
 * A task list in the console; `gone` are the organisation's tasks that the reader sees but can no longer
 * settle.
 */
export type OrganisationTasks = TaskList & { gone: Task[] };

/** A console user, and what they may see. */
export type TaskReader = { user: Pick<User, 'name' | 'address'>; admission: Admission };

/**
 * An organisation's tasks at a milestone, for its local lead or the national office. Undefined if the
 * organisation has no part in it or it has not been released; callers cannot tell these apart, by design.
 * Read-only.
 */
export async function loadOrganisationTasks(
  {
    milestone: id,
    organisation: code,
    reader,
  }: { milestone: string; organisation: string; reader: TaskReader },
  ports: LoadOrganisationTasksPorts,
): Promise<OrganisationTasks | undefined> {
  const [milestone, organisation] = await allSettledOrThrow([
    ports.milestones.find(id),
    ports.organisations.find(code),
  ]);
  return milestone && organisation && organisationTasksAt({ milestone, organisation, reader }, ports);
}

/** The same for a milestone and organisation already read. */
export async function organisationTasksAt(
  {
    milestone,
    organisation,
    reader,
  }: { milestone: Milestone; organisation: Organisation; reader: TaskReader },
  ports: Omit<LoadOrganisationTasksPorts, 'milestones' | 'organisations'> & {
    milestones: Pick<Milestones, 'changesOf' | 'ofRollout'>;
  },
): Promise<OrganisationTasks | undefined> {
  const { code } = organisation;
  if (!mayBeToldAt(milestone, code)) return undefined;
  const [rollout, version, contacts, tasks, changes] = await allSettledOrThrow([
    ports.rollouts.find(milestone.rollout),
    ports.catalogues.load(milestone.catalogue, milestone.catalogueVersion),
    ports.contacts.ofOrganisation(code),
    ports.tasks.ofOrganisation(milestone.id, code),
    ports.milestones.changesOf(milestone.rollout),
  ]);
  if (!rollout || !version) return undefined;
  const { catalogue } = version;
  const contact = contactOf(reader, { organisation, contacts, responsible: catalogue.responsible });
  // The lead can no longer settle what was passed to the national office.
  const { own = [], gone = [] } = Object.groupBy(tasks, ({ owner }) =>
    reader.admission.everything || owner !== 'national-office' ? 'own' : 'gone',
  );
  return {
    milestone,
    catalogue,
    rollout,
    organisation,
    organisations: new Map([[code, organisation]]),
    reader: contact,
    tasks: byDate(own),
    changed: changedTasks(milestone, { version, tasks, changes }),
    gone: byDate(gone),
    colleagues: contacts.filter((one) => contactId(one) !== contactId(contact)),
    signOff: await showSignOff({ milestone, catalogue, organisation: code }, ports),
    today: toStockholm(ports.now()).date,
  };
}

type At = { organisation: Organisation; contacts: readonly Contact[]; responsible: string };

/** A signed-in user need not be a contact: the national office never is. */
function contactOf(
  { user: { name, address }, admission }: TaskReader,
  { organisation: { code, locale }, contacts, responsible }: At,
): Contact {
  const id = contactId({ organisation: code, address });
  const known = contacts.find((contact) => contactId(contact) === id);
  const groups = admission.everything ? [] : [responsible];
  return known ?? { organisation: code, name, address, groups, locale };
}
