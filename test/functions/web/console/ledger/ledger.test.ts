import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { refreshLedger } from '../../../../../domain/ledger/use-cases/refresh-ledger.ts';
import { sumLedgers } from '../../../../../domain/ledger/use-cases/sum-ledgers.ts';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import { settleOrganisation } from '../../../../../domain/sending/use-cases/settle-organisation.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { anOutcome } from '../../../../fixtures/an-outcome.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole as consoleOver } from '../../fixtures/a-console.ts';

const ID = 'lending-decided-2026';

/** The console over the lending rollout, whose milestone is planned, and sent at Malmö. */
async function aConsole() {
  const world = await lendingWorld();
  await world.milestones.accept(aMilestone(), {});
  for (const organisation of ['1280', '1480', 'national'])
    await planOrganisation({ dispatchId: ID, organisation }, world);
  const set = { approvedHash: (await world.milestones.find(ID))?.planHash ?? '', approvedBy: 'Anna Ek' };
  await world.milestones.advance(ID, { from: 'planned', to: 'approved', set, at: 1 });
  const dispatchedAt = Date.parse('2026-11-23T09:00:00Z');
  await world.milestones.advance(ID, { from: 'approved', to: 'dispatching', set: { dispatchedAt }, at: 2 });
  for (const row of await world.deliveries.ofOrganisation(ID, '1280'))
    world.plans.deliveries.put(`${ID}#1280#${row.id}`, { ...row, outcome: anOutcome('delivered') });
  await settleOrganisation({ dispatchId: ID, organisation: '1280' }, world);
  const { browse, errors } = consoleOver(world);
  const app = { request: (path: string) => browse('coordinator', path) };
  return { app, errors, world };
}

const asked = async (path: string) => (await aConsole()).app.request(path);

