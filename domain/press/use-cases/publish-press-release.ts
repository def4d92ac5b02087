import { idsOf } from '../../contacts/contact.ts';
import type { ContactStore } from '../../contacts/contact-store.ts';
import type { Dispatch } from '../../mail/dispatch.ts';
import type { ChangedFact } from '../../plan/change.ts';
import type { Obligation, Obligations } from '../../plan/obligation.ts';
import { notInMails, withLacks } from '../../plan/plan-evidence.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { planDispatchPart } from '../../sending/use-cases/plan-dispatch-part.ts';
import { recipientKey } from '../../shared/email-address.ts';
import { NotFound } from '../../shared/errors.ts';
import { outdatedFacts, senderOf } from '../outdated-release.ts';
import { pressDeliveries, pressDispatchId } from '../press-mail.ts';
import {
  type FrozenRelease,
  frozenHash,
  owesWithdrawal,
  type PressVersion,
  type ScheduledRelease,
} from '../press-version.ts';
import type { Newsroom } from '../published-release.ts';
import { nationalProblems } from './check-national.ts';
import { type FindEarlierRecipientsPorts, findEarlierRecipients } from './find-earlier-recipients.ts';
import { type TellWithdrawalPorts, tellWithdrawal } from './tell-withdrawal.ts';

export type PublishPressReleasePorts = TellWithdrawalPorts &
  FindEarlierRecipientsPorts & {
    newsroom: Newsroom;
    obligations: Obligations;
    rollouts: Pick<Rollouts, 'find' | 'participation'>;
    contactStore: Pick<ContactStore, 'read'>;
    sleep: (millis: number) => Promise<void>;
  };

/** After this long the text may be outdated: a person has to review it. */
export const LATE_MILLIS = 900_000;
/** Queue delays are in whole seconds and clocks differ slightly: up to this is waited here. */
const PATIENCE_MILLIS = 5_000;
/** Timers may fire early and clocks may be set back: number of further waits. */
const NAPS = 3;

export type PublishResult =
  | 'published'
  | 'held'
  | 'early'
  | 'not-due'
  | Awaited<ReturnType<typeof tellWithdrawal>>;

/**
 * Publishes a version that is due: page first, then mails. After the first write it can no longer be held,
 * and a retry completes it after a crash: published once, one mail to each. One that was withdrawn since has that
 * told. Idempotent.
 */
export async function publishPressRelease(
  { id, version: number }: ScheduledRelease,
  ports: PublishPressReleasePorts,
): Promise<PublishResult> {
  const { pressReleases, now } = ports;
  const versions = await pressReleases.versions(id);
  const found = versions.find(({ version }) => version === number);
  if (!found) throw new NotFound(`version ${number} of release ${id} does not exist`);
  const { state, approvedHash } = found;
  if (owesWithdrawal(found)) return tellWithdrawal(found, versions, ports);
  if (state !== 'scheduled' && state !== 'publishing') return 'not-due';
  const frozen = approvedHash === undefined ? undefined : await pressReleases.frozen(id, approvedHash);
  if (!frozen || frozenHash(frozen) !== approvedHash || found.hash !== approvedHash)
    throw new NotFound(`what was approved of release ${id} does not exist`);
  const dueAt = found.releasedAt ?? frozen.publishAt;
  if (!(await hasCome(dueAt, ports))) return 'early';
  if (state === 'publishing') return finish(found, { frozen, versions }, ports);

  const held = await reasonToHold(found, { frozen, versions, dueAt }, ports);
  const begun: PressVersion = {
    ...found,
    revision: found.revision + 1,
    changedAt: now(),
    ...(held ? { state: 'held', ...held } : { state: 'publishing', publishedAt: now() }),
  };
  // Lost race: whoever changed the version handles it, and a concurrent publication is completed by the next
  // round.
  if (!(await pressReleases.replace(begun))) return 'not-due';
  return held ? 'held' : finish(begun, { frozen, versions }, ports);
}

/** Waits out the last seconds. Only the clock decides, never the time waited. */
async function hasCome(dueAt: number, { now, sleep }: PublishPressReleasePorts): Promise<boolean> {
  for (let nap = 0; nap < NAPS && now() < dueAt && dueAt - now() <= PATIENCE_MILLIS; nap += 1)
    await sleep(dueAt - now());
  return now() >= dueAt;
}

type Material = { frozen: FrozenRelease; versions: readonly PressVersion[] };

async function reasonToHold(
  version: PressVersion,
  { frozen, versions, dueAt }: Material & { dueAt: number },
  ports: PublishPressReleasePorts,
): Promise<Pick<PressVersion, 'heldFor' | 'changed'> | undefined> {
  const changed = await outdatedNow(version, ports);
  if (changed.length > 0) return { heldFor: 'changed', changed };
  if (ports.now() - dueAt > LATE_MILLIS) return { heldFor: 'late' };
  if ((await nationalProblems(version, frozen, ports)).length > 0) return { heldFor: 'changed' };
  if (version.version === 1) return undefined;
  const { contacts, stillLeaving } = await findEarlierRecipients(versions, ports);
  const told = frozen.recipients.map(({ contact }) => recipientKey(contact.address));
  const holders = contacts.map(({ address }) => recipientKey(address));
  return stillLeaving > 0 || told.join(' ') !== holders.join(' ') ? { heldFor: 'changed' } : undefined;
}

