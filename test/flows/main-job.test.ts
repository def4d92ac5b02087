import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countObligations } from '../../domain/ledger/use-cases/count-obligations.ts';
import { showLedger } from '../../domain/reach/use-cases/show-ledger.ts';
import { repairLedger } from '../../domain/sending/use-cases/repair-ledger.ts';
import { checkLedger } from '../../local/demo/check-ledger.ts';
import { checkMails } from '../../local/demo/check-mails.ts';
import { DemoClock } from '../../local/demo/demo-clock.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { grantsOf } from './idle-grants.ts';
import { type Fragments, inOneLine, messageFragments, says, wordsInHtml } from './message-fragments.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';

const sample = await readRollout('local/sample/bob/rollout.yaml');
const milestones = await sampleMilestones();
const people = new Set(
  [...sample.contacts, sample.rollout.contact].map(({ address }) => address.toLowerCase()),
);

let stage: RunningStage;
const milestonesAsPlanned = async () =>
  (await Promise.all(milestones.map(({ id }) => stage.operator.milestones.find(id)))).filter(
    (milestone) => milestone !== undefined,
  );

const read = new Map<string, Fragments>();
async function fragmentsOf(topic: string, locale: string, kind: string): Promise<Fragments> {
  const key = `${topic}/${locale}/${kind}`;
  const known = read.get(key) ?? (await messageFragments(topic, locale, kind));
  read.set(key, known);
  return known;
}
const catalogueInUse = async (): Promise<[string, string]> => {
  const [milestone] = await milestonesAsPlanned();
  return [milestone?.catalogue ?? '', milestone?.catalogueVersion ?? ''];
};

// The Sunday before the last municipality starts: Kiruna, on Monday 7 June at eight.
const clock = new DemoClock();
const [EVE, MORNING] = [Date.parse('2027-06-07T05:46:00Z'), Date.parse('2027-06-07T06:00:30Z')];
/** How many mails had left before that Monday, and for whom in Kiruna since. */
let [beforeMonday, toKiruna] = [0, 0];

beforeAll(async () => {
  clock.set(Date.parse('2027-06-06T07:00:00Z'));
  stage = await runningStage(sample, { clock });
  for (const milestone of milestones) await stage.report(milestone);
  beforeMonday = stage.cloud.mails().length;
  await clock.passTo(EVE, stage.cloud);
  await clock.passTo(MORNING, stage.cloud);
  const kiruna = await stage.operator.deliveries.ofOrganisation('bob-go-live-2027', '2584');
  const ids = new Set(kiruna.map(({ id }) => id));
  toKiruna = stage.cloud
    .mails()
    .slice(beforeMonday)
    .filter(({ tags }) => ids.has(tags.delivery?.[0] ?? '')).length;
});
afterAll(() => stage?.stop());

