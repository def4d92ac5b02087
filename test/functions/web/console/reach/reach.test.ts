import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import { sampleDispatchId } from '../../../../../domain/polls/poll.ts';
import { settleOrganisation } from '../../../../../domain/sending/use-cases/settle-organisation.ts';
import { aCell, aLedgerRow } from '../../../../fixtures/a-ledger.ts';
import { aDispatchingMilestone, aMilestone } from '../../../../fixtures/a-milestone.ts';
import { someCounts } from '../../../../fixtures/a-plan.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole as consoleOver } from '../../fixtures/a-console.ts';
import { anApi } from '../../fixtures/an-api.ts';

const ID = 'lending-decided-2026';
const OWN = `/organisations/1280/ledger/${ID}`;

/**
 * The console over the lending rollout. In January Malmö's clerks were reached by mail and Göteborg has none to mail;
 * in June, at Malmö alone, no address took it. The milestone of November is planned at all three and waits.
 */
async function aConsole() {
  const world = await lendingWorld();
  const told = (id: string, occurredOn: string) =>
    world.milestones.accept(aDispatchingMilestone({ id, occurredOn, state: 'completed' }), {});
  await told('january', '2026-01-15');
  await told('june', '2026-06-15');
  const at = { organisation: '1480', name: { sv: 'Göteborgs Stad' } };
  const malmo = (over: Parameters<typeof aCell>[0]) => aLedgerRow({ cells: [aCell(over)] });
  await world.ledgers.save('january', malmo({ state: 'delivered', people: 2, reached: 2 }), 0);
  await world.ledgers.save(
    'january',
    aLedgerRow({ ...at, cells: [aCell({ state: 'not-sent', people: 0 })] }),
    0,
  );
  await world.ledgers.save('june', malmo({ state: 'not-sent', people: 2, reached: 0 }), 0);
  await world.milestones.accept(aMilestone(), {});
  for (const organisation of ['1280', '1480', 'national']) {
    await planOrganisation({ dispatchId: ID, organisation }, world);
    await settleOrganisation({ dispatchId: ID, organisation }, world);
  }
  return { ...consoleOver(world), world };
}

const figure = z.object({ part: z.number(), of: z.number() });
const trendsSchema = z.object({
  points: z.array(z.looseObject({ milestones: z.array(z.string()), told: figure, byMail: figure })),
});

describe('how far a rollout has come', () => {
  it('is a page with four drawings that are named and told in words, and the same figures as a table', async () => {
    const page = await (await (await aConsole()).browse('registrar', '/reach/lending/trends?lang=en')).text();
    expect(page.match(/role="img"/g)).toHaveLength(4);
    expect(page).toContain('<title id="told-title">Have been told</title>');
    expect(page).toContain(
      'Have been told in per cent at 2 milestones, from 15 January 2026 to 15 June 2026.',
    );
    expect(page).toContain('50 percentage points down since the milestone before');
    expect(page).toContain('50%<span class="quiet">1 of 2</span>');
    expect(page).toContain('<a href="/milestones/june/ledger?lang=en">');
    // What waits for approval has told nobody anything yet.
    expect(page).not.toContain(ID);
  });

  it('is a table that another program reads: a row a milestone, and one for each group of it', async () => {
    const answer = await (await aConsole()).browse('coordinator', '/reach/lending/trends.csv?lang=sv');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="lending-trends.csv"');
    const rows: Record<string, string>[] = parse(await answer.text(), { bom: true, columns: true });
    expect(
      rows.map(({ milestones, group, told, toldOf, toldPercent, byMailPercent }) => [
        ...[milestones, group, told, toldOf, toldPercent, byMailPercent],
      ]),
    ).toEqual([
      ['january', '', '1', '2', '50', '100'],
      ['january', 'clerks', '1', '2', '50', ''],
      ['june', '', '0', '1', '0', '0'],
      ['june', 'clerks', '0', '1', '0', ''],
    ]);
  });

  it('is data, of one kind where one is chosen', async () => {
    const { browse } = await aConsole();
    const read = async (query: string) =>
      trendsSchema.parse(await (await browse('approver', `/reach/lending/trends.json${query}`)).json());
    const { points } = await read('?kind=decided');
    expect(points.map(({ milestones, told, byMail }) => [...milestones, told, byMail])).toEqual([
      ['january', { part: 1, of: 2 }, { part: 2, of: 2 }],
      ['june', { part: 0, of: 1 }, { part: 0, of: 2 }],
    ]);
    expect((await read('?kind=start')).points).toEqual([]);
    expect((await read('?page=2')).points).toEqual([]);
  });

  it('says what comes, before anything was sent', async () => {
    const { browse } = consoleOver(await lendingWorld());
    const page = await (await browse('coordinator', '/reach/lending/trends?lang=en')).text();
    expect(page).toContain('No milestone has been sent yet.');
    expect(page).not.toContain('<svg class="trend-chart');
    const other = await (await browse('coordinator', '/reach/lending/unreachable?lang=en')).text();
    expect(other).toContain('No milestone has been sent yet.');
  });
});

