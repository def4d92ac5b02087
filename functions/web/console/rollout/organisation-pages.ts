import * as z from 'zod';
import { changeLocalFacts, localChange } from '../../../../domain/milestone/use-cases/change-local-facts.ts';
import { previewChange } from '../../../../domain/milestone/use-cases/preview-change.ts';
import { seenOf } from '../../../../domain/rollout/rollout.ts';
import { allSettledOrThrow } from '../../../../domain/shared/concurrency.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type Problem, problemAt } from '../../../../domain/shared/problem.ts';
import { isoDay } from '../../../../domain/shared/typed-day.ts';
import {
  findTeamsChannel,
  type KeptTeamsChannel,
  listTeamsChannels,
  removeTeamsChannel,
  setTeamsChannel,
  testTeamsChannel,
} from '../../../../domain/webhooks/use-cases/keep-teams-channel.ts';
import { changePreviewPage } from '../../../../templates/pages/console/rollout/change-preview-page.ts';
import {
  type Listed,
  ORGANISATION_SORTS,
  type OwnFacts,
  organisationsPage,
  ownFactsPage,
  toldOfTeamsSchema,
} from '../../../../templates/pages/console/rollout/own-facts-page.ts';
import { inLanguage } from '../../../../templates/pages/shared/frame.ts';
import { organisationWords } from '../../../../templates/words/organisation.gen.ts';
import { taking } from '../../http/add-pages.ts';
import { field, fields } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { organisationNames } from './organisation-names.ts';

const LIST = z.object({
  query: z.object({
    q: z.string().trim().max(80).default(''),
    sort: z.enum(ORGANISATION_SORTS).default('name'),
  }),
});

const OWN = { roles: ['coordinator', 'local-lead'], scope: { organisation: 'organisation' } } as const;

/** Organisations' own facts, edited by the coordinator or the organisation. */
export const ORGANISATION_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/organisations',
    roles: ['coordinator', 'local-lead'],
    scope: 'own',
    ...taking(LIST, async (request: PageRequest, { query: chosen }) => {
      const { admission, locale, reader } = request;
      if (!admission.everything) return { to: `/organisations/${admission.organisation}?lang=${locale}` };
      return { page: organisationsPage({ locale, reader, chosen, listed: await listed(request) }) };
    }),
  },
  {
    method: 'GET',
    path: '/organisations/{organisation}',
    ...OWN,
    answer: (request) => show(request, { notice: NOTICES[request.query.saved ?? ''] }),
  },
  {
    method: 'POST',
    path: '/organisations/{organisation}/{rollout}',
    ...OWN,
    answer: (request) => save(request),
    refill: (request) => show(request, { sent: sentWith(request) }),
  },
  {
    method: 'POST',
    path: '/organisations/{organisation}/teams/address',
    ...OWN,
    async answer(request) {
      const { form, user, params, ports } = request;
      const organisation = await ports.organisations.find(params.organisation ?? '');
      if (!organisation) return 'not-there';
      const whose = { organisation: organisation.code, by: user.address };
      const kept = await setTeamsChannel({ ...whose, url: field(form, 'teamsUrl') }, ports);
      return toldOfTeams(request, kept, 'set');
    },
    // The address is a secret: it does not come back.
    refill: (request) => show(request, {}),
  },
  {
    method: 'POST',
    path: '/organisations/{organisation}/teams/test',
    ...OWN,
    async answer(request) {
      const kept = await testTeamsChannel(request.params.organisation ?? '', request.ports);
      return toldOfTeams(request, kept, 'tested');
    },
  },
  {
    method: 'POST',
    path: '/organisations/{organisation}/teams/remove',
    ...OWN,
    async answer(request) {
      const { user, params, ports } = request;
      const whose = { organisation: params.organisation ?? '', by: user.address };
      return toldOfTeams(request, await removeTeamsChannel(whose, ports), 'removed');
    },
  },
];

