import type { Dispatch } from '../../mail/dispatch.ts';
import type { Obligation, Obligations } from '../../plan/obligation.ts';
import { type PlanDispatchPartPorts, planDispatchPart } from '../../sending/use-cases/plan-dispatch-part.ts';
import { recipientKey } from '../../shared/email-address.ts';
import { NotFound } from '../../shared/errors.ts';
import { pressDeliveries, pressDispatchId } from '../press-mail.ts';
import {
  type FrozenRelease,
  frozenHash,
  type PressReleases,
  type PressVersion,
  type ScheduledRelease,
} from '../press-version.ts';
import type { Newsroom } from '../published-release.ts';
import { nationalProblems } from './check-national.ts';
import { type FindEarlierRecipientsPorts, findEarlierRecipients } from './find-earlier-recipients.ts';

export type PublishPressReleasePorts = PlanDispatchPartPorts &
  FindEarlierRecipientsPorts & {
    pressReleases: PressReleases;
    newsroom: Newsroom;
    obligations: Obligations;
    sleep: (millis: number) => Promise<void>;
  };

/** What came later than this may say what is no longer true: a person looks at it again. */
export const LATE_MILLIS = 900_000;
/** A queue counts in whole seconds, and clocks differ a little: so much is waited for here. */
const PATIENCE_MILLIS = 5_000;
/** A timer may wake a moment early, and a clock may be set back meanwhile: so often it is waited again. */
const NAPS = 3;

export type PublishResult = 'published' | 'held' | 'early' | 'not-due';

/**
 * Publishes a version whose hour has come: page first, then mails. From the first write on nothing holds it back any more, so
 * that whoever is killed is followed by somebody who finishes: published once, one mail to each. Repeating it is harmless.
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
  if (state !== 'scheduled' && state !== 'publishing') return 'not-due';
  const frozen = approvedHash === undefined ? undefined : await pressReleases.frozen(id, approvedHash);
  if (!frozen || frozenHash(frozen) !== approvedHash || found.hash !== approvedHash)
    throw new NotFound(`what was approved of release ${id} does not exist`);
  const dueAt = found.releasedAt ?? frozen.publishAt;
  if (!(await hasCome(dueAt, ports))) return 'early';
  if (state === 'publishing') return finish(found, { frozen, versions }, ports);

  const heldFor = await reasonToHold(found, { frozen, versions, dueAt }, ports);
  const begun: PressVersion = {
    ...found,
    revision: found.revision + 1,
    changedAt: now(),
    ...(heldFor ? { state: 'held', heldFor } : { state: 'publishing', publishedAt: now() }),
  };
  // Somebody was faster: whoever changed it knows, and whoever publishes it too is followed by the next round.
  if (!(await pressReleases.replace(begun))) return 'not-due';
  return heldFor ? 'held' : finish(begun, { frozen, versions }, ports);
}

/** Waits out the last seconds before an hour. Only the clock says that it has come, never that so much was waited. */
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
): Promise<PressVersion['heldFor']> {
  if (ports.now() - dueAt > LATE_MILLIS) return 'late';
  if ((await nationalProblems(version, frozen, ports)).length > 0) return 'changed';
  if (version.version === 1) return undefined;
  const { contacts, stillLeaving } = await findEarlierRecipients(versions, ports);
  const told = frozen.recipients.map(({ contact }) => recipientKey(contact.address));
  const holders = contacts.map(({ address }) => recipientKey(address));
  return stillLeaving > 0 || told.join(' ') !== holders.join(' ') ? 'changed' : undefined;
}

async function finish(
  version: PressVersion,
  { frozen, versions }: Material,
  ports: PublishPressReleasePorts,
): Promise<'published'> {
  const publishedAt = version.publishedAt ?? ports.now();
  const images = await imagesOf(frozen, ports);
  await ports.newsroom.publish({ ...frozen.page, publishedAt }, images);
  await openDispatch(version, frozen, ports);
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

/** A local edition shows the images of the national release too. */
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
      deliveries: pressDeliveries(version, frozen),
      carries: await carriedBy(version, frozen, ports),
    },
    ports,
  );
}

/** What a milestone owes the press, seen to by the first version of its national release. */
async function carriedBy(
  { version, draft }: PressVersion,
  { page, recipients }: FrozenRelease,
  { obligations }: PublishPressReleasePorts,
): Promise<Obligation[]> {
  const { milestone, organisation } = page;
  if (milestone === undefined || draft.kind === 'local' || version > 1) return [];
  const owed = await obligations.ofOrganisation(milestone, organisation);
  return owed
    .filter(({ carrier }) => carrier === 'press')
    .map((obligation) => ({
      ...obligation,
      of: milestone,
      progress: {
        state: 'planned',
        people: recipients.filter(({ contact }) => contact.groups.includes(obligation.group)).length,
        reached: 0,
      },
    }));
}
