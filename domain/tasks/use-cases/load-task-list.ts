import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import { type Contact, contactId, contactNamed } from '../../contacts/contact.ts';
import type { SignOffs } from '../../ledger/sign-off.ts';
import { type ShownSignOff, showSignOff } from '../../ledger/use-cases/show-sign-off.ts';
import { type TasksClaims, tasksClaimsSchema } from '../../links/link-claims.ts';
import { type LinkKeys, validKeys } from '../../links/link-key.ts';
import { readLinkToken, type Signer } from '../../links/link-token.ts';
import { changedTasks } from '../../plan/facts-in-time.ts';
import { type Milestone, type Milestones, mayBeToldAt } from '../../plan/milestone.ts';
import type { Task, Tasks } from '../../plan/task.ts';
import { officeHolder } from '../../plan/task-step.ts';
import type { Organisation, Organisations } from '../../rollout/organisation.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { type FollowUp, type ListFollowUpsPorts, listFollowUps } from './list-follow-ups.ts';

export type LoadTaskListPorts = ListFollowUpsPorts & {
  linkKeys: Pick<LinkKeys, 'all'>;
  signer: Pick<Signer, 'read'>;
  milestones: Pick<Milestones, 'find' | 'changesOf' | 'ofRollout'>;
  rollouts: Pick<Rollouts, 'find'>;
  catalogues: Pick<Catalogues, 'load'>;
  organisations: Pick<Organisations, 'find'>;
  tasks: Pick<Tasks, 'ofOrganisation'>;
  signOffs: Pick<SignOffs, 'find'>;
  now: () => number;
};

/** What the holder of a link may see and do. */
export type TaskList = {
  milestone: Milestone;
  catalogue: Catalogue;
  rollout: Rollout;
  /** The reader's organisation, and all organisations of the tasks. */
  organisation: Organisation;
  organisations: ReadonlyMap<string, Organisation>;
  reader: Contact;
  /** The reader's tasks by date; a lead also sees those of colleagues at the organisation. */
  tasks: Task[];
  /** When a fact in the messages of open tasks changed last, after they were planned, by id; ms. */
  changed: ReadonlyMap<string, number>;
  /** Possible recipients of a handover. */
  colleagues: Contact[];
  /** Their organisation's sign-off, if they may give it. */
  signOff?: ShownSignOff | undefined;
  /** Whom no mail of the milestone reaches at their organisation, if it is theirs to see to that. */
  followUps?: FollowUp[] | undefined;
  today: string;
};

/** Tasks by date, those of one channel on a day together. */
export function byDate(tasks: readonly Task[]): Task[] {
  return tasks.toSorted((a, b) => (`${a.due} ${a.channel}` < `${b.due} ${b.channel}` ? -1 : 1));
}

// Concurrent reads, of several hundred organisations.
const AT_ONCE = 20;

/**
 * The task list of a link. Returns undefined for an invalid or expired link, a departed contact or a missing
 * milestone; callers cannot tell these apart, by design. Read-only.
 */
export async function loadTaskList(token: string, ports: LoadTaskListPorts): Promise<TaskList | undefined> {
  const now = ports.now();
  const keys = validKeys(await ports.linkKeys.all(), now);
  const claims = readLinkToken(token, tasksClaimsSchema, { keys, signer: ports.signer, now });
  const milestone = claims && (await ports.milestones.find(claims.milestone));
  if (!milestone) return undefined;
  const [rollout, version, organisation, contacts, changes] = await allSettledOrThrow([
    ports.rollouts.find(milestone.rollout),
    ports.catalogues.load(milestone.catalogue, milestone.catalogueVersion),
    ports.organisations.find(claims.organisation),
    ports.contacts.ofOrganisation(claims.organisation),
    ports.milestones.changesOf(milestone.rollout),
  ]);
  if (!rollout || !version || !organisation) return undefined;
  const reader = readerOf(claims, { rollout, organisation, contacts });
  if (!reader) return undefined;
  const { catalogue } = version;
  const tasks = await tasksOn({ claims, milestone, rollout, catalogue, reader }, ports);
  return {
    milestone,
    catalogue,
    rollout,
    organisation,
    organisations: await organisationsOf(tasks, ports),
    reader,
    tasks: byDate(tasks),
    changed: changedTasks(milestone, { version, tasks, changes }),
    colleagues: contacts.filter((contact) => contactId(contact) !== claims.contact),
    ...(speaksFor({ claims, milestone, rollout, catalogue, reader })
      ? await theOrganisations({ milestone, catalogue, organisation: organisation.code }, ports)
      : {}),
    today: toStockholm(now).date,
  };
}

type Known = { rollout: Rollout; organisation: Organisation; contacts: readonly Contact[] };

/** The national contact need not be among the office's contacts. */
function readerOf(
  { contact, organisation: code }: TasksClaims,
  { rollout, organisation, contacts }: Known,
): Contact | undefined {
  const named = contactNamed(contacts, contact);
  if (named || code !== rollout.office || contact !== officeHolder(rollout).contact) return named;
  const { name, address } = rollout.contact;
  return { organisation: code, name, address, groups: [], locale: organisation.locale };
}

type Place = {
  claims: TasksClaims;
  milestone: Milestone;
  rollout: Rollout;
  catalogue: Catalogue;
  reader: Contact;
};

/** What only one for whom it is to see to sees. */
async function theOrganisations(
  place: { milestone: Milestone; catalogue: Catalogue; organisation: string },
  ports: LoadTaskListPorts,
): Promise<Pick<TaskList, 'signOff' | 'followUps'>> {
  const { milestone, organisation } = place;
  const [signOff, followUps] = await allSettledOrThrow([
    showSignOff(place, ports),
    mayBeToldAt(milestone, organisation) ? listFollowUps(organisation, [place], ports) : [],
  ]);
  return { signOff, followUps };
}

/** An organisation's word is its lead's, and the national office's its contact's. */
function speaksFor({ claims, milestone, rollout, catalogue, reader }: Place): boolean {
  const { organisation, contact } = claims;
  const leads = reader.groups.includes(catalogue.responsible);
  const isChief = organisation === rollout.office && contact === officeHolder(rollout).contact;
  return milestone.organisations.includes(organisation) && (leads || isChief);
}

async function tasksOn(
  { claims, milestone, rollout, catalogue, reader }: Place,
  ports: LoadTaskListPorts,
): Promise<Task[]> {
  const own = ({ contact }: Task) => contact === claims.contact;
  if (claims.organisation !== rollout.office) {
    if (!milestone.organisations.includes(claims.organisation)) return [];
    const tasks = await ports.tasks.ofOrganisation(milestone.id, claims.organisation);
    const leads = reader.groups.includes(catalogue.responsible);
    return tasks.filter((task) => own(task) || (leads && task.owner !== 'national-office'));
  }
  const chief = claims.contact === officeHolder(rollout).contact;
  const isWanted = (task: Task) => own(task) || (chief && task.owner === 'national-office');
  const found = await mapInChunks(
    milestone.organisations,
    async (code) => (await ports.tasks.ofOrganisation(milestone.id, code)).filter(isWanted),
    AT_ONCE,
  );
  return found.flat();
}

async function organisationsOf(
  tasks: readonly Task[],
  { organisations }: LoadTaskListPorts,
): Promise<Map<string, Organisation>> {
  const codes = [...new Set(tasks.map(({ organisation }) => organisation))];
  const found = await allSettledOrThrow(codes.map((code) => organisations.find(code)));
  return new Map(found.flatMap((one) => (one ? [[one.code, one] as const] : [])));
}
