import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitingCountsSchema } from '../../../../domain/home/waiting-count.ts';
import { makeTaskLink } from '../../../../domain/links/use-cases/make-task-link.ts';
import { makeUnsubscribeLink } from '../../../../domain/links/use-cases/make-unsubscribe-link.ts';
import { restoresSchema } from '../../../../domain/mail/restore.ts';
import { sendingHoldsSchema } from '../../../../domain/mail/sending-hold.ts';
import { DynamoCalendarAddresses } from '../../../../functions/adapters/dynamodb/calendar-addresses.ts';
import { DynamoCatalogues } from '../../../../functions/adapters/dynamodb/catalogues.ts';
import { DynamoContactStore } from '../../../../functions/adapters/dynamodb/contact-store.ts';
import { DynamoContacts } from '../../../../functions/adapters/dynamodb/contacts.ts';
import { DynamoControlLog } from '../../../../functions/adapters/dynamodb/control-log.ts';
import { DynamoDeliveries } from '../../../../functions/adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from '../../../../functions/adapters/dynamodb/dispatches.ts';
import { DynamoErasures } from '../../../../functions/adapters/dynamodb/erasures.ts';
import { DynamoEventLog } from '../../../../functions/adapters/dynamodb/event-log.ts';
import { DynamoFrozenPlans } from '../../../../functions/adapters/dynamodb/frozen-plans.ts';
import { DynamoHandovers } from '../../../../functions/adapters/dynamodb/handovers.ts';
import { DynamoKeptEvidence } from '../../../../functions/adapters/dynamodb/kept-evidence.ts';
import { DynamoLedgerSums } from '../../../../functions/adapters/dynamodb/ledger-sums.ts';
import { DynamoLedgers } from '../../../../functions/adapters/dynamodb/ledgers.ts';
import { DynamoLinkKeys } from '../../../../functions/adapters/dynamodb/link-keys.ts';
import { DynamoMachines } from '../../../../functions/adapters/dynamodb/machines.ts';
import { DynamoManualFollowUps } from '../../../../functions/adapters/dynamodb/manual-follow-ups.ts';
import { DynamoMilestoneDrafts } from '../../../../functions/adapters/dynamodb/milestone-drafts.ts';
import { DynamoMilestones } from '../../../../functions/adapters/dynamodb/milestones.ts';
import { DynamoNewsItems } from '../../../../functions/adapters/dynamodb/news-items.ts';
import { DynamoNewsletterIssues } from '../../../../functions/adapters/dynamodb/newsletter-issues.ts';
import { DynamoNewsletterSchedules } from '../../../../functions/adapters/dynamodb/newsletter-schedules.ts';
import { DynamoNewsroom } from '../../../../functions/adapters/dynamodb/newsroom.ts';
import { DynamoObligations } from '../../../../functions/adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from '../../../../functions/adapters/dynamodb/organisations.ts';
import { DynamoPeople } from '../../../../functions/adapters/dynamodb/people.ts';
import { DynamoPollMarks, DynamoPolls } from '../../../../functions/adapters/dynamodb/polls.ts';
import { DynamoPreparedCounters } from '../../../../functions/adapters/dynamodb/prepared-counters.ts';
import { DynamoPressReleases } from '../../../../functions/adapters/dynamodb/press-releases.ts';
import { DynamoPublicSignOffs } from '../../../../functions/adapters/dynamodb/public-sign-offs.ts';
import { DynamoPublishedAnswers } from '../../../../functions/adapters/dynamodb/published-answers.ts';
import { DynamoQuestions } from '../../../../functions/adapters/dynamodb/questions.ts';
import { DynamoRefusals } from '../../../../functions/adapters/dynamodb/refusals.ts';
import { DynamoRegisterLog } from '../../../../functions/adapters/dynamodb/register-log.ts';
import { DynamoRequestLimits } from '../../../../functions/adapters/dynamodb/request-limits.ts';
import { DynamoRollouts } from '../../../../functions/adapters/dynamodb/rollouts.ts';
import { DynamoSettlements } from '../../../../functions/adapters/dynamodb/settlements.ts';
import { DynamoSharedRecord } from '../../../../functions/adapters/dynamodb/shared-record.ts';
import { DynamoSignOffs } from '../../../../functions/adapters/dynamodb/sign-offs.ts';
import { DynamoSubscribers } from '../../../../functions/adapters/dynamodb/subscribers.ts';
import { DynamoSuppressions } from '../../../../functions/adapters/dynamodb/suppressions.ts';
import type { Table } from '../../../../functions/adapters/dynamodb/table.ts';
import { DynamoTableIdentities } from '../../../../functions/adapters/dynamodb/table-identities.ts';
import { DynamoTasks } from '../../../../functions/adapters/dynamodb/tasks.ts';
import {
  DynamoTeamsAddresses,
  DynamoTeamsChannels,
} from '../../../../functions/adapters/dynamodb/teams-channels.ts';
import { DynamoWebhookSecrets, DynamoWebhooks } from '../../../../functions/adapters/dynamodb/webhooks.ts';
import { HmacSigner } from '../../../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../../../functions/adapters/node-crypto/new-secret.ts';
import { packetApp } from '../../../../functions/web/apps/packet-app.ts';
import { publicApp } from '../../../../functions/web/apps/public-app.ts';
import { questionApp } from '../../../../functions/web/apps/question-app.ts';
import { subscribeApp } from '../../../../functions/web/apps/subscribe-app.ts';
import { LocalDynamodb } from '../../../contracts/local-dynamodb.ts';
import { aCatalogueVersion } from '../../../fixtures/a-catalogue.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { aParticipation } from '../../../fixtures/a-participation.ts';
import { aPerson } from '../../../fixtures/a-person.ts';
import { aPlanBasis } from '../../../fixtures/a-plan-basis.ts';
import { aPressVersion } from '../../../fixtures/a-press-release.ts';
import { aRefusal } from '../../../fixtures/a-refusal.ts';
import { aRollout } from '../../../fixtures/a-rollout.ts';
import { plainRender } from '../../../fixtures/a-variant.ts';
import { anOrganisation } from '../../../fixtures/an-organisation.ts';
import { plainPressRender } from '../../../fixtures/press-world.ts';
import { InMemoryAnswerJobs } from '../../../in-memory/in-memory-answer-jobs.ts';
import { InMemoryDispatchPartJobs } from '../../../in-memory/in-memory-dispatch-part-jobs.ts';
import { InMemoryMailAccounts } from '../../../in-memory/in-memory-mail-accounts.ts';
import { InMemoryMilestoneEvents } from '../../../in-memory/in-memory-milestone-events.ts';
import { InMemoryTrialJobs } from '../../../in-memory/in-memory-trial-jobs.ts';
import { InMemoryWishes } from '../../../in-memory/in-memory-wishes.ts';
import { aConsole, sessionOf } from '../fixtures/a-console.ts';
import { aHome } from '../fixtures/a-home.ts';
import { someContacts } from '../fixtures/some-contacts.ts';
import { somePeople } from '../fixtures/some-people.ts';
import { somePress } from '../fixtures/some-press.ts';