describe('the sample rollout, taken through its three milestones', () => {
  it('completes all of them except where the day is unknown, and leaves nothing in a dead-letter queue', async () => {
    const states = await Promise.all(
      milestones.map(async ({ id }) => (await stage.operator.milestones.find(id))?.state),
    );
    // Luleå has given no start date.
    expect(states).toEqual(['completed', 'completed', 'dispatching']);
    expect(stage.cloud.deadLetters()).toEqual([]);
    expect(stage.notices).toEqual([]);
  });

  it('gives every planned delivery exactly one mail that says what its plan says, and sends no other', async () => {
    const all = stage.cloud.mails();
    for (const { id } of milestones) {
      const milestone = await stage.operator.milestones.find(id);
      expect(milestone?.organisations).toHaveLength(13);
      const mails = all.filter(({ tags }) => tags.milestone?.[0] === id);
      expect(mails.length).toBeGreaterThan(200);
      expect(milestone && (await checkMails(mails, { milestone, operator: stage.operator }))).toEqual([]);
    }
    const early = all.slice(0, beforeMonday);
    expect(early.filter(({ tags }) => !milestones.some(({ id }) => tags.milestone?.[0] === id))).toEqual([]);
  });

  it('tells a municipality that its service is in use on the day on which it is, and not before', async () => {
    const kiruna = await stage.operator.deliveries.ofOrganisation('bob-go-live-2027', '2584');
    expect(kiruna.length).toBeGreaterThan(10);
    expect(toKiruna).toBe(kiruna.length);
  });

  it('writes to each person at most once a milestone, once more to relays, and only to contacts', async () => {
    for (const { id, organisations } of await milestonesAsPlanned()) {
      const planned = (
        await Promise.all(organisations.map((code) => stage.operator.deliveries.ofOrganisation(id, code)))
      ).flat();
      const asks = new Set(planned.filter(({ task }) => task).map((delivery) => delivery.id));
      const mails = stage.cloud.mails().filter(({ tags }) => tags.milestone?.[0] === id);
      for (const kind of [true, false]) {
        const recipients = mails
          .filter(({ tags }) => asks.has(tags.delivery?.[0] ?? '') === kind)
          .flatMap(({ destinations }) => destinations);
        const known = recipients.map((address) =>
          address.toLowerCase().replace('xn--vsters-buam', 'västerås'),
        );
        expect(new Set(known).size).toBe(known.length);
        expect(known.filter((address) => !people.has(address))).toEqual([]);
      }
    }
  });

  it('tells the federations once for the whole country', () => {
    const federations = sample.contacts.filter(({ groups }) => groups.includes('federations'));
    const got = stage.cloud
      .mails()
      .flatMap(({ tags, destinations }) =>
        tags.milestone?.[0] === 'bob-procurement-2026' ? destinations : [],
      )
      .filter((address) => federations.some((contact) => contact.address === address));
    expect(got.toSorted()).toEqual(federations.map(({ address }) => address).toSorted());
  });

  it('writes English to those who read English, from the municipality, with the local lead to answer', async () => {
    const reader = sample.contacts.find(
      ({ organisation, locale }) => organisation === '1280' && locale === 'en',
    );
    const raw = stage.cloud.mails().find(({ destinations }) => destinations[0] === reader?.address)?.raw;
    const mail = await PostalMime.parse(raw ?? '');
    expect(mail.subject).toBe('Booking and Grants: the procurement is decided');
    expect(mail.from).toEqual({ name: 'City of Malmö', address: 'besked@bob.example' });
    expect(mail.replyTo?.map(({ address }) => address)).toEqual(['ahmed.abdulle@malmo.example']);
    expect(mail.text).toContain('Goals, not results.');
    const [whole = ''] = /http\S+\/texts\/\S+/.exec(mail.text ?? '') ?? [];
    const page = await (await fetch(whole)).text();
    expect(page).toContain('<html lang="en"');
    expect(page).toContain('The service in brief');
  });

  it('names the gaps that the sample has on purpose, and has no others', async () => {
    const summaries = await stage.operator.plans.summaries('bob-go-live-2027');
    const gaps = summaries.flatMap(({ organisation, gaps: found }) =>
      found.map(({ kind }) => `${organisation} ${kind}`),
    );
    expect(gaps.toSorted()).toEqual([
      '0885 no-contact',
      '0885 no-responsible',
      '1980 no-register-number',
      '2580 missing-fact',
      '2580 no-relay',
      '2584 no-contact',
    ]);
  });

  it('counts as sent what was sent, and leaves planned what waits for people or another dispatch', async () => {
    const counts = await countObligations('bob-procurement-2026', stage.operator);
    // Who is known to have got it is counted a minute later, together.
    const states = Object.keys(counts.email ?? {}).map((state) => (state === 'delivered' ? 'sent' : state));
    expect([...new Set(states)].toSorted()).toEqual(['not-sent', 'sent']);
    expect(Object.keys(counts.website ?? {})).toEqual(['published']);
    // Only the group without a contact: nobody in Kiruna's internal IT, no local lead in Borgholm.
    expect(counts.email?.['not-sent']).toBe(2);
    expect(Object.keys(counts['board-meeting-talk'] ?? {})).toEqual(['planned']);
    expect(Object.keys(counts.newsletter ?? {})).toEqual(['planned']);
    expect(Object.keys(counts['press-release'] ?? {})).toEqual(['planned']);
  });

  it('counts no message as told by mail that is not in the bytes of each mail, in both of its parts', async () => {
    const mails = new Map(stage.cloud.mails().map((mail) => [mail.tags.delivery?.[0], mail]));
    const unsaid: string[] = [];
    let told = 0;
    for (const { id, kind } of await milestonesAsPlanned()) {
      for (const { organisation, cells } of await stage.operator.ledgers.ofMilestone(id)) {
        const deliveries = await stage.operator.deliveries.ofOrganisation(id, organisation);
        for (const { group, messages, lacks = [] } of cells.filter(
          ({ carrier, reached }) => carrier === 'mail' && reached > 0,
        ))
          for (const delivery of deliveries.filter((one) => !one.task && one.groups.includes(group))) {
            const { html = '', text = '' } = await PostalMime.parse(mails.get(delivery.id)?.raw ?? '');
            const [, locale = 'none'] = /<html[^>]* lang="(\w+)"/.exec(html) ?? [];
            const parts = [inOneLine(text), wordsInHtml(html)];
            for (const topic of messages.filter((each) => !lacks.includes(each))) {
              const fragments = await fragmentsOf(topic, locale, kind);
              told += 1;
              if (!parts.every((words) => says(words, fragments)))
                unsaid.push(`${id} ${organisation} ${group} ${topic} ${locale}`);
            }
          }
      }
    }
    expect(unsaid).toEqual([]);
    expect(told).toBeGreaterThan(2_000);
  });

  it('counts no message as published that is not on the page that the group reads', async () => {
    const pageOf = async (path: string) =>
      wordsInHtml(await (await fetch(`${stage.cloud.urls.api}${path}?lang=sv`)).text());
    const [all, unsaid]: [string, string[]] = [await pageOf('/rollouts/bob'), []];
    const { catalogue } = (await stage.operator.catalogues.load(...(await catalogueInUse()))) ?? {};
    const published = new Map<string, number>();
    for (const { id, kind } of await milestonesAsPlanned())
      for (const { organisation, cells } of await stage.operator.ledgers.ofMilestone(id)) {
        const own = await pageOf(`/rollouts/bob/${organisation}`);
        for (const { group, messages, lacks = [] } of cells.filter(
          ({ carrier, state }) => carrier === 'web' && state === 'published',
        )) {
          const { side, scope } = catalogue?.groups[group] ?? {};
          // The page of an organisation shows its last step only; that of the rollout all of them.
          if (side === 'external' && scope === 'local' && kind !== 'go-live') continue;
          const page = side === 'external' && scope === 'local' ? own : all;
          for (const topic of messages.filter((each) => !lacks.includes(each))) {
            const fragments = await fragmentsOf(topic, 'sv', kind);
            published.set(group, (published.get(group) ?? 0) + 1);
            if (!says(page, fragments)) unsaid.push(`${id} ${organisation} ${group} ${topic}`);
          }
        }
      }
    expect(unsaid).toEqual([]);
    expect([...published.keys()].toSorted()).toEqual([
      'board-politicians',
      'civil-society',
      'federations',
      'general-public',
    ]);
    // What a board is to know of its own costs is on no page.
    const cells = (await stage.operator.ledgers.find('bob-procurement-2026', '1280'))?.row.cells ?? [];
    const board = cells.find(({ group, carrier }) => group === 'board-politicians' && carrier === 'web');
    expect(board?.lacks).toContain('cost-picture');
    expect(says(all, await fragmentsOf('cost-picture', 'sv', 'procurement-decided'))).toBe(false);
  });

  it('keeps ledgers that agree with their rows, and knows that all mails arrived, once it has counted', async () => {
    const [short, withheld]: [string[], string[]] = [[], []];
    for (const { id } of milestones) {
      expect(await checkLedger(id, stage.operator)).toEqual([]);
      await repairLedger(id, stage.operator);
      const { total, groups, owners } =
        (await showLedger({ milestone: id, filter: {} }, stage.operator))?.view ?? {};
      expect(total?.told).toBeGreaterThan(100);
      expect(owners?.get('local-lead')?.waiting).toBeGreaterThan(10);
      for (const [group, { people, reached, delivered }] of groups ?? []) {
        expect(delivered).toBe(reached);
        if (reached < people) short.push(`${id} ${group} ${people - reached}`);
      }
      for (const { group, carrier, messages, progress } of await stage.operator.obligations.ofOrganisation(
        id,
        '2580',
      ))
        if (carrier === 'mail' && messages.length === 0) withheld.push(`${id} ${group} ${progress.people}`);
    }
    // Luleå has not given a fact; groups there for whom no message is left without it are told nothing, and nobody
    // else is missed.
    expect(short.toSorted()).toEqual([...new Set(withheld)].toSorted());
    expect(short.length).toBeGreaterThan(0);
  });

  it('shows ledger, list, cell and register on the console, as pages and as files, and no address on any', async () => {
    const ledger = '/milestones/bob-procurement-2026';
    const period = 'organisation=1280&from=2020-01-01&to=2099-12-31';
    const paths = [
      ...[`${ledger}/ledger`, `${ledger}/unreached`, `${ledger}/ledger/1280/case-officers`],
      ...[
        `${ledger}/ledger.csv`,
        `${ledger}/ledger.json`,
        `${ledger}/unreached.csv`,
        `${ledger}/unreached.json`,
      ],
      ...['/reach/bob/trends', '/reach/bob/trends.csv', '/reach/bob/trends.json', '/reach/bob/unreachable'],
      ...[
        '/reach/bob/account',
        '/reach/bob/account.csv',
        '/reach/bob/account.json',
        '/reach/bob/account.docx',
      ],
      '/organisations/1280/ledger/bob-procurement-2026',
      ...[
        `/register?${period}`,
        `/register.csv?${period}`,
        `/register.json?${period}`,
        `/register.zip?${period}`,
      ],
    ];
    const recipients = (await stage.operator.deliveries.ofOrganisation('bob-procurement-2026', '1280')).map(
      ({ address }) => address,
    );
    // Whoever answers questions is named in the texts themselves.
    const asked = recipients.filter((address) => address !== 'ahmed.abdulle@malmo.example');
    expect(asked.length).toBeGreaterThan(10);
    const coordinator = await stage.signIn('coordinator');
    for (const path of paths) {
      const answer = await coordinator.fetch(path);
      expect(answer.status, path).toBe(200);
      const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
      expect(text.length, path).toBeGreaterThan(1_000);
      expect(asked.filter((address) => text.includes(address))).toEqual([]);
    }
  });

  it('does nothing when the same milestone is reported again', async () => {
    const before = stage.cloud.figures().mails;
    for (const milestone of milestones) await stage.report(milestone);
    expect(stage.cloud.figures().mails).toBe(before);
    expect(await stage.operator.refusals.latest(10)).toEqual([]);
  });

  it('shows it all on the console', async () => {
    const coordinator = await stage.signIn('coordinator');
    const page = await (await coordinator.fetch('/overview?lang=en')).text();
    for (const { id } of milestones) expect(page).toContain(id);
    expect(page).toContain('Completed');
    expect(page).toContain('No local project lead.');
    expect(await (await coordinator.fetch('/?lang=en')).text()).toContain('http://127.0.0.1:4401');
  });

  it('keeps every function far from its timeout and its memory', () => {
    for (const { function: name, errors, timeouts, maxMemoryMegabytes } of stage.cloud.figures().functions) {
      expect({ name, errors, timeouts }).toEqual({ name, errors: 0, timeouts: 0 });
      expect(maxMemoryMegabytes, name).toBeLessThan(200);
    }
  });

  it('logs no address, no name and no subject', async () => {
    const logs = await stage.logs();
    expect(logs).toContain('DELIVERIES_SENT');
    expect(logs).not.toContain('@');
    expect(sample.contacts.filter(({ name }) => logs.includes(name))).toEqual([]);
    expect(logs).not.toContain('upphandlingen är avgjord');
  });
});

