import { type Contact, contactId, idsOf, type LegalBasis, legalBasisOf } from '../../contacts/contact.ts';
import type { AuditEntry, ContactStore } from '../../contacts/contact-store.ts';
import { type LoadDirectoryPorts, loadDirectory } from '../../contacts/use-cases/load-directory.ts';
import type { SignOffEntry, SignOffs } from '../../ledger/sign-off.ts';
import type { Deliveries, Delivery } from '../../mail/delivery.ts';
import type { Dispatch, Dispatches } from '../../mail/dispatch.ts';
import type { ManualFollowUp, ManualFollowUps } from '../../mail/manual-follow-up.ts';
import { recipientDigest, type Suppression, type Suppressions } from '../../mail/suppression.ts';
import type { Task, TaskEntry, Tasks } from '../../plan/task.ts';
import type { Enquiry } from '../../questions/enquiry.ts';
import type { Question, Questions } from '../../questions/question.ts';
import type { Organisation } from '../../rollout/organisation.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { recipientKey } from '../../shared/email-address.ts';
import { partsNaming } from './erase-person.ts';

export type ExportPersonPorts = LoadDirectoryPorts & {
  contactStore: Pick<ContactStore, 'read' | 'auditTrail' | 'note'>;
  dispatches: Pick<Dispatches, 'ofRollout'>;
  deliveries: Pick<Deliveries, 'ofOrganisation'>;
  manualFollowUps: Pick<ManualFollowUps, 'ofOrganisation'>;
  tasks: Pick<Tasks, 'ofOrganisation'>;
  signOffs: Pick<SignOffs, 'find'>;
  suppressions: Pick<Suppressions, 'ofRecipient'>;
  questions: Pick<Questions, 'ofRollout'>;
  now: () => number;
};

/** Everything stored about a person, for a request for access (GDPR article 15). */
export type PersonExport = {
  at: number;
  organisation: Organisation;
  contact: Contact;
  legalBasis: LegalBasis;
  mails: (Pick<Dispatch, 'id' | 'rollout' | 'purpose' | 'kind'> & {
    groups: string[];
    state: Delivery['outcome']['state'];
    /** When that state was reached (ms), if known. */
    since?: number;
  })[];
  /** That somebody had to reach them another way, and how that went. */
  tasks: (Pick<ManualFollowUp, 'reason' | 'groups' | 'at'> & { dispatch: string; how?: string })[];
  /** What they have, or have had, to do by hand, with every step that they took. */
  work: (Pick<Task, 'group' | 'channel' | 'state' | 'due'> & {
    dispatch: string;
    steps: Omit<TaskEntry, 'who' | 'to'>[];
  })[];
  /** What they have said of milestones for their organisation. */
  signOffs: (Omit<SignOffEntry, 'who'> & { dispatch: string })[];
  /** What they have asked, by their address or by a mail, and what they were answered. */
  questions: (Pick<Question, 'rollout' | 'words' | 'askedAt' | 'state'> & {
    answer?: string;
    /** How they were named, and for which medium they asked, where they asked as a journalist. */
    enquiry?: Pick<Enquiry, 'name' | 'phone' | 'medium' | 'deadline'>;
  })[];
  suppressions: Pick<Suppression, 'scope' | 'reason' | 'at'>[];
  auditTrail: Pick<AuditEntry, 'did' | 'at'>[];
};

/** Collects the export and records to whom it was given. Undefined if there is no such person. */
export async function exportPerson(
  { organisation: code, id, by }: { organisation: string; id: string; by: string },
  ports: ExportPersonPorts,
): Promise<PersonExport | undefined> {
  const [directory, { contacts }] = [await loadDirectory(code, ports), await ports.contactStore.read([code])];
  const contact = contacts.find((each) => contactId(each) === id);
  const organisation = directory.organisations.get(code);
  if (!contact || !organisation) return undefined;
  const ids = idsOf(contact);
  const parts = await mapInChunks(await partsNaming(code, ports), ({ dispatch, organisation: part }) =>
    partOf(dispatch, { code: part, ids, contact }, ports),
  );
  const suppressions = await ports.suppressions.ofRecipient(recipientDigest(contact.address));
  const auditTrail = (await ports.contactStore.auditTrail(code)).filter((entry) =>
    ids.includes(entry.contact),
  );
  const at = ports.now();
  await ports.contactStore.note({ organisation: code, contact: id, did: 'exported', by, at });
  return {
    at,
    organisation,
    contact,
    legalBasis: legalBasisOf(contact, directory.external),
    mails: parts.flatMap(({ mails }) => mails),
    tasks: parts.flatMap(({ tasks }) => tasks),
    work: parts.flatMap(({ work }) => work),
    signOffs: parts.flatMap(({ signOffs }) => signOffs),
    questions: await questionsOf(contact, parts, ports),
    suppressions: suppressions.map(({ scope, reason, at: since }) => ({ scope, reason, at: since })),
    auditTrail: auditTrail.map(({ did, at: done }) => ({ did, at: done })),
  };
}