describe('the ledger of a milestone on the console', () => {
  it('is a page, in the language that was asked for, and is not kept by browsers', async () => {
    const answer = await asked(`/milestones/${ID}/ledger?lang=en`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const page = await answer.text();
    expect(page).toContain('Whose turn is it?');
    expect(page).toContain('City of Malmö');
  });

  it('is the same before and after its ledgers were summed, and shows at once what was written since', async () => {
    const { app, world } = await aConsole();
    const read = async (path: string) => {
      const page = await (await app.request(path)).text();
      // A form's token is of its moment.
      return page.replace(/name="formToken" value="[^"]*"/g, '');
    };
    const paths = [
      `/milestones/${ID}/ledger?lang=en`,
      `/milestones/${ID}/ledger?organisation=1480&lang=en`,
      '/reach/lending/trends?lang=en',
    ];
    const before = await Promise.all(paths.map(read));
    await sumLedgers({ milestone: ID }, world);
    expect(await world.ledgers.keptOf(ID, 'unsummed')).toEqual([]);
    expect(await Promise.all(paths.map(read))).toEqual(before);
    for (const row of await world.deliveries.ofOrganisation(ID, '1480'))
      world.plans.deliveries.put(`${ID}#1480#${row.id}`, { ...row, outcome: anOutcome('delivered') });
    await settleOrganisation({ dispatchId: ID, organisation: '1480' }, world);
    const sent = await Promise.all(paths.map(read));
    for (const [index, page] of sent.entries()) expect(page).not.toBe(before[index]);
    await sumLedgers({ milestone: ID }, world);
    expect(await Promise.all(paths.map(read))).toEqual(sent);
  });

  it('shows at first the fifty organisations with most left, and all in the page that it leads to', async () => {
    const { app, world } = await aConsole();
    const like = await world.ledgers.find(ID, '1480');
    if (!like) throw new Error('Göteborg has no ledger');
    const codes = Array.from({ length: 60 }, (_, index) => String(2000 + index));
    for (const organisation of codes) await world.ledgers.save(ID, { ...like.row, organisation }, 0);
    const rowsOf = (page: string) =>
      [...page.matchAll(/<a href="ledger\/(\d{4})\/clerks/g)].map(([, code]) => code);
    const path = `/milestones/${ID}/ledger?channel=email&lang=en`;
    const first = await (await app.request(path)).text();
    const shown = rowsOf(first.slice(first.indexOf('id="by-organisation"')));
    expect(shown).toHaveLength(50);
    // Malmö has got its mails.
    expect(shown).not.toContain('1280');
    expect(first).toContain('50 of 62 are shown.');
    for (const code of codes) expect(first).toContain(`<option value="${code}">`);
    const [, whole = ''] = /<a href="([^"]+)">Show all<\/a>/.exec(first) ?? [];
    expect(whole).toBe('?channel=email&amp;lang=en&amp;all=yes#by-organisation');
    const all = await (await app.request(path.replace('?', '?all=yes&'))).text();
    expect(new Set(rowsOf(all.slice(all.indexOf('id="by-organisation"'))))).toEqual(
      new Set([...codes, '1280', '1480']),
    );
    expect(all).not.toContain('are shown.');
    const file = await (await app.request(`/milestones/${ID}/ledger.csv?channel=email`)).text();
    for (const code of codes) expect(file).toContain(`;${code};`);
  });

  it('is a file that Excel in Swedish opens: a row an obligation, what is told beside what is not', async () => {
    const answer = await asked(`/milestones/${ID}/ledger.csv?organisation=1280&group=clerks`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${ID}-ledger.csv"`);
    // `text()` would take the mark away.
    const text = Buffer.from(await answer.arrayBuffer()).toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true, delimiter: ';' });
    expect(rows.map((row) => [row['Kanal (id)'], row.Tillstånd, row.Läge, row.Ansvarig])).toEqual([
      ['email', 'framme hos alla', 'har fått veta', 'Systemet'],
      ['meeting', 'inte gjort än', 'väntar', 'Lokal projektledare'],
      ['memo', 'framme hos alla', 'har fått veta', 'Systemet'],
    ]);
    expect(rows[0]).toMatchObject({
      Personer: '1',
      Nådda: '1',
      'Bekräftat framme': '1',
      Saknar: '',
      Räcker: 'alone',
      Organisation: 'Malmö stad',
    });
    expect(rows[1]?.Person).toBe('Lo Ek');
  });

  it('says since when and by what a correction has said what lacked; one withdrawn no more', async () => {
    const { app, world } = await aConsole();
    const page = async () => (await app.request(`/milestones/${ID}/ledger/1280/clerks?lang=en`)).text();
    const [own] = (await world.obligations.ofOrganisation(ID, '1280')).filter(
      ({ group, channel }) => group === 'clerks' && channel === 'email',
    );
    const [topic = ''] = own?.messages ?? [];
    if (!own) throw new Error('clerks get no mail');
    const lacking = { ...own, progress: { ...own.progress, lacks: [topic] } };
    await world.obligations.record(ID, [lacking]);
    expect(await page()).toContain('Missing from what goes out');
    const entry = { topics: [topic], at: Date.parse('2026-12-03T23:30:00Z'), dispatch: 'press-r-2' };
    await world.obligations.correct(ID, { ...lacking, corrected: [entry] });
    await refreshLedger({ milestone: ID, organisation: '1280' }, world);
    const said = await page();
    expect(said).not.toContain('Missing from what goes out');
    expect(said).toMatch(/A correction also says since 2026-12-04: [^<]+ \(press-r-2\)/);
    const file = await app.request(`/milestones/${ID}/ledger.csv?organisation=1280&group=clerks`);
    const rows: Record<string, string>[] = parse(await file.text(), {
      ...{ bom: true, columns: true, delimiter: ';' },
    });
    expect(rows[0]).toMatchObject({ Saknar: '' });
    expect(rows[0]?.['Tillagt i rättelse']).toMatch(/ \(2026-12-04, press-r-2\)$/);
    await world.obligations.correct(ID, { ...lacking, corrected: [{ ...entry, withdrawn: true }] });
    const taken = await page();
    expect(taken).toContain('Missing from what goes out');
    expect(taken).toContain('A correction of 2026-12-04 that has been withdrawn also said');
  });

  it('can be narrowed to how it stands and to who has to act, in the files as on the page', async () => {
    const answer = await asked(`/milestones/${ID}/ledger.json?owner=local-lead&state=waiting`);
    const { obligations } = (await answer.json()) as {
      obligations: { responsible: string; standing: string }[];
    };
    expect(obligations.length).toBeGreaterThan(0);
    for (const { responsible, standing } of obligations)
      expect([responsible, standing]).toEqual(['local-lead', 'waiting']);
  });

  it('lists those who have not been told, as page and files, with whoever owns that', async () => {
    const page = await (await asked(`/milestones/${ID}/unreached?organisation=1480`)).text();
    expect(page).toContain('Göteborgs Stad');
    expect(page).not.toContain('<b>Lo Ek</b>');
    const { unreached } = (await (
      await asked(`/milestones/${ID}/unreached.json?organisation=1480`)
    ).json()) as {
      unreached: { group: string; ways: { responsible: string }[] }[];
    };
    expect(unreached.map(({ group }) => group)).toContain('clerks');
    const csv = await (await asked(`/milestones/${ID}/unreached.csv`)).text();
    expect(parse(csv, { bom: true, delimiter: ';' }).length).toBeGreaterThan(1);
    expect(csv).toMatch(/^Milstolpe;Kod;Organisation;/);
  });

  it('leads to the history of each cell', async () => {
    const page = await (await asked(`/milestones/${ID}/ledger/1280/clerks?lang=en`)).text();
    expect(page).toContain('Channel by channel');
    expect(page).toContain('Lo Ek');
    expect(page).not.toContain('@');
  });

  it.each([
    '/milestones/none/ledger',
    '/milestones/none/ledger.csv',
    `/milestones/${ID}/ledger/9999/clerks`,
    `/milestones/${ID}/ledger/1280/constructor`,
    `/milestones/${ID}/ledger?state=anything`,
    `/milestones/${ID}/unreached?organisation=../x`,
  ])('is no page at %s', async (path) => {
    const { app, errors } = await aConsole();
    expect((await app.request(path)).status).toBe(404);
    expect(errors).toEqual([]);
  });
});

