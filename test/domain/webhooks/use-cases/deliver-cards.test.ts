import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type DispatchState, dispatchStateSchema } from '../../../../domain/mail/dispatch.ts';
import type { Milestone } from '../../../../domain/plan/milestone.ts';
import { deliverCards } from '../../../../domain/webhooks/use-cases/deliver-cards.ts';
import {
  findTeamsChannel,
  removeTeamsChannel,
  setTeamsChannel,
  testTeamsChannel,
} from '../../../../domain/webhooks/use-cases/keep-teams-channel.ts';
import type { WebhookAnswer } from '../../../../domain/webhooks/webhook.ts';
import { teamsCards } from '../../../../templates/webhooks/teams-card.ts';
import { aCatalogueVersion } from '../../../fixtures/a-catalogue.ts';
import { aDelivery } from '../../../fixtures/a-delivery.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { aPlan, aSummary, someCounts } from '../../../fixtures/a-plan.ts';
import { aTask } from '../../../fixtures/a-task.ts';
import { TEAMS_URL } from '../../../fixtures/a-teams-channel.ts';
import { adaptiveCardIn } from '../../../fixtures/adaptive-card-schema.ts';
import { anOrganisation } from '../../../fixtures/an-organisation.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CONSOLE = 'https://budkavle.example';
const by = 'asa.lind@malmo.example';
const whose = { organisation: '1280', by };

const elementSchema = z.looseObject({
  text: z.string().optional(),
  facts: z.array(z.strictObject({ title: z.string(), value: z.string() })).optional(),
});
const cardSchema = z.looseObject({
  lang: z.string(),
  body: z.array(elementSchema),
  actions: z.array(z.strictObject({ type: z.literal('Action.OpenUrl'), title: z.string(), url: z.url() })),
});

async function aTeam() {
  const world = await lendingWorld();
  let time = world.now();
  const got: { url: string; body: string; at: number }[] = [];
  let answer: () => WebhookAnswer = () => ({ status: 202 });
  const ports = {
    ...world,
    now: () => time,
    renderCards: teamsCards(CONSOLE),
    webhookSender: {
      async post({ url, body }: { url: string; body: string }): Promise<WebhookAnswer> {
        got.push({ url, body, at: time });
        return answer();
      },
    },
  };
  const team = {
    world,
    ports,
    got,
    answers: (next: typeof answer) => {
      answer = next;
    },
    pass: (millis: number) => {
      time += millis;
    },
    round: () => deliverCards({ until: time + 20_000 }, ports),
    /** Connected, with its trial taken and nothing in it yet. */
    async connect(url = TEAMS_URL) {
      expect(await setTeamsChannel({ ...whose, url }, ports)).toEqual({ kind: 'done' });
      await team.round();
      got.length = 0;
      time += MINUTE;
    },
    /** A milestone in a state; in Malmö, so many mails of it have left. */
    async happen(over: Partial<Milestone>, { left = 1, tasks = [aTask()] } = {}) {
      const milestone = aMilestone({
        ...{ id: 'decided-2026', changedAt: time, planHash: 'hash', approvedHash: 'hash' },
        ...{ state: 'dispatching', ...over },
      });
      await world.milestones.accept(milestone, {});
      await world.plans.write(milestone.id, aPlan({ tasks, deliveries: [aDelivery()] }));
      await world.plans.markPlanned(milestone.id, aSummary());
      await world.plans.saveCounts(milestone.id, someCounts({ accepted: left }));
      await world.plans.saveCounts(milestone.id, someCounts({ organisation: '1480', accepted: left }));
      return milestone;
    },
    become: (id: string, from: DispatchState, to: DispatchState) =>
      world.milestones.advance(id, { from, to, at: time }),
  };
  return team;
}

/** What a card says, line by line, and where it leads; what the schema finds wrong with it fails the test. */
function read(body = ''): { lang: string; lines: string[]; actions: Record<string, string> } {
  const { lang, body: elements, actions } = cardSchema.parse(adaptiveCardIn(body));
  return {
    lang,
    lines: elements.flatMap(({ text, facts = [] }) => [
      ...(text === undefined ? [] : [text]),
      ...facts.map(({ title, value }) => `${title} ${value}`),
    ]),
    actions: Object.fromEntries(actions.map(({ title, url }) => [title, url])),
  };
}

let team: Awaited<ReturnType<typeof aTeam>>;
beforeEach(async () => {
  team = await aTeam();
});