async function partOf(
  { id, rollout, purpose, kind }: Dispatch,
  { code, ids, contact }: { code: string; ids: readonly string[]; contact: Contact },
  { deliveries, manualFollowUps, tasks: stored, signOffs }: ExportPersonPorts,
): Promise<Pick<PersonExport, 'mails' | 'tasks' | 'work' | 'signOffs'> & { deliveries: string[] }> {
  const theirs = <T extends { contact: string }>(rows: readonly T[]) =>
    rows.filter(({ contact }) => ids.includes(contact));
  const mails = theirs(await deliveries.ofOrganisation(id, code));
  const tasks = theirs(await manualFollowUps.ofOrganisation(id, code));
  const words = (await signOffs.find(id, code))?.history ?? [];
  const isBy = namesOf(ids, contact);
  const named = { id, rollout, purpose, ...(kind === undefined ? {} : { kind }) };
  return {
    deliveries: mails.map(({ id: delivery }) => delivery),
    mails: mails.map(({ groups, outcome }) => ({
      ...named,
      groups,
      state: outcome.state,
      ...('at' in outcome ? { since: outcome.at } : {}),
    })),
    tasks: tasks.map(({ reason, groups, at, closed }) => ({
      ...{ dispatch: id, reason, groups, at },
      ...(closed ? { how: closed.how } : {}),
    })),
    signOffs: words
      .filter(({ who }) => isBy.has(who))
      .map(({ who: _who, ...word }) => ({ dispatch: id, ...word })),
    work: (await stored.ofOrganisation(id, code)).flatMap((task) => workOf(task, { id, ids, contact })),
  };
}

/** Whoever asked by a link is known by the mail that it stood in. */
async function questionsOf(
  { address }: Contact,
  parts: readonly { deliveries: readonly string[] }[],
  { rollouts, questions }: Pick<ExportPersonPorts, 'rollouts' | 'questions'>,
): Promise<PersonExport['questions']> {
  const mails = new Set(parts.flatMap(({ deliveries }) => deliveries));
  const isTheirs = ({ asker }: Question) =>
    asker !== undefined &&
    ('address' in asker ? recipientKey(asker.address) === recipientKey(address) : mails.has(asker.delivery));
  const all = await mapInChunks(await rollouts.list(), ({ id }) => questions.ofRollout(id));
  return all
    .flat()
    .filter((question) => isTheirs(question))
    .toSorted((one, other) => one.askedAt - other.askedAt)
    .map(({ rollout, words, askedAt, state, answer, enquiry }) => ({
      ...{ rollout, words, askedAt, state },
      ...(answer ? { answer: answer.words } : {}),
      ...(enquiry ? { enquiry: ownWordsOf(enquiry) } : {}),
    }));
}

function ownWordsOf({ owner: _owner, history: _history, ...own }: Enquiry) {
  return own;
}

/** Under what a person may have done something. */
function namesOf(ids: readonly string[], { name, address }: Contact): Set<string> {
  return new Set([...ids, name, address]);
}

/** A task, if it is or was theirs, or they did something with it. */
function workOf(
  { group, channel, state, due, contact: holder = '', history }: Task,
  { id: dispatch, ids, contact }: { id: string; ids: readonly string[]; contact: Contact },
): PersonExport['work'] {
  const names = namesOf(ids, contact);
  const isTheirs = names.has(holder) || history.some(({ who, to = '' }) => names.has(who) || names.has(to));
  const steps = history.filter(({ who }) => names.has(who)).map(({ who: _who, to: _to, ...step }) => step);
  return isTheirs ? [{ dispatch, group, channel, state, due, steps }] : [];
}
