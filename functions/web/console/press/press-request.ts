import { type Catalogue, defaultLocale } from '../../../../domain/catalogue/catalogue.ts';
import type { AskForTrialPorts } from '../../../../domain/people/use-cases/ask-for-trial.ts';
import { editionId, type PressDraft } from '../../../../domain/press/press-release.ts';
import type { PressVersion } from '../../../../domain/press/press-version.ts';
import { type PressReader, pressReadersOf } from '../../../../domain/press/press-visibility.ts';
import type { KeepPressImagesPorts } from '../../../../domain/press/use-cases/keep-press-images.ts';
import type { SubmitPressReleasePorts } from '../../../../domain/press/use-cases/submit-press-release.ts';
import type { WithdrawPressReleasePorts } from '../../../../domain/press/use-cases/withdraw-press-release.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import type { Admission } from '../../../../domain/rollout/user.ts';
import { canSee } from '../../access/access-rule.ts';
import type { ReadsForEveryPage } from '../admit.ts';
import type { PageRequest } from '../page-route.ts';

export type PressPorts = ReadsForEveryPage &
  AskForTrialPorts &
  SubmitPressReleasePorts &
  KeepPressImagesPorts &
  WithdrawPressReleasePorts;
export type PressRequest = PageRequest<PressPorts>;

export const WRITERS = ['coordinator', 'local-lead'] as const;
export const PRESS_ROLES = ['coordinator', 'approver', 'registrar', 'local-lead'] as const;

/** A user's view of unpublished releases. */
export function readersOf({ user }: Pick<PressRequest, 'user'>): PressReader[] {
  return pressReadersOf(user);
}

/** Whether a writer may edit this release: any, or their own organisation's edition. */
export function writes(admission: Admission | undefined, draft: PressDraft): boolean {
  if (!admission) return false;
  if (admission.everything) return true;
  return draft.kind === 'local' && canSee(admission, draft.organisation);
}

/** Whether a writer may use this release id, also for a new release. */
export function mayWriteUnder(admission: Admission, id: string): boolean {
  return admission.everything || id.endsWith(editionId('', admission.organisation));
}

/** The newest version of a release that the writer may edit. */
export async function writable(
  id: string,
  { ports, admission }: Pick<PressRequest, 'ports' | 'admission'>,
): Promise<PressVersion | undefined> {
  const newest = (await ports.pressReleases.versions(id)).at(-1);
  return newest && writes(admission, newest.draft) ? newest : undefined;
}

/** A rollout with its languages, default first. */
export type PressContext = { rollout: Rollout; catalogue: Catalogue; languages: readonly string[] };

export async function loadPressContext(id: string, ports: PressPorts): Promise<PressContext | undefined> {
  const rollout = await ports.rollouts.find(id);
  const current = rollout && (await ports.catalogues.currentVersion(rollout.catalogue));
  const version = current ? await ports.catalogues.load(rollout.catalogue, current) : undefined;
  if (!rollout || !version) return undefined;
  const { catalogue } = version;
  const main = defaultLocale(catalogue);
  return {
    rollout,
    catalogue,
    languages: [main, ...catalogue.locales.filter((locale) => locale !== main)],
  };
}