// What DynamoDB calls that change nothing; everything else is turned away here before it gets there.
const READS = [
  'DescribeTableCommand',
  'GetItemCommand',
  'QueryCommand',
  'BatchGetItemCommand',
  'GetCommand',
  'BatchGetCommand',
];

const NILS = aPerson();

let dynamodb: LocalDynamodb;
let apps: { name: string; app: Pick<Hono, 'request' | 'routes'> }[];
let tokens: Record<string, string>;
const commands: string[] = [];
const errors: Error[] = [];

beforeAll(async () => {
  dynamodb = await LocalDynamodb.start();
  const table = await dynamodb.emptyTable();
  tokens = await fill(table);
  apps = await appsOver(table);
  table.client.middlewareStack.add(
    (next, context) => async (input) => {
      const name = context.commandName ?? 'unnamed';
      commands.push(name);
      if (!READS.includes(name)) throw new Error(`${name} is not reading`);
      return next(input);
    },
    { step: 'initialize', priority: 'high' },
  );
});
afterAll(() => dynamodb.stop());

/** A stage with something of everything that pages show; answers the tokens of links by app. */
async function fill(table: Table): Promise<Record<string, string>> {
  const [rollouts, milestones] = [new DynamoRollouts(table), new DynamoMilestones(table)];
  await new DynamoCatalogues(table).publish(aCatalogueVersion());
  await rollouts.save(aRollout());
  const released = { state: 'completed', planHash: 'h', approvedHash: 'h' } as const;
  const { version: catalogueVersion } = aCatalogueVersion();
  await milestones.accept(aMilestone({ ...released, catalogueVersion }), {});
  await new DynamoFrozenPlans(table).freeze(aMilestone().id, aPlanBasis());
  await new DynamoOrganisations(table).save(anOrganisation());
  await new DynamoOrganisations(table).save(anOrganisation({ code: 'national', kind: 'national' }));
  await rollouts.join(aParticipation({ organisation: 'national' }));
  await new DynamoPressReleases(table).open(aPressVersion());
  await new DynamoRefusals(table).keep(aRefusal());
  await new DynamoPeople(table).change({ version: 0, put: [NILS], entries: [] });
  const linkKeys = new DynamoLinkKeys(table);
  const ports = { linkKeys, signer: new HmacSigner(), newSecret, now: Date.now, publicUrl: '' };
  const reader = {
    address: 'bo@club.example',
    list: 'list:lending',
    name: 'Fritidsbanken',
    locale: 'sv',
  } as const;
  const asks = { to: 'packets', milestone: aMilestone().id } as const;
  const packet = await makeTaskLink({ asks, organisation: '1280', contact: '' }, ports);
  return {
    public: (await makeUnsubscribeLink(reader, ports)).replace('/unsubscribe/', ''),
    packet: packet.replace('/packets/', ''),
  };
}

