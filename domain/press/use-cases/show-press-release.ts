import { OPEN } from '../../mail/delivery-states.ts';
import type { Problem } from '../../shared/problem.ts';
import { pastProblems } from '../press-draft-problems.ts';
import { pressDispatchId } from '../press-mail.ts';
import { isOpenRelease } from '../press-states.ts';
import type { FrozenRelease, PressVersion } from '../press-version.ts';
import { currentVersion, type PressReader, visibleVersions } from '../press-visibility.ts';
import { mayBeHeld } from './find-earlier-recipients.ts';
import { hasPublic } from './keep-press-draft.ts';
import { previewPressRelease } from './preview-press-release.ts';
import type { SubmitPressReleasePorts } from './submit-press-release.ts';

/** Number of mails of a version: all, possibly received, and still to be sent. */
export type PressMails = { all: number; held: number; open: number };

/** A release as the press desk sees it. */
export type ShownPressRelease = {
  /** Newest first. */
  versions: PressVersion[];
  /** The selected version: by default the one that represents the release. */
  version: PressVersion;
  isCurrent: boolean;
  isPublic: boolean;
  /** What is published: as submitted, or as a submission now would be. */
  frozen: FrozenRelease | undefined;
  /** Problems that prevent the next step. */
  gaps: Problem[];
  /** Present once it is published. */
  mails: PressMails | undefined;
};

/** A release, or one version of it, if this user may see it. Read-only. */
export async function showPressRelease(
  { id, number, readers }: { id: string; number?: number | undefined; readers: readonly PressReader[] },
  ports: SubmitPressReleasePorts,
): Promise<ShownPressRelease | undefined> {
  const all = await ports.pressReleases.versions(id);
  const versions = visibleVersions(all, readers).reverse();
  const current = currentVersion(versions.toReversed());
  const version = number === undefined ? current : versions.find((each) => each.version === number);
  if (!version) return undefined;
  const isCurrent = version.version === current?.version;
  const frozen = version.hash ? await ports.pressReleases.frozen(id, version.hash) : undefined;
  const isDraft = version.state === 'draft' && isCurrent;
  const preview = isDraft ? await previewPressRelease(version, ports) : undefined;
  const due = isOpenRelease(version.state) && version.state !== 'publishing' && version.state !== 'scheduled';
  return {
    versions,
    version,
    isCurrent,
    isPublic: hasPublic(all),
    frozen: frozen ?? preview?.frozen,
    gaps: preview?.gaps ?? (due ? pastProblems(version.draft.publishAt, ports.now()) : []),
    mails: frozen && version.publishedAt !== undefined ? await countMails(version, frozen, ports) : undefined,
  };
}

async function countMails(
  { id, version }: PressVersion,
  { page }: FrozenRelease,
  { deliveries }: SubmitPressReleasePorts,
): Promise<PressMails> {
  const mails = await deliveries.ofOrganisation(pressDispatchId(id, version), page.organisation);
  return {
    all: mails.length,
    held: mails.filter(mayBeHeld).length,
    open: mails.filter(({ outcome }) => OPEN.includes(outcome.state)).length,
  };
}
