import { OPEN } from '../../mail/delivery-states.ts';
import type { Problem } from '../../shared/problem.ts';
import { pastProblems } from '../press-draft-problems.ts';
import { pressDispatchId } from '../press-mail.ts';
import { isOpenRelease } from '../press-states.ts';
import type { FrozenRelease, PressVersion } from '../press-version.ts';
import { currentVersion, type PressReader, visibleVersions } from '../press-visibility.ts';
import { mayBeHeld } from './find-earlier-recipients.ts';
import { previewPressRelease } from './preview-press-release.ts';
import type { SubmitPressReleasePorts } from './submit-press-release.ts';
import { hasPublic } from './write-press-draft.ts';

/** How many mails a version has, how many somebody may have got, and how many are still to leave. */
export type PressMails = { all: number; held: number; open: number };

/** A release as those at the desk see it. */
export type ShownPressRelease = {
  /** The newest first. */
  versions: PressVersion[];
  /** The one that is looked at: that which the release stands for, unless another was asked for. */
  version: PressVersion;
  isCurrent: boolean;
  isPublic: boolean;
  /** Exactly what leaves: as it was handed in, or as it would be if that were done now. */
  frozen: FrozenRelease | undefined;
  /** What has to be mended before it can go on. */
  gaps: Problem[];
  /** Once it has gone out. */
  mails: PressMails | undefined;
};

/** One release, or one version of it, where somebody sees it. Nothing is written. */
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