async function appsOver(table: Table): Promise<typeof apps> {
  const onError = (error: Error) => errors.push(error);
  const reads = { linkKeys: new DynamoLinkKeys(table), signer: new HmacSigner(), now: Date.now };
  const suppressions = new DynamoSuppressions(table);
  const wishes = new InMemoryWishes();
  const jobs = new InMemoryDispatchPartJobs();
  const ports = {
    rollouts: new DynamoRollouts(table),
    milestones: new DynamoMilestones(table),
    dispatches: new DynamoDispatches(table),
    catalogues: new DynamoCatalogues(table),
    organisations: new DynamoOrganisations(table),
    controlLog: new DynamoControlLog(table),
    people: new DynamoPeople(table),
    contacts: new DynamoContacts(table),
    obligations: new DynamoObligations(table),
    plans: new DynamoFrozenPlans(table),
    refusals: new DynamoRefusals(table),
    ledgers: new DynamoLedgers(table),
    ledgerSums: new DynamoLedgerSums(table),
    publicSignOffs: new DynamoPublicSignOffs(table),
    manualFollowUps: new DynamoManualFollowUps(table),
    signOffs: new DynamoSignOffs(table),
    polls: new DynamoPolls(table),
    tasks: new DynamoTasks(table),
    handovers: new DynamoHandovers(table),
    questions: new DynamoQuestions(table),
    publishedAnswers: new DynamoPublishedAnswers(table),
    answerJobs: new InMemoryAnswerJobs(),
    newsItems: new DynamoNewsItems(table),
    newsletterIssues: new DynamoNewsletterIssues(table),
    newsletterSchedules: new DynamoNewsletterSchedules(table),
    subscribers: new DynamoSubscribers(table),
    linkKeys: new DynamoLinkKeys(table),
    calendarAddresses: new DynamoCalendarAddresses(table),
    eventLog: new DynamoEventLog(table),
    machines: new DynamoMachines(table),
    teamsAddresses: new DynamoTeamsAddresses(table),
    teamsChannels: new DynamoTeamsChannels(table),
    webhooks: new DynamoWebhooks(table),
    webhookSecrets: new DynamoWebhookSecrets(table),
    deliveries: new DynamoDeliveries(table),
    drafts: new DynamoMilestoneDrafts(table),
    preparedCounters: new DynamoPreparedCounters(table),
    settlements: new DynamoSettlements(table),
    trialJobs: new InMemoryTrialJobs(),
    requestLimits: new DynamoRequestLimits(table),
    restores: new DynamoSharedRecord(table, { row: 'restores', schema: restoresSchema }),
    waitingCounts: new DynamoSharedRecord(table, { row: 'waitingCounts', schema: waitingCountsSchema }),
    identity: new DynamoTableIdentities(table),
    keptEvidence: new DynamoKeptEvidence(table),
    planJobs: jobs,
    sendJobs: jobs,
    events: new InMemoryMilestoneEvents(),
    mailAccounts: new InMemoryMailAccounts(),
    render: plainRender,
    now: Date.now,
  };
  const site = {
    ports: {
      ...ports,
      releases: new DynamoNewsroom(table),
      issues: new DynamoNewsletterIssues(table),
      registerLog: new DynamoRegisterLog(table),
    },
    origin: 'https://besked.example',
    accessibilityAddress: 'tillganglighet@besked.example',
    now: Date.now,
  };
  const holds = new DynamoSharedRecord(table, { row: 'holds', schema: sendingHoldsSchema });
  const office = aConsole({ ...ports, holds });
  const newsroom = new DynamoNewsroom(table);
  const pressReleases = new DynamoPressReleases(table);
  const desk = { ...ports, holds, newsroom, pressReleases, render: plainPressRender, publicUrl: '' };
  const people = {
    ...{ contactStore: new DynamoContactStore(table), erasures: new DynamoErasures(table) },
    ...{ suppressions, wishes },
  };
  return [
    { name: 'console', app: office.app },
    {
      name: 'home',
      app: aHome({ ...ports, holds, pressReleases, contactStore: people.contactStore }, office).app,
    },
    {
      name: 'people',
      app: (
        await somePeople({ ...ports, holds, contactStore: people.contactStore }, office, {
          store: new DynamoPeople(table),
        })
      ).app,
    },
    { name: 'press-desk', app: somePress(desk, office).app },
    { name: 'contacts', app: someContacts({ ...ports, ...people, holds }, office).app },
    { name: 'public', app: publicApp({ reads, acts: { ...reads, suppressions, wishes }, site, onError }) },
    { name: 'subscribe', app: subscribing(table, onError) },
    { name: 'questions', app: asking(table, onError) },
    {
      name: 'packet',
      app: packetApp({
        ports: { ...ports, ...reads, tasks: new DynamoTasks(table), publicUrl: '' },
        onError,
      }),
    },
  ];
}