describe('a channel in Teams', () => {
  it('gets a trial when it is connected, in the organisation’s language', async () => {
    expect(await setTeamsChannel({ ...whose, url: TEAMS_URL }, team.ports)).toEqual({ kind: 'done' });
    await team.round();
    expect(team.got.map(({ url }) => url)).toEqual([new URL(TEAMS_URL).href]);
    expect(read(team.got[0]?.body)).toMatchObject({
      lang: 'sv',
      lines: ['Budkavle', 'Provet kom fram', expect.any(String)],
    });
    await team.round();
    expect(team.got).toHaveLength(1);
    expect((await findTeamsChannel('1280', team.ports))?.tested).toEqual({ at: team.ports.now() });
  });

  it('is told of a milestone once the first mails there have left: what to do, by when, and where', async () => {
    await team.connect();
    await team.happen({}, { left: 0 });
    await team.round();
    expect(team.got).toEqual([]);
    const seen = await team.world.plans.counts('decided-2026', '1280');
    await team.world.plans.saveCounts('decided-2026', someCounts({ at: team.ports.now() }), seen);
    expect(await team.round()).toEqual({ delivered: 1, failed: [], dead: [] });
    const card = read(team.got[0]?.body);
    expect(card.lines).toEqual([
      'Fritidsbanken',
      'Beslutat',
      'Gäller hos Malmö stad från 23 november 2026',
      'Det här ska göras hos er',
      'Senast 30 november 2026 Möte: Grupp',
    ]);
    const work = `${CONSOLE}/organisations/1280/work?lang=sv`;
    expect(card.actions).toEqual({ 'Öppna uppgifterna': work, 'Öppna materialet': `${work}#packets` });
    // Nobody is named, and no link opens anything for whoever holds it.
    expect(team.got[0]?.body).not.toMatch(/Åsa|Lind|@|contact-1/);
    team.pass(MINUTE);
    await team.round();
    expect(team.got).toHaveLength(1);
  });

  it('is in the language of its organisation', async () => {
    await team.world.organisations.save(anOrganisation({ locale: 'en' }));
    await team.connect();
    await team.happen({});
    await team.round();
    const { lang, lines } = read(team.got[0]?.body);
    expect(lang).toBe('en');
    expect(lines.slice(1, 4)).toEqual([
      'Decided',
      expect.stringContaining('from 23 November 2026'),
      'To be done at your organisation',
    ]);
  });

  it('is not told what had reached its organisation before, but hears when that is stopped', async () => {
    await team.happen({});
    await team.connect();
    expect(team.got).toEqual([]);
    await team.become('decided-2026', 'dispatching', 'stopping');
    await team.round();
    const { lines } = read(team.got[0]?.body);
    expect(lines[1]).toBe('Stoppat: Beslutat');
    expect(team.got[0]?.body).not.toContain('#packets');
    await team.become('decided-2026', 'stopping', 'stopped');
    team.pass(MINUTE);
    await team.round();
    expect(team.got).toHaveLength(1);
  });

  it('says what has changed, and nothing of addresses and numbers of people', async () => {
    const { version, catalogue, texts } = aCatalogueVersion();
    const helpdesk = { type: 'phone', scope: 'rollout', name: { sv: 'Växel', en: 'Switchboard' } } as const;
    await team.world.catalogues.publish({
      ...{ version: 'v2', texts },
      catalogue: { ...catalogue, facts: { ...catalogue.facts, helpdesk } },
    });
    expect(version).toBe('v1');
    await team.connect();
    const facts = [
      { fact: 'startDate', from: '2027-03-15', to: '2027-04-01' },
      { fact: 'helpdesk', from: '040-10 10 10', to: '040-20 20 20' },
    ];
    await team.happen(
      { id: 'changed', kind: 'fact-changed', change: { facts }, catalogueVersion: 'v2' },
      { tasks: [] },
    );
    await team.round();
    expect(read(team.got[0]?.body).lines).toEqual([
      'Fritidsbanken',
      'Ändrat: Startdatum, Växel',
      'Gäller Malmö stad',
      'Startdatum: 1 april 2027, förut 15 mars 2027',
    ]);
  });

  it('says what no longer holds when another milestone undoes it', async () => {
    await team.connect();
    await team.happen({ undoes: ['live'] }, { tasks: [] });
    await team.round();
    expect(read(team.got[0]?.body).lines).toContain('Det här gäller inte längre: Igång.');
  });

  it('is not told what was stopped or undone before its card left', async () => {
    await team.connect();
    team.answers(() => ({ failed: 'unreachable' }));
    await team.happen({ id: 'first' });
    await team.happen({ id: 'second', undone: { '1280': { by: 'third', on: '2026-11-30' } } });
    await team.round();
    await team.become('first', 'dispatching', 'stopped');
    team.answers(() => ({ status: 202 }));
    team.got.length = 0;
    team.pass(MINUTE);
    await team.round();
    expect(team.got.map(({ body }) => read(body).lines[1])).toEqual(['Stoppat: Beslutat']);
  });

  it('waits while mail is held, and while a table is restored', async () => {
    await team.connect();
    await team.happen({});
    const hold = { reason: 'outage', since: 1, probeAt: 2, probeUntil: 0 } as const;
    const holds = (some: readonly object[], version: number) =>
      team.world.holds.write({ unanswered: [], holds: some.map((over) => ({ ...hold, ...over })) }, version);
    await holds([{}], 0);
    await team.round();
    // That of another sender holds no card of this one.
    await holds([{ sender: 'lending@office.example' }], 1);
    await team.round();
    expect(team.got).toEqual([]);
    expect(await findTeamsChannel('1280', team.ports)).toMatchObject({ tries: 0, after: 0 });
    await holds([{ sender: 'other@office.example' }], 2);
    team.pass(MINUTE);
    await team.round();
    expect(team.got).toHaveLength(1);
  });

  it('is dead after five days, goes on with what waits when its trial is asked for, and loses nothing', async () => {
    await team.connect();
    team.answers(() => ({ status: 404 }));
    await team.happen({ id: 'one' });
    let last = await team.round();
    for (let hour = 0; hour < 8 * 24; hour += 1) {
      team.pass(DAY / 24);
      last = await team.round();
    }
    expect(last).toMatchObject({ dead: ['1280'] });
    const tried = team.got.length;
    expect(tried).toBeLessThan(15);
    team.answers(() => ({ status: 202 }));
    team.got.length = 0;
    await testTeamsChannel('1280', team.ports);
    await team.round();
    expect(team.got.map(({ body }) => read(body).lines[1])).toEqual(['Provet kom fram', 'Beslutat']);
  });

  it('that is taken away gets nothing more, and its address is erased', async () => {
    await team.connect();
    expect(await removeTeamsChannel(whose, team.ports)).toEqual({ kind: 'done' });
    await team.happen({});
    await team.round();
    expect(team.got).toEqual([]);
    expect(await team.world.teamsAddresses.of('1280')).toEqual([]);
    expect(await findTeamsChannel('1280', team.ports)).toBeUndefined();
    // Connected again, it begins with what comes next.
    await team.connect();
    await team.happen({ id: 'next' });
    await team.round();
    expect(team.got).toHaveLength(1);
  });

  it('sends to a new address from the moment on at which it is set, and keeps no old one', async () => {
    await team.connect();
    const url = TEAMS_URL.replace('sig=hemligt', 'sig=nytt');
    await setTeamsChannel({ ...whose, url }, team.ports);
    await team.happen({});
    await team.round();
    expect(new Set(team.got.map((each) => each.url))).toEqual(new Set([new URL(url).href]));
    expect(team.got).toHaveLength(2);
    expect(await team.world.teamsAddresses.of('1280')).toHaveLength(1);
  });

  it('takes a card of a hundred tasks with long names: it stays far below 28 kB', async () => {
    const { catalogue, texts } = aCatalogueVersion();
    const long = (name: string) => ({ sv: `${name} ${'långt '.repeat(12)}`.trim(), en: name });
    const channels = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [
        `möte${index}`.replace('ö', 'o'),
        { ...catalogue.channels.meeting, name: long(`*Möte* [${index}](https://x.example)`) },
      ]),
    );
    await team.world.catalogues.publish({
      ...{ version: 'v2', texts },
      catalogue: { ...catalogue, channels: { ...catalogue.channels, ...channels } } as typeof catalogue,
    });
    const tasks = Object.keys(channels).map((channel) => aTask({ id: channel, channel }));
    await team.connect();
    await team.happen({ catalogueVersion: 'v2' }, { tasks });
    await team.round();
    const [card] = team.got;
    expect(Buffer.byteLength(card?.body ?? '')).toBeLessThan(20_000);
    const { lines } = read(card?.body);
    expect(lines.at(-1)).toBe('och 88 till');
    // Names are names: nothing in them becomes a link or bold.
    expect(lines[4]).toContain(String.raw`\*Möte\* \[0\]`);
  });
});