function toldOfTeams(
  request: PageRequest,
  kept: KeptTeamsChannel,
  done: z.infer<typeof toldOfTeamsSchema>,
): PageAnswer | Promise<PageAnswer> {
  const { params, locale } = request;
  if (kept.kind === 'not-there') return 'not-there';
  if (kept.kind === 'refused') return show(request, { problems: kept.problems });
  const told = kept.kind === 'done' ? done : 'overtaken';
  return { to: inLanguage(`/organisations/${params.organisation}`, locale, { teams: told }) };
}

const NOTICES: Readonly<Record<string, 'saved' | 'savedTold'>> = { yes: 'saved', told: 'savedTold' };

async function listed({ ports, locale }: PageRequest): Promise<Listed[]> {
  const say = organisationWords(locale);
  const missing = new Map<string, string[]>();
  for (const rollout of await ports.rollouts.list()) {
    const current = await ports.catalogues.currentVersion(rollout.catalogue);
    const version = current ? await ports.catalogues.load(rollout.catalogue, current) : undefined;
    if (!version) continue;
    const own = Object.entries(version.catalogue.facts).filter(([, { scope }]) => scope === 'organisation');
    for (const { organisation, facts, registerNumber } of await ports.rollouts.participations(rollout.id)) {
      const lacks = own
        .filter(([fact]) => facts[fact] === undefined)
        .map(([, { name }]) => inLocale(name, locale));
      const number =
        registerNumber === undefined && organisation !== rollout.office ? [say('registerNumber')] : [];
      missing.set(organisation, [...(missing.get(organisation) ?? []), ...lacks, ...number]);
    }
  }
  const [channels, all] = await allSettledOrThrow([listTeamsChannels(ports), ports.organisations.list()]);
  return all.flatMap((organisation) => {
    const lacks = missing.get(organisation.code);
    return lacks ? [{ organisation, missing: lacks, channel: channels.get(organisation.code) }] : [];
  });
}

type More = {
  notice?: 'saved' | 'savedTold' | 'changed' | undefined;
  problems?: readonly Problem[];
  /** `seen`: what the form was based on, if that still counts. */
  sent?: { rollout: string; values: Record<string, string>; seen?: string };
};

async function show(request: PageRequest, { notice, problems = [], sent }: More): Promise<PageAnswer> {
  const { ports, params, locale, reader, query } = request;
  const organisation = await ports.organisations.find(params.organisation ?? '');
  if (!organisation) return 'not-there';
  const own: OwnFacts[] = [];
  for (const rollout of await ports.rollouts.list()) {
    const participation = await ports.rollouts.participation(rollout.id, organisation.code);
    const current = participation && (await ports.catalogues.currentVersion(rollout.catalogue));
    const version = current ? await ports.catalogues.load(rollout.catalogue, current) : undefined;
    if (!participation || !version) continue;
    const { values, seen = seenOf(participation) } = sent?.rollout === rollout.id ? sent : {};
    own.push({ rollout, catalogue: version.catalogue, participation, seen, values });
  }
  const channel = await findTeamsChannel(organisation.code, ports);
  const told = toldOfTeamsSchema.safeParse(query.teams).data;
  const teams = { channel, told };
  const page = ownFactsPage({ locale, reader, organisation, own, problems, notice, teams });
  return { page, status: problems.length > 0 ? 422 : notice === 'changed' ? 409 : 200 };
}

function factsIn({ form }: PageRequest): Record<string, string> {
  return Object.fromEntries(
    Object.keys(form).flatMap((name): [string, string][] => {
      const fact = /^fact-(.+)$/.exec(name)?.[1];
      return fact === undefined ? [] : [[fact, field(form, name)]];
    }),
  );
}

function sentWith(request: PageRequest): NonNullable<More['sent']> {
  const { form, params } = request;
  const values = {
    ...factsIn(request),
    registerNumber: field(form, 'registerNumber'),
    exception: field(form, 'exception'),
  };
  return { rollout: params.rollout ?? '', values, seen: field(form, 'seen') };
}