describe('the account of a quarter', () => {
  /** The milestone of January, and a newsletter of that quarter. */
  async function anAccountedQuarter() {
    const { world, browse } = await aConsole();
    const released = Date.parse('2026-01-15T09:00:00Z');
    const told = aDispatchingMilestone({ id: 'winter', occurredOn: '2026-01-15', dispatchedAt: released });
    await world.milestones.accept(told, {});
    await world.ledgers.save(
      'winter',
      aLedgerRow({ cells: [aCell({ state: 'sent', people: 2, reached: 2 })] }),
      0,
    );
    await world.plans.saveCounts('winter', someCounts({ accepted: 2 }));
    return { world, browse };
  }

  it('is a page, a document, a table and data of the same quarter, with one checksum', async () => {
    const { browse } = await anAccountedQuarter();
    const at = (kind: string) => browse('registrar', `/reach/lending/account${kind}?quarter=2026-q1&lang=en`);
    const page = await (await at('')).text();
    expect(page).toContain('Account: First quarter of 2026');
    expect(page).toContain('Decided, target group by target group; answers until 12 February 2026');
    const json = await (await at('.json')).text();
    const digest = createHash('sha256').update(json).digest('hex');
    expect(page.replaceAll('<wbr>', '')).toContain(digest);
    expect(await (await at('.csv')).text()).toContain(digest);
    const docx = await at('.docx');
    expect(docx.headers.get('content-disposition')).toContain('lending-account-2026-q1.docx');
    expect(
      Buffer.from(await docx.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const answer = await browse('registrar', '/api/rollouts/lending/accounts/2026-q1', {
      headers: { authorization: 'Bearer registrar' },
    });
    const body = z.object({ digest: z.string(), account: z.looseObject({}) }).parse(await answer.json());
    expect(body.digest).toBe(digest);
    expect(body.account).toEqual(JSON.parse(json));
    expect(JSON.parse(json)).toMatchObject({
      inputs: { milestones: 1, mails: 2 },
      outputs: { mails: { accepted: 2 } },
    });
  });

  it('counts what was changed and told in the quarter, with its mails, and nothing of another quarter', async () => {
    const { world, browse } = await anAccountedQuarter();
    for (const [id, day] of [
      ['change-winter', '2026-02-03'],
      ['change-spring', '2026-04-03'],
    ] as const) {
      const at = Date.parse(`${day}T09:00:00Z`);
      const change = { facts: [{ fact: 'price', from: '1', to: '2' }], why: 'Priset var fel.' };
      const told = aDispatchingMilestone({
        id,
        kind: 'fact-changed',
        occurredOn: day,
        receivedAt: at,
        dispatchedAt: at,
      });
      await world.milestones.accept({ ...told, change }, {});
      await world.plans.saveCounts(id, someCounts({ accepted: 3 }));
    }
    const at = (kind: string) => browse('registrar', `/reach/lending/account${kind}?quarter=2026-q1&lang=en`);
    expect(JSON.parse(await (await at('.json')).text())).toMatchObject({
      inputs: { milestones: 1, corrections: 1, mails: 5, dispatches: { milestone: 2 } },
      outputs: { mails: { accepted: 5 } },
      corrections: [{ id: 'change-winter' }],
    });
    expect(await (await at('')).text()).not.toContain('Nothing that had been told changed');
  });

  it('is that of this quarter where none is named, which is not over', async () => {
    const { browse } = await anAccountedQuarter();
    const page = await (await browse('coordinator', '/reach/lending/account?lang=en')).text();
    expect(page).toContain('Fourth quarter of 2026');
    expect(page).toContain('The quarter is not over.');
    expect(page).toContain('href="?quarter=2026-q3&amp;lang=en"');
  });
});

describe('what was understood', () => {
  /** A milestone of March whose sample has answered: twenty clerks of forty whom the question reached. */
  async function anAskedMilestone() {
    const { world } = await aConsole();
    const dispatchedAt = Date.parse('2026-03-02T09:00:00Z');
    await world.milestones.accept(
      aDispatchingMilestone({ id: 'spring', occurredOn: '2026-03-02', state: 'completed', dispatchedAt }),
      {},
    );
    const cells = [aCell({ state: 'delivered', people: 60, reached: 60 })];
    await world.ledgers.save('spring', aLedgerRow({ cells }), 0);
    await world.plans.saveCounts(sampleDispatchId('spring'), someCounts({ reached: { clerks: 80 } }));
    const place = { milestone: 'spring', organisation: '1280', group: 'clerks', question: 'sample' } as const;
    for (let answer = 0; answer < 20; answer += 1)
      await world.polls.count(place, answer < 12 ? 'right' : 'wrong');
    return consoleOver(world);
  }

  it('stands in the account of the quarter in which the questions closed, with the share that answered', async () => {
    const { browse } = await anAskedMilestone();
    const page = await (await browse('registrar', '/reach/lending/account?quarter=2026-q1&lang=en')).text();
    expect(page).toContain('60% (39–78%), 20 answers');
    expect(page).toContain('20 of 80 (25%)');
    const next = await (await browse('registrar', '/reach/lending/account.json?quarter=2026-q2')).text();
    expect(JSON.parse(next)).toMatchObject({ understood: 'not-recorded' });
  });

  it('stands on the milestone’s page and in the API, with a word where few have answered', async () => {
    const { browse, call } = await anAskedMilestone();
    const page = await (await browse('approver', '/milestones/spring?lang=en')).text();
    expect(page).toContain('20 of 80 asked have answered (25%)');
    expect(page).toContain('Fewer than 30 per cent of the sample have answered.');
    const ask = anApi((who, path, init) => call(who, path, init));
    const operation = 'get /api/milestones/{milestone}/verified-reach';
    const answer = await ask(operation, '/api/milestones/spring/verified-reach', { who: 'registrar' });
    expect(answer.body).toMatchObject({
      ...{ closes: '2026-03-30', closed: true },
      total: { asked: 80, verified: { good: 12, answers: 20, share: 0.6 } },
    });
    expect((await ask(operation, '/api/milestones/nothing/verified-reach')).status).toBe(404);
  });
});

describe('whom no mail reaches', () => {
  it('is listed with since when, and the coordinator is led to where it is fixed', async () => {
    const { browse } = await aConsole();
    const page = await (await browse('coordinator', '/reach/lending/unreachable?lang=en')).text();
    expect(page).toContain('2 groups cannot be reached by email');
    expect(page).toContain('No contact in the group');
    expect(page).toContain('<a href="/contacts/1480/new?lang=en">');
    expect(page).toContain('No email arrived at 2 people');
    expect(page).toContain('/contacts?organisation=1280&amp;role=clerks&amp;lang=en');
    expect(page).toContain('<a href="/milestones/june/ledger/1280/clerks?lang=en">');
  });

  it('leads those to no contacts who may not see them', async () => {
    const page = await (await (await aConsole()).browse('registrar', '/reach/lending/unreachable')).text();
    expect(page).toContain('Göteborgs Stad');
    expect(page).not.toContain('/contacts');
  });

  it('is a table and data', async () => {
    const { browse } = await aConsole();
    const csv = await (await browse('approver', '/reach/lending/unreachable.csv')).text();
    const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true });
    expect(
      rows.map(({ organisation, group, reason, since }) => [organisation, group, reason, since]),
    ).toEqual([
      ['1480', 'clerks', 'nobody', '2026-01-15'],
      ['1280', 'clerks', 'no-address', '2026-06-15'],
    ]);
    const data: unknown = await (await browse('approver', '/reach/lending/unreachable.json')).json();
    expect(data).toMatchObject({ rollout: 'lending', milestones: 2, earlier: 0 });
  });
});