function asking(table: Table, onError: (error: Error) => void): Hono {
  const reads = {
    rollouts: new DynamoRollouts(table),
    organisations: new DynamoOrganisations(table),
    catalogues: new DynamoCatalogues(table),
    dispatches: new DynamoDispatches(table),
    linkKeys: new DynamoLinkKeys(table),
    signer: new HmacSigner(),
    newSecret,
    now: Date.now,
  };
  const acts = {
    ...reads,
    requestLimits: new DynamoRequestLimits(table),
    questions: new DynamoQuestions(table),
    polls: new DynamoPolls(table),
    pollMarks: new DynamoPollMarks(table),
  };
  return questionApp({ reads, acts, networkOf: () => '192.0.2.1', onAsked: () => undefined, onError });
}

function subscribing(table: Table, onError: (error: Error) => void): Hono {
  const reads = {
    rollouts: new DynamoRollouts(table),
    catalogues: new DynamoCatalogues(table),
    organisations: new DynamoOrganisations(table),
    linkKeys: new DynamoLinkKeys(table),
    signer: new HmacSigner(),
    now: Date.now,
  };
  const acts = {
    ...reads,
    requestLimits: new DynamoRequestLimits(table),
    subscribers: new DynamoSubscribers(table),
    suppressions: new DynamoSuppressions(table),
    confirmationJobs: { enqueue: () => Promise.reject(new Error('enqueued')) },
  };
  return subscribeApp({ reads, acts, networkOf: () => '192.0.2.1', onAsked: () => undefined, onError });
}