/** Why they are so against a soft rule, if that is said. */
function exceptionIn({ form }: PageRequest): { exception?: { reason: string } } {
  const reason = field(form, 'exception').trim();
  return reason === '' ? {} : { exception: { reason } };
}

/** The facts that have been filled in; a day as it is stored. */
async function filledIn(
  values: Readonly<Record<string, string>>,
  { ports, params }: PageRequest,
): Promise<Record<string, string>> {
  const rollout = await ports.rollouts.find(params.rollout ?? '');
  const current = rollout && (await ports.catalogues.currentVersion(rollout.catalogue));
  const version = current ? await ports.catalogues.load(rollout.catalogue, current) : undefined;
  const isDay = (fact: string) => version?.catalogue.facts[fact]?.type === 'date';
  return Object.fromEntries(
    Object.entries(values).flatMap(([fact, value]): [string, string][] =>
      value === '' ? [] : [[fact, isDay(fact) ? isoDay(value) : value]],
    ),
  );
}

async function save(request: PageRequest): Promise<PageAnswer> {
  const { form, params, ports, locale, user } = request;
  const { organisation = '', rollout = '' } = params;
  const values = factsIn(request);
  const facts = await filledIn(values, request);
  const registerNumber = field(form, 'registerNumber');
  const why = field(form, 'why').trim();
  const edit = { rollout, organisation, registerNumber, facts, seen: field(form, 'seen') };
  const edited = await changeLocalFacts(
    { ...edit, ...exceptionIn(request), changedBy: user.address, ...(why === '' ? {} : { why }) },
    ports,
  );
  if (edited.kind === 'not-there') return 'not-there';
  if (edited.kind === 'changed') return show(request, { notice: 'changed' });
  const needsReason = edited.kind === 'refused' && edited.problems.every(({ path }) => path === 'why');
  if (needsReason) return askWhy(request, { facts, isSecondTry: 'why' in form });
  if (edited.kind === 'refused')
    return show(request, {
      problems: edited.problems,
      sent: { rollout, values: { ...values, ...facts, registerNumber, exception: field(form, 'exception') } },
    });
  const saved = edited.change === undefined ? 'yes' : 'told';
  return { to: `/organisations/${organisation}?lang=${locale}&saved=${saved}` };
}

/** Shows who was told what is about to change, and asks why, before anything is saved. */
async function askWhy(
  request: PageRequest,
  { facts, isSecondTry }: { facts: Record<string, string>; isSecondTry: boolean },
): Promise<PageAnswer> {
  const { form, params, ports, locale, reader, user } = request;
  const { organisation = '', rollout: id = '' } = params;
  const [rollout, stored] = await allSettledOrThrow([
    ports.rollouts.find(id),
    ports.rollouts.participation(id, organisation),
  ]);
  const current = rollout && (await ports.catalogues.currentVersion(rollout.catalogue));
  const version = current ? await ports.catalogues.load(rollout.catalogue, current) : undefined;
  const said = { ...exceptionIn(request), changedBy: user.address, seen: field(form, 'seen') };
  const changed = stored && localChange(said, { stored, wanted: { ...stored, facts } });
  const found = changed && (await previewChange(changed, ports));
  if (!rollout || !version || !found) return 'not-there';
  if (found.kind === 'overtaken') return show(request, { notice: 'changed' });
  if (found.kind === 'refused') return show(request, { problems: found.problems });
  const problems = isSecondTry ? [problemAt('why', 'reason-missing')] : [];
  const { why: _why, formToken: _token, ...kept } = fields(form);
  const page = changePreviewPage({
    ...{ locale, reader, rollout, catalogue: version.catalogue, plans: found.plans, kept, problems, why: '' },
    ...{ change: found.milestone.change, places: found.places },
    names: await organisationNames([organisation], ports),
    action: `/organisations/${organisation}/${id}?lang=${locale}`,
    back: `/organisations/${organisation}?lang=${locale}`,
  });
  return { page, status: isSecondTry ? 422 : 200 };
}
