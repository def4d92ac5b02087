import * as z from 'zod';
import { channelIdSchema } from '../../../../domain/catalogue/catalogue-ids.ts';
import { makeTaskLink } from '../../../../domain/links/use-cases/make-task-link.ts';
import { askForTrial } from '../../../../domain/people/use-cases/ask-for-trial.ts';
import type { Milestone } from '../../../../domain/plan/milestone.ts';
import { listParticipants } from '../../../../domain/rollout/use-cases/list-participants.ts';
import { allSettledOrThrow } from '../../../../domain/shared/concurrency.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { readSitting } from '../../../../domain/tasks/sitting.ts';
import { confirmSittings, undoSittings } from '../../../../domain/tasks/use-cases/confirm-sittings.ts';
import { listOverdue, OVERDUE_SORTS } from '../../../../domain/tasks/use-cases/list-overdue.ts';
import type { TaskReader } from '../../../../domain/tasks/use-cases/load-organisation-tasks.ts';
import { showWork } from '../../../../domain/tasks/use-cases/show-work.ts';
import { asTrial } from '../../../../templates/mail/as-trial.ts';
import { renderPacketLetter } from '../../../../templates/packets/packet-letter.ts';
import { countryWorkPage } from '../../../../templates/pages/console/tasks/country-work-page.ts';
import { type WorkNotice, workPage } from '../../../../templates/pages/console/tasks/work-page.ts';
import { shownMilestone } from '../../../../templates/pages/shared/milestone-name.ts';
import { milestoneWithPacket } from '../../access/visible.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

const EITHER = ['coordinator', 'local-lead'] as const;

/**
 * An organisation's manual work for its local lead and the coordinator, who also sees what is overdue
 * nationwide.
 */
export const WORK_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/work',
    roles: EITHER,
    scope: 'own',
    async answer(request) {
      const { admission, query, locale } = request;
      const chosen = query.organisation || undefined;
      if (!admission.everything) {
        const own = chosen === undefined || chosen === admission.organisation;
        return own ? listOf(request, { organisation: admission.organisation, path: '/work' }) : 'not-there';
      }
      if (chosen === undefined) return country(request);
      const organisation = await request.ports.organisations.find(chosen);
      return organisation ? { to: `/organisations/${organisation.code}/work?lang=${locale}` } : 'not-there';
    },
  },
  {
    method: 'GET',
    path: '/organisations/{organisation}/work',
    roles: EITHER,
    scope: { organisation: 'organisation' },
    answer(request) {
      const { organisation = '' } = request.params;
      return listOf(request, { organisation, path: `/organisations/${organisation}/work` });
    },
  },
  {
    method: 'POST',
    path: '/organisations/{organisation}/work',
    roles: EITHER,
    scope: { organisation: 'organisation' },
    answer: (request) => settleSittings(request, confirmSittings),
  },
  {
    method: 'POST',
    path: '/organisations/{organisation}/work/undo',
    roles: EITHER,
    scope: { organisation: 'organisation' },
    answer: (request) => settleSittings(request, undoSittings),
  },
  {
    method: 'POST',
    path: '/organisations/{organisation}/packets/{milestone}',
    roles: EITHER,
    scope: { organisation: 'organisation' },
    answer: (request) => openPacket(request),
  },
];

const LIST = z.object({
  q: z.string().trim().max(80).default(''),
  sort: z.enum(OVERDUE_SORTS).default('oldest'),
});

/** The user as a task list reader. */
export function readerOf({ user, admission }: PageRequest): TaskReader {
  return { user, admission };
}

async function country({ ports, locale, reader, query }: PageRequest): Promise<PageAnswer> {
  const chosen = LIST.safeParse(query).data;
  if (!chosen) return 'not-there';
  const overdue = await listOverdue(ports, chosen);
  const organisations = await listParticipants(ports);
  return { page: countryWorkPage({ locale, reader, overdue, organisations, chosen }) };
}

async function listOf(
  request: PageRequest,
  { organisation, path }: { organisation: string; path: string },
): Promise<PageAnswer> {
  const { ports, locale, reader, admission, query } = request;
  const work = await showWork({ organisation, reader: readerOf(request) }, ports);
  if (!work) return 'not-there';
  const { everything } = admission;
  return { page: workPage({ locale, reader, work, path, everything, notice: noticeIn(query) }) };
}

const NOTICES = [
  'done',
  'cannot',
  'hand-over',
  'waive',
  'already',
  'signed',
  'signed-before',
  'reached',
  'reached-before',
  'packet-queued',
  'packet-too-many',
] as const;

function noticeIn({ did, newsFrom }: PageRequest['query']): WorkNotice | undefined {
  if (newsFrom !== undefined && /^\d{4}-\d\d-\d\d$/.test(newsFrom)) return { newsFrom };
  return NOTICES.find((notice) => notice === did);
}

const BOX = 'sitting-';

/** The sittings of one button, or all that are ticked; back to where they are listed. */
async function settleSittings(request: PageRequest, settle: typeof confirmSittings): Promise<PageAnswer> {
  const { ports, params, form, admission, locale } = request;
  const { organisation = '' } = params;
  const only = field(form, 'only');
  const ticked = Object.keys(form).flatMap((name) =>
    name.startsWith(BOX) ? (readSitting(name.slice(BOX.length)) ?? []) : [],
  );
  const one = readSitting(only);
  const sittings = only === '' ? ticked : one ? [one] : [];
  const settled = await settle({ organisation, sittings, reader: readerOf(request) }, ports);
  if (settled === undefined) return 'not-there';
  const back = admission.everything ? `/organisations/${organisation}/work` : '/';
  return { to: `${back}?lang=${locale}` };
}

/** Redirects to the packet through a signed link like those in mails, or mails that to whoever asks. */
async function openPacket(request: PageRequest): Promise<PageAnswer> {
  const { params, ports, form } = request;
  const { milestone: id = '', organisation = '' } = params;
  const milestone = await milestoneWithPacket(id, organisation, ports);
  if (!milestone) return 'not-there';
  const channel = channelIdSchema.safeParse(field(form, 'channel')).data;
  const asks = {
    to: 'packets',
    milestone: milestone.id,
    ...(channel === undefined ? {} : { channel }),
  } as const;
  const link = await makeTaskLink({ asks, organisation, contact: '' }, ports);
  return field(form, 'to') === 'me'
    ? await sendPacket(request, { milestone, organisation, link })
    : { to: link };
}

type Packed = { milestone: Milestone; organisation: string; link: string };

async function sendPacket(
  { ports, user, locale }: PageRequest,
  { milestone, organisation: code, link }: Packed,
): Promise<PageAnswer> {
  const [rollout, organisation, version] = await allSettledOrThrow([
    ports.rollouts.find(milestone.rollout),
    ports.organisations.find(code),
    ports.catalogues.load(milestone.catalogue, milestone.catalogueVersion),
  ]);
  if (!rollout || !organisation || !version) return 'not-there';
  const { name, address } = user;
  const letter = renderPacketLetter({
    ...{ locale, url: link, reader: { name, address } },
    service: inLocale(rollout.name, locale),
    organisation: inLocale(organisation.name, locale),
    milestone: shownMilestone(milestone, version.catalogue, locale),
  });
  const content = asTrial(letter, { name, page: link });
  const told = await askForTrial(
    {
      ...content,
      to: { name, address },
      from: inLocale(organisation.name, locale),
      replyTo: { name, address },
    },
    ports,
  );
  const did = told === 'queued' ? 'packet-queued' : 'packet-too-many';
  return { to: `/organisations/${code}/work?did=${did}&lang=${locale}` };
}