/** Nobody, and those who see all or their own, in both ways of coming in, with a session that is renewed by the way. */
const CALLERS = [
  {},
  ...(['coordinator', 'local-lead'] as const).map((role) => ({
    authorization: `Bearer ${role}`,
    cookie: sessionOf(`${role}@10`),
  })),
];
const [, COORDINATOR = {}] = CALLERS;

/** Every path that an app has a route for, with what is there and with something else in place of its variables. */
function pathsOf({ name, app }: (typeof apps)[number]): string[] {
  const token = tokens[name] ?? 'anything';
  const there: Record<string, string> = {
    token,
    organisation: '1280',
    milestone: aMilestone().id,
    rollout: 'lending',
    catalogue: 'lending',
    channel: 'meeting',
    release: aPressVersion().id,
    person: NILS.id,
    version: '1',
    language: 'sv',
  };
  const paths = [...new Set(app.routes.map(({ path }) => path))];
  return paths.flatMap((path) => [
    path.replaceAll(/:(\w+)/g, (_, variable: string) => there[variable] ?? 'anything').replaceAll('*', token),
    path.replaceAll(/:\w+/g, 'anything').replaceAll('*', 'anything'),
  ]);
}

describe('reading', () => {
  it.each(['GET', 'HEAD', 'OPTIONS'])(
    'writes nothing, on no route of any app: %s',
    async (method) => {
      commands.length = 0;
      const asked = apps.flatMap((each) => pathsOf(each).map((path) => ({ ...each, path })));
      for (const { app, path } of asked) {
        for (const headers of CALLERS) await app.request(path, { method, headers });
        for (const query of ['?lang=en', '?List-Unsubscribe=One-Click'])
          await app.request(path + query, { method, headers: COORDINATOR });
      }
      expect(new Set(asked.map(({ name }) => name))).toEqual(
        new Set([
          'console',
          'home',
          'contacts',
          'people',
          'press-desk',
          'packet',
          'public',
          'subscribe',
          'questions',
        ]),
      );
      expect(asked.map(({ path }) => path)).toContain(`/unsubscribe/${tokens.public}`);
      expect(asked.map(({ path }) => path)).toContain(`/packets/${tokens.packet}`);
      expect(asked.map(({ path }) => path)).toContain('/api/organisations/1280/contacts');
      expect(asked.map(({ path }) => path)).toContain(`/people/${NILS.id}`);
      expect(asked.map(({ path }) => path)).toContain('/press/gear-for-all/versions/1/texts/sv/page');
      expect(commands.filter((name) => !READS.includes(name))).toEqual([]);
      expect(commands.length > 0).toBe(method !== 'OPTIONS');
      expect(errors).toEqual([]);
    },
    120_000,
  );

  it('is what the guard lets through, and it alone: the POST of the same route is turned away', async () => {
    const page = apps.find(({ name }) => name === 'public');
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const answer = await page?.app.request(`/unsubscribe/${tokens.public}`, { method: 'POST', body });
    expect(answer?.status).toBe(500);
    expect(commands.at(-1)).toMatch(/^Put/);
    expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining('is not reading')]);
  });
});