describe('an organisation’s own ledger', () => {
  it('shows its lead each group by message and channel, with whose it is and by when', async () => {
    const page = await (await (await aConsole()).browse('local-lead', `${OWN}?lang=en`)).text();
    expect(page).toContain('Who has been told at City of Malmö?');
    expect(page).toContain('Group by group, message by message');
    expect(page).toContain('Lo Ek');
    expect(page).toContain(`href="${OWN}/clerks?lang=en"`);
    expect(page).not.toContain('/milestones/');
    expect(page).not.toContain('@');
  });

  it('is a file for a spreadsheet, of that organisation alone', async () => {
    const answer = await (await aConsole()).browse('local-lead', `${OWN}/ledger.csv?group=clerks&lang=en`);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${ID}-1280-ledger.csv"`);
    const rows: Record<string, string>[] = parse(await answer.text(), { bom: true, columns: true });
    expect(rows.map((row) => [row.Code, row['Channel (id)']])).toEqual([
      ['1280', 'email'],
      ['1280', 'meeting'],
      ['1280', 'memo'],
    ]);
  });

  it('leads to where a task is confirmed, once it has been released', async () => {
    const meeting = `href="/organisations/1280/work/${ID}/meeting?lang=en"`;
    const { browse, world } = await aConsole();
    expect(await (await browse('local-lead', `${OWN}?lang=en`)).text()).not.toContain(meeting);
    const set = { approvedHash: (await world.milestones.find(ID))?.planHash ?? '', approvedBy: 'Anna Ek' };
    await world.milestones.advance(ID, { from: 'planned', to: 'approved', set, at: 1 });
    expect(await (await browse('local-lead', `${OWN}?lang=en`)).text()).toContain(meeting);
    const occasion = await browse('local-lead', `/organisations/1280/work/${ID}/meeting?lang=en`);
    expect(occasion.status).toBe(200);
  });

  it('leads to the history of a group, and that back', async () => {
    const { browse } = await aConsole();
    const page = await (await browse('local-lead', `${OWN}/clerks?lang=en`)).text();
    expect(page).toContain('Channel by channel');
    expect(page).toContain(`<a href="${OWN}?lang=en">To the whole list of City of Malmö</a>`);
    const national = await (await browse('registrar', `/milestones/${ID}/ledger/1280/clerks?lang=en`)).text();
    expect(national).toContain(`<a href="/milestones/${ID}/ledger?lang=en">`);
  });

  it('is narrowed to a group, a message or a channel', async () => {
    const { browse } = await aConsole();
    const page = await (await browse('coordinator', `${OWN}?channel=meeting&lang=en`)).text();
    expect(page).toContain('You see a selection.');
    expect(page).not.toContain('<td>email');
  });
});

it.each([
  ['coordinator', '/reach/nowhere/trends'],
  ['coordinator', '/reach/nowhere/account'],
  ['coordinator', '/reach/lending/account?quarter=2026-q5'],
  ['coordinator', '/reach/nowhere/unreachable.csv'],
  ['coordinator', '/reach/lending/trends?page=0'],
  ['coordinator', '/reach/lending/trends?kind=../x'],
  ['coordinator', '/organisations/1280/ledger/nothing'],
  ['coordinator', `/organisations/9999/ledger/${ID}`],
  ['coordinator', `${OWN}/constructor`],
  ['local-lead', `/organisations/1480/ledger/${ID}`],
  ['local-lead', `${OWN}?group=<script>`],
])('there is nothing for a %s at %s, and nothing fails', async (who, path) => {
  const { browse, errors } = await aConsole();
  expect((await browse(who, path)).status).toBe(404);
  expect(errors).toEqual([]);
});