/** What it says that has changed since it was submitted: the last minute before its hour counts too. */
async function outdatedNow(
  version: PressVersion,
  { rollouts }: PublishPressReleasePorts,
): Promise<ChangedFact[]> {
  const rollout = await rollouts.find(version.rollout);
  const participation =
    rollout && (await rollouts.participation(rollout.id, senderOf(version.draft, rollout)));
  return participation ? outdatedFacts(version, { rollout, participation }) : [];
}

async function finish(
  version: PressVersion,
  { frozen, versions }: Material,
  ports: PublishPressReleasePorts,
): Promise<'published'> {
  const publishedAt = version.publishedAt ?? ports.now();
  const images = await imagesOf(frozen, ports);
  await ports.newsroom.publish({ ...frozen.page, publishedAt }, images);
  await openDispatch(version, { ...frozen, recipients: await withoutErased(frozen, ports) }, ports);
  const at = ports.now();
  await ports.pressReleases.replace({
    ...version,
    revision: version.revision + 1,
    state: 'published',
    changedAt: at,
  });
  for (const earlier of versions.filter(
    ({ version: n, state }) => n < version.version && state === 'published',
  ))
    await ports.pressReleases.replace({
      ...earlier,
      revision: earlier.revision + 1,
      state: 'corrected',
      changedAt: at,
    });
  return 'published';
}

/** The approved recipients without those who have been erased since, or have asked for it. */
async function withoutErased(
  { recipients }: Pick<FrozenRelease, 'recipients'>,
  { contactStore }: Pick<PublishPressReleasePorts, 'contactStore'>,
): Promise<FrozenRelease['recipients']> {
  const organisations = [...new Set(recipients.map(({ contact }) => contact.organisation))];
  const { contacts } = await contactStore.read(organisations);
  const known = new Set(contacts.filter(({ erasureAskedAt }) => erasureAskedAt === undefined).flatMap(idsOf));
  return recipients.filter(({ contact }) => idsOf(contact).some((id) => known.has(id)));
}

/** A local edition also shows the national release's images. */
async function imagesOf({ page }: FrozenRelease, { pressReleases }: PublishPressReleasePorts) {
  const ids = page.images.map(({ id }) => id);
  const own = await pressReleases.images(page.slug, ids);
  if (page.editionOf === undefined) return own;
  const missing = ids.filter((id) => !own.some((image) => image.id === id));
  return [...own, ...(await pressReleases.images(page.editionOf, missing))];
}

async function openDispatch(
  version: PressVersion,
  frozen: FrozenRelease,
  ports: PublishPressReleasePorts,
): Promise<void> {
  const { organisation, rollout, texts } = frozen.page;
  const dispatch: Dispatch = {
    id: pressDispatchId(version.id, version.version),
    rollout,
    purpose: 'press-release',
    name: Object.fromEntries(Object.entries(texts).map(([locale, { headline }]) => [locale, headline])),
    organisations: [organisation],
    state: 'planning',
    changedAt: ports.now(),
  };
  await ports.dispatches.open(dispatch);
  await planDispatchPart(
    dispatch,
    {
      organisation,
      variants: frozen.variants,
      deliveries: pressDeliveries(dispatch.id, frozen),
      carries: await carriedBy(version, frozen, ports),
    },
    ports,
  );
}

/**
 * The milestone's press obligations, carried by the first version of its national release; of a later one what it says
 * of them, for what the first did not say.
 */
async function carriedBy(
  version: PressVersion,
  frozen: FrozenRelease,
  { obligations, now }: PublishPressReleasePorts,
): Promise<Obligation[]> {
  const { page, recipients, variants } = frozen;
  const { milestone, organisation } = page;
  if (milestone === undefined || version.draft.kind === 'local') return [];
  const owed = (await obligations.ofOrganisation(milestone, organisation)).filter(
    ({ carrier }) => carrier === 'press',
  );
  if (version.version > 1) {
    const said = { milestone, at: version.publishedAt ?? now() };
    return owed.flatMap((obligation) => correctionOf(obligation, frozen, said));
  }
  return owed.map((obligation) =>
    withLacks(
      {
        ...obligation,
        of: milestone,
        progress: { state: 'planned', people: readersIn(recipients, obligation), reached: 0 },
      },
      notInMails(obligation, variants),
    ),
  );
}

/** By mail to those who have the release: what they are told of an obligation of its milestone, if anything. */
function correctionOf(
  obligation: Obligation,
  { recipients, variants }: FrozenRelease,
  { milestone, at }: { milestone: string; at: number },
): Obligation[] {
  // In a mail from before it was looked for what it says.
  if (variants.some(({ carries }) => carries === undefined)) return [];
  const { organisation, group, channel, owner, due, messages } = obligation;
  const lacks = notInMails(obligation, variants);
  const topics = messages.filter((topic) => !lacks.includes(topic));
  const progress = { state: 'planned', people: readersIn(recipients, obligation), reached: 0 } as const;
  const row = { organisation, group, channel, owner, due, messages: topics, withheld: [], progress };
  const isReader = progress.people > 0 && topics.length > 0;
  return isReader ? [{ ...row, carrier: 'mail', corrects: { milestone, channel, topics, at } }] : [];
}

function readersIn(recipients: FrozenRelease['recipients'], { group }: Pick<Obligation, 'group'>): number {
  return recipients.filter(({ contact }) => contact.groups.includes(group)).length;
}