/** The functions of the main job. What the others may do is of use in stop, outcomes, forgotten and unsubscribe. */
const CARRIERS = [
  'plan-milestone',
  'plan-organisation',
  'approve-milestone',
  'dispatch-milestone',
  'send-deliveries',
];

describe('the permissions of the functions, after the whole job', () => {
  it('were all of use: each function used every action granted, except those that no call here shows', async () => {
    await stage.report({ id: 'refused' });
    const { granted, idle } = grantsOf(stage, CARRIERS);
    expect(granted.length).toBeGreaterThan(30);
    // Coming back for mails that wait their turn depends on the machine: paced-mail.test.ts sees it.
    const anyhow = idle.filter((one) => one !== 'send-deliveries sqs:SendMessage');
    // A plan made anew that lacks somebody: the calendar's tests see it, on the same table's twin.
    // What a change supersedes and cancels, and what a counter clears: change.test.ts sees it.
    expect(anyhow.toSorted()).toEqual([
      'dispatch-milestone dynamodb:PutItem',
      'dispatch-milestone events:PutEvents',
      'plan-organisation dynamodb:DeleteItem',
      'plan-organisation dynamodb:PartiQLUpdate',
    ]);
  });

  it('were enough: nothing was denied', () => {
    expect(stage.cloud.calls().filter(({ decision }) => decision === 'denied')).toEqual([]);
    expect(stage.cloud.calls().length).toBeGreaterThan(20);
  });

  it('let only send-deliveries hand mail to SES', () => {
    const senders = stage.cloud.calls().filter(({ action }) => action.startsWith('ses:'));
    expect(new Set(senders.map(({ function: name }) => name))).toEqual(
      new Set(['budkavle-local-send-deliveries']),
    );
  });
});
