import { aliasOf } from '../../contacts/alias.ts';
import { type Contact, contactId, contactNamed, idsOf, successorsOf } from '../../contacts/contact.ts';
import type { ContactStore, ErasureReason } from '../../contacts/contact-store.ts';
import {
  type ChangeContactPorts,
  type ContactRef,
  changeContact,
} from '../../contacts/use-cases/change-contact.ts';
import type { Deliveries } from '../../mail/delivery.ts';
import type { Dispatch, Dispatches } from '../../mail/dispatch.ts';
import { recipientDigest } from '../../mail/suppression.ts';
import type { Wishes } from '../../mail/wish.ts';
import type { Subscribers } from '../../newsletter/subscriber.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import type { Erasures } from '../erasure.ts';
import { type EraseFromQuestionsPorts, eraseFromQuestions } from './erase-from-questions.ts';
import { type EraseFromWorkPorts, eraseFromWork } from './erase-from-work.ts';

/** The actor recorded for what is done by rule. */
export const BY_RULE = 'budkavle';

export type ErasePersonPorts = ChangeContactPorts &
  EraseFromWorkPorts &
  EraseFromQuestionsPorts & {
    contactStore: Pick<ContactStore, 'staged' | 'changesOf' | 'drop'>;
    subscribers: Pick<Subscribers, 'remove'>;
    rollouts: Pick<Rollouts, 'list'>;
    dispatches: Pick<Dispatches, 'ofRollout'>;
    deliveries: Pick<Deliveries, 'ofOrganisation' | 'cancel'>;
    erasures: Erasures;
    wishes: Wishes;
  };

/**
 * `waits`: done except for these dispatches, which are being planned or have a mail to the person in flight.
 */
export type EraseResult =
  | { kind: 'erased'; cancelled: number }
  | { kind: 'waits'; cancelled: number; dispatches: string[] }
  | { kind: 'unknown' }
  /** The successor is not another contact of the organisation with a role; nothing was done. */
  | { kind: 'no-successor' };

/** Whom to erase, on whose request, and why and who takes over their tasks, if stated. */
type Erasing = ContactRef & { reason?: ErasureReason; successor?: string | undefined };

/**
 * Erases a person: ends their roles, cancels planned mail, pseudonymises sent mail, hands over what they had to
 * do, and deletes the contact last so that an interrupted erasure can be resumed. Kept are sent texts, the alias,
 * the audit entries, and suppressions by digest.
 */
export async function erasePerson(ref: Erasing, ports: ErasePersonPorts): Promise<EraseResult> {
  const person = await askForErasure(ref, ports);
  if (!person) return { kind: 'unknown' };
  if (person === 'no-successor') return { kind: 'no-successor' };
  // Before anything is gone: it must hold in a table that is restored to a moment before, too.
  const at = person.erasureAskedAt ?? ports.now();
  await ports.wishes.keep({
    type: 'PersonErased',
    detail: { organisation: ref.organisation, id: ref.id, at },
  });
  const waits: string[] = [];
  let cancelled = 0;
  for (const { dispatch, organisation } of await partsNaming(ref.organisation, ports)) {
    const left = await eraseFrom(dispatch, { organisation, person }, ports);
    cancelled += left.cancelled;
    if (left.waits) waits.push(dispatch.id);
    else await eraseFromWork(dispatch, { person, by: BY_RULE }, ports);
  }
  if (waits.length > 0) return { kind: 'waits', cancelled, dispatches: waits };
  await dropImportsOf(person, ports);
  await eraseFromQuestions(person, ports);
  const recipient = recipientDigest(person.address);
  for (const { id: rollout } of await ports.rollouts.list())
    await ports.subscribers.remove({ rollout, organisation: ref.organisation, recipient });
  await changeContact(
    ref,
    (contact) =>
      contact
        ? {
            write: { remove: [{ organisation: ref.organisation, id: ref.id }], did: 'erased' },
            result: undefined,
          }
        : { result: undefined },
    ports,
  );
  return { kind: 'erased', cancelled };
}

/** A checked file that names them is thrown away: confirmed, it would bring them back. */
async function dropImportsOf(person: Contact, { contactStore }: ErasePersonPorts): Promise<void> {
  const ids = idsOf(person);
  for (const { id } of await contactStore.staged()) {
    const changes = await contactStore.changesOf(id);
    const named = changes.some(({ contact, before }) =>
      [contact, ...(before ? [before] : [])].some((each) => ids.includes(contactId(each))),
    );
    if (named) await contactStore.drop(id);
  }
}

/** Nothing is planned for them after this. */
function askForErasure(
  { reason, successor, ...ref }: Erasing,
  ports: ErasePersonPorts,
): Promise<Contact | 'no-successor' | undefined> {
  return changeContact<Contact | 'no-successor' | undefined>(
    ref,
    (contact, everybody) => {
      if (!contact) return { result: undefined };
      const heir = contactNamed(successorsOf(contact, everybody), successor);
      if (successor !== undefined && !heir) return { result: 'no-successor' };
      const isAsked = contact.erasureAskedAt !== undefined;
      if (isAsked && (successor === undefined || successor === contact.successor)) return { result: contact };
      const asked = {
        ...contact,
        endedAt: contact.endedAt ?? ports.now(),
        erasureAskedAt: contact.erasureAskedAt ?? ports.now(),
        ...(successor === undefined ? {} : { successor }),
      };
      return { write: { put: [asked], did: 'erasing', ...(reason ? { reason } : {}) }, result: asked };
    },
    ports,
  );
}

/** A dispatch's part, in which somebody may have a mail or something to do. */
type Part = { dispatch: Dispatch; organisation: string };

/**
 * The parts in which people of an organisation may be named: those of the organisation, and of every release, since
 * the journalists of local editions too are people of the office.
 */
export async function partsNaming(
  organisation: string,
  ports: { rollouts: Pick<Rollouts, 'list'>; dispatches: Pick<Dispatches, 'ofRollout'> },
): Promise<Part[]> {
  const rollouts = await ports.rollouts.list();
  const lists = await mapInChunks(rollouts, async ({ id, office }) =>
    (await ports.dispatches.ofRollout(id, 0)).flatMap((dispatch) => {
      const isToPress = dispatch.purpose === 'press-release' && office === organisation;
      return dispatch.organisations
        .filter((code) => isToPress || code === organisation)
        .map((code) => ({ dispatch, organisation: code }));
    }),
  );
  return lists.flat();
}

type Erased = { organisation: string; person: Contact };

async function eraseFrom(
  { id: dispatchId, state }: Dispatch,
  { organisation, person }: Erased,
  { deliveries, erasures, now }: ErasePersonPorts,
): Promise<{ cancelled: number; waits: boolean }> {
  // A dispatch being planned may have read the contacts earlier; retry once it is planned.
  if (state === 'planning') return { cancelled: 0, waits: true };
  const ids = idsOf(person);
  const theirs = async () =>
    (await deliveries.ofOrganisation(dispatchId, organisation)).filter(({ contact }) =>
      ids.includes(contact),
    );
  const planned = (await theirs()).filter(({ outcome }) => outcome.state === 'planned');
  const cancelled = await deliveries.cancel(dispatchId, planned, now());
  const alias = aliasOf(contactId(person));
  await erasures.deliveries(dispatchId, await theirs(), alias);
  // Read again: a mail claimed in the meantime still needs its address.
  const open = (await theirs()).some(({ address }) => address !== alias.address);
  if (!open) await erasures.basis({ dispatchId, organisation }, { ids, alias, at: now() });
  return { cancelled, waits: open };
}
