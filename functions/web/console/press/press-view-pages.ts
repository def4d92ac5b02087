import type { PressState } from '../../../../domain/press/press-states.ts';
import { personKey } from '../../../../domain/press/press-version.ts';
import { listPressReleases } from '../../../../domain/press/use-cases/list-press-releases.ts';
import { showPressRelease } from '../../../../domain/press/use-cases/show-press-release.ts';
import { admissionOf, type User } from '../../../../domain/rollout/user.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { pressListPage } from '../../../../templates/pages/console/press/press-list-page.ts';
import { releaseDeskPage } from '../../../../templates/pages/console/press/release-desk-page.ts';
import type { ReleaseDeskView } from '../../../../templates/pages/console/press/release-desk-view.ts';
import type { PressWords } from '../../../../templates/words/press.gen.ts';
import type { WordKey } from '../../../../templates/words/speaker.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRoute } from '../page-route.ts';
import {
  loadPressContext,
  PRESS_ROLES,
  type PressPorts,
  type PressRequest,
  readersOf,
  WRITERS,
  writes,
} from './press-request.ts';

const EVERYONE = { roles: PRESS_ROLES, scope: 'own' } as const;

/** Views of releases. Nothing here is public, and users only see what their work requires. */
export const PRESS_VIEW_PAGES: readonly PageRoute<PressPorts>[] = [
  { method: 'GET', path: '/press', ...EVERYONE, answer: (request) => list(request) },
  { method: 'GET', path: '/press/{release}', ...EVERYONE, answer: (request) => showReleasePage(request) },
];

async function list(request: PressRequest): Promise<PageAnswer> {
  const { ports, user, locale, reader } = request;
  const lists = await listPressReleases(readersOf(request), ports);
  const codes = lists.flatMap(({ lines }) =>
    lines.flatMap(({ version: { draft } }) => (draft.kind === 'local' ? [draft.organisation] : [])),
  );
  const names = new Map<string, string>();
  for (const code of new Set(codes)) {
    const organisation = await ports.organisations.find(code);
    if (organisation) names.set(code, inLocale(organisation.name, locale));
  }
  const writesAll = user.roles.includes('coordinator');
  return {
    page: pressListPage({
      ...{ locale, reader, lists, names },
      writes: writesAll ? await ports.rollouts.list() : [],
      lead: leadFor(user),
    }),
  };
}

function leadFor({ roles }: User): Extract<WordKey<PressWords>, `lead.${string}`> {
  if (roles.some((role) => role === 'coordinator' || role === 'approver')) return 'lead.desk';
  return roles.includes('local-lead') ? 'lead.local' : 'lead.record';
}

type ToldWord = Extract<WordKey<PressWords>, `told.${string}`>;

/**
 * Notices after a step, with the states in which they are valid: a bookmarked URL must not show an outdated
 * one.
 */
const TOLD = {
  kept: ['told.kept', 'draft'],
  unchanged: ['told.unchanged'],
  submitted: ['told.submitted', 'submitted'],
  approved: ['told.approved', 'approved'],
  released: ['told.released', 'scheduled', 'publishing'],
  rejected: ['told.rejected', 'draft'],
  scheduled: ['told.scheduled', 'scheduled'],
  'taken-back': ['told.withdrawn', 'withdrawn'],
  'given-up': ['told.givenUp'],
} as const satisfies Record<string, readonly [ToldWord, ...PressState[]]>;
export type PressTold = keyof typeof TOLD;

/** Where to redirect after a step. */
export function toldPath({ locale }: PressRequest, id: string, told: PressTold): string {
  return `/press/${id}?lang=${locale}&told=${told}`;
}

function toldNow(asked: string | undefined, state: PressState): ToldWord | undefined {
  const [word, ...states]: readonly [ToldWord?, ...PressState[]] =
    Object.entries(TOLD).find(([name]) => name === asked)?.[1] ?? [];
  return states.length === 0 || states.includes(state) ? word : undefined;
}

/** A release in full, with the reasons for a refused step, and what an approver wrote who says no. */
export async function showReleasePage(
  request: PressRequest,
  refused: readonly Problem[] = [],
  reason?: string,
): Promise<PageAnswer> {
  const { ports, params, query, locale, reader } = request;
  const number = /^\d{1,4}$/.test(query.version ?? '') ? Number(query.version) : undefined;
  const asked = { id: params.release ?? '', number, readers: readersOf(request) };
  const shown = await showPressRelease(asked, ports);
  const ground = shown && (await loadPressContext(shown.version.rollout, ports));
  if (!shown || !ground) return 'not-there';
  const { rollout, catalogue, languages } = ground;
  const { draft } = shown.version;
  const organisation =
    draft.kind === 'local' ? await ports.organisations.find(draft.organisation) : undefined;
  const told = toldNow(query.told, shown.version.state);
  const page = releaseDeskPage({
    ...{ locale, reader, rollout, catalogue, shown, languages, told, refused, reason },
    organisation: organisation && inLocale(organisation.name, locale),
    may: mayDo(request, shown),
  });
  return {
    page,
    status: refused.length > 0 ? (refused.every(({ path }) => path === 'reason') ? 422 : 409) : 200,
  };
}

function mayDo(
  { user }: PressRequest,
  { version, isPublic }: ReleaseDeskView['shown'],
): ReleaseDeskView['may'] {
  const has = (...roles: User['roles']) => roles.some((role) => user.roles.includes(role));
  const writer = admissionOf(user, WRITERS);
  const desk = has('coordinator', 'approver');
  const final = isPublic || version.hash !== undefined;
  const editions = `/press/${version.id}/editions`;
  const where = writer && (writer.everything ? editions : `${editions}/${writer.organisation}`);
  return {
    write: writes(writer, version.draft),
    approve: has('approver'),
    schedule: has('coordinator'),
    withdraw: desk,
    seeRecipients: desk,
    isAuthor: version.authors.includes(personKey(user.address)),
    editionAt: version.draft.kind === 'national' && final ? where : undefined,
  };
}