const PERIOD = 'organisation=1280&from=2026-11-01&to=2026-11-30';

describe('the register on the console', () => {
  it('asks for an organisation and a period, and shows what was sent in it', async () => {
    const { app } = await aConsole();
    const empty = await (await app.request('/register')).text();
    expect(empty).toContain('Malmö stad');
    const page = await (await app.request(`/register?${PERIOD}`)).text();
    expect(page).toContain('2026-11-23');
    expect(page).toContain('Fritidsbanken: Beslutat');
    expect(page).toContain('Anna Ek');
  });

  it('comes as an archive: a table of diary entries, a table of texts, and each text whose hash it has', async () => {
    const { app } = await aConsole();
    const answer = await app.request(`/register.zip?${PERIOD}`);
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const table: string[][] = parse(strFromU8(files['register.csv'] ?? new Uint8Array()), {
      bom: true,
      delimiter: ';',
    });
    expect(table).toHaveLength(2);
    expect(table[1]?.slice(0, 3)).toEqual(['2026-11-23', 'STK-2026-1187', 'Malmö stad']);
    const texts: string[][] = parse(strFromU8(files['texts.csv'] ?? new Uint8Array()), {
      bom: true,
      delimiter: ';',
    });
    const named = texts.slice(1).map((row) => ({ file: row.at(-2) ?? '', hash: row.at(-1) }));
    expect(Object.keys(files).sort()).toEqual(
      ['register.csv', 'texts.csv', ...named.map(({ file }) => file)].sort(),
    );
    for (const { file, hash } of named) {
      const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(files[file] ?? []));
      expect(Buffer.from(digest).toString('hex')).toBe(hash);
    }
  });

  it('comes as a workbook: the same table, with days as days', async () => {
    const { app } = await aConsole();
    const answer = await app.request(`/register.xlsx?${PERIOD}`);
    expect(answer.headers.get('content-type')).toContain('spreadsheetml.sheet');
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet.match(/<row>/g)).toHaveLength(2);
    // 23 November 2026.
    expect(sheet).toContain('<c s="2"><v>46349</v></c>');
    expect(sheet).toContain('STK-2026-1187');
  });

  it('is the same archive whenever it is asked for, and has no recipient in it', async () => {
    const { app, world } = await aConsole();
    const [one, two] = await Promise.all([1, 2].map(() => app.request(`/register.zip?${PERIOD}`)));
    const bytes = Buffer.from((await one?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(bytes.equals(Buffer.from((await two?.arrayBuffer()) ?? new ArrayBuffer(0)))).toBe(true);
    const all = Object.values(unzipSync(bytes))
      .map((file) => strFromU8(file))
      .join('\n');
    const json = await (await app.request(`/register.json?${PERIOD}`)).text();
    for (const { name, address } of await world.deliveries.ofOrganisation(ID, '1280')) {
      // The texts themselves name the lead, who answers questions, and to the lead whoever passes something on.
      if (name === 'Lo Ek') continue;
      if (name !== 'Per Ask') expect(all + json).not.toContain(name);
      expect(all + json).not.toContain(address);
    }
  });

  it('says what is wrong with a period, and shows nothing', async () => {
    const { app } = await aConsole();
    const answer = await app.request('/register?organisation=1280&from=2026-12-01&to=2026-11-01');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Den sista dagen är före den första.');
    expect((await app.request('/register.csv?organisation=1280&from=x&to=y')).status).toBe(400);
    expect((await app.request('/register.csv?organisation=9999&from=2026-01-01&to=2026-12-31')).status).toBe(
      404,
    );
  });
});