describe('the address of a channel', () => {
  it.each([
    'http://default1.4f.environment.api.powerplatform.com/x?sig=a',
    'https://prod-1.westeurope.logic.azure.com/workflows/x',
    'https://prod-1.westeurope.logic.azure.com/workflows/x?sig=',
    'https://logic.azure.com/workflows/x?sig=a',
    'https://logic.azure.com.evil.example/x?sig=a',
    'https://evil.example/logic.azure.com?sig=a',
    'https://u:p@prod-1.westeurope.logic.azure.com/workflows/x?sig=a',
    'https://kommun.webhook.office.com/webhookb2/x?sig=a',
    'https://127.0.0.1/?sig=a',
    'inte en adress',
  ])('is refused where it is none of a workflow: %s', async (url) => {
    expect(await setTeamsChannel({ ...whose, url }, team.ports)).toMatchObject({
      kind: 'refused',
      problems: [{ path: 'teamsUrl', code: 'teams-url' }],
    });
    expect(await team.world.teamsChannels.all()).toEqual([]);
  });

  it('may be one of Azure Logic Apps', async () => {
    const url =
      'https://prod-186.westeurope.logic.azure.com:443/workflows/3f/triggers/manual/paths/invoke?sig=a';
    expect(await setTeamsChannel({ ...whose, url }, team.ports)).toEqual({ kind: 'done' });
    const [entry] = await team.world.controlLog.entries();
    expect(entry).toMatchObject({ by, what: { kind: 'teams', did: 'added', organisation: '1280' } });
    expect(JSON.stringify(entry)).not.toContain('sig');
    expect(dispatchStateSchema.options).toContain('stopped');
  });
});
