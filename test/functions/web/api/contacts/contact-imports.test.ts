import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { problemDetailsSchema } from '../../../../../functions/web/api/problem.ts';
import { type LendingWorld, lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole } from '../../fixtures/a-console.ts';
import { anApi } from '../../fixtures/an-api.ts';
import { answerJudge } from '../../fixtures/api-document.ts';
import { someContacts } from '../../fixtures/some-contacts.ts';

const IMPORTS = '/api/contact-imports';
const ONE = '/api/contact-imports/{import}';
const HEADER = 'organisation;namn;e-post;roller;språk';
const BO = '1280;Bo Ek;bo.ek@malmo.example;clerks;sv';

let world: LendingWorld;
let site: ReturnType<typeof someContacts>;
let call: ReturnType<typeof anApi>;

beforeEach(async () => {
  world = await lendingWorld();
  site = someContacts(world, aConsole(world));
  call = anApi(site.call);
});

type Sending = { who?: string; query?: string; type?: string };
async function send(
  body: string | Uint8Array<ArrayBuffer>,
  { who = 'coordinator', query = '', type = 'text/csv; charset=utf-8' }: Sending = {},
) {
  const init = { method: 'POST', body, headers: { 'content-type': type } };
  const answer = await site.call(who, `${IMPORTS}${query}`, init);
  const given: unknown = await answer.json();
  answerJudge(`post ${IMPORTS}`, answer.status, answer.headers.get('content-type') ?? '').parse(given);
  return { status: answer.status, body: z.record(z.string(), z.unknown()).parse(given) };
}
const file = (...rows: string[]) => [HEADER, ...rows].join('\r\n');
const checked = async (content: string, over?: Sending) => String((await send(content, over)).body.id);
const confirm = (id: string, who = 'coordinator') =>
  call(`post ${ONE}/confirmation`, `${IMPORTS}/${id}/confirmation`, { who });
const names = async () =>
  (await world.contactStore.read(['1280', '1480'])).contacts.map(({ name }) => name).toSorted();

describe('a file of contacts', () => {
  it('is checked, changes nobody, and is imported once', async () => {
    const before = await names();
    const first = await send(file(BO));
    expect(first).toMatchObject({
      status: 201,
      body: { state: 'checked', counts: { added: 1, changed: 0 } },
    });
    expect((await send(file(BO))).body).toEqual(first.body);
    expect(await names()).toEqual(before);
    const id = String(first.body.id);
    expect((await call(`get ${ONE}/changes`, `${IMPORTS}/${id}/changes`)).body).toMatchObject({
      changes: [{ change: 'added', contact: { name: 'Bo Ek', address: 'bo.ek@malmo.example' } }],
      total: 1,
    });
    const answers = await Promise.all([confirm(id), confirm(id)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await names()).toEqual([...before, 'Bo Ek'].toSorted());
    expect((await call(`get ${ONE}`, `${IMPORTS}/${id}`)).body).toMatchObject({ state: 'done' });
    expect((await call(`get ${ONE}/changes`, `${IMPORTS}/${id}/changes`)).body).toEqual({
      changes: [],
      total: 0,
    });
  });

  it('whose encoding is unclear is asked about, and read as told; what is not kept is named', async () => {
    const before = await names();
    // Code page 850: ö is 94, ä is 84.
    const heads = 'kommun;namn;e-post;roller;telefon;titel';
    const content = `${heads}\r\nMalmo;Bj\u0094rn H\u0084gg;bjorn@malmo.example;clerks;010-555 00 00;chef`;
    const bytes = Uint8Array.from(Buffer.from(content.replace('Malmo', '1280 malm\u0094 KOMMUN'), 'latin1'));
    const type = 'application/octet-stream';
    const asked = await send(bytes, { type });
    expect(asked.status).toBe(422);
    expect(JSON.stringify(asked.body)).toContain('ibm850 (1280 malmö KOMMUN, Björn Hägg)');
    const wrong = await send(bytes, { type, query: '?charset=windows-1252' });
    expect(wrong.status).toBe(422);
    const told = await send(bytes, { type, query: '?charset=ibm850' });
    expect(told).toMatchObject({ status: 201, body: { counts: { added: 1 }, leftOut: ['title'] } });
    expect(await names()).toEqual(before);
    expect((await confirm(String(told.body.id))).status).toBe(200);
    expect(await names()).toEqual([...before, 'Björn Hägg'].toSorted());
  });

  it('whose headings nobody knows is refused by column, and read as the caller says what each holds', async () => {
    const before = await names();
    const content = 'Enhet;Vem;Kontaktväg;Roll;Anteckning\r\n1280;Bo Ek;bo@malmo.example;clerks;Ring';
    const asked = await send(content);
    const problems = problemDetailsSchema.parse(asked.body).problems ?? [];
    expect([asked.status, ...problems.map(({ field, code }) => [field, code])]).toEqual([
      422,
      ['organisation', 'column-missing'],
      ['name', 'column-missing'],
      ['email', 'column-missing'],
      ...['Enhet', 'Vem', 'Kontaktväg', 'Anteckning'].map((heading) => [heading, 'column-unknown']),
    ]);
    const told = await send(content, { query: '?columns=organisation,name,address,,nothing' });
    expect(told).toMatchObject({ status: 201, body: { counts: { added: 1 }, leftOut: ['nothing'] } });
    expect((await send(content, { query: '?columns=organisation,shoe' })).status).toBe(400);
    expect(await names()).toEqual(before);
    expect((await confirm(String(told.body.id))).status).toBe(200);
    expect(await names()).toEqual([...before, 'Bo Ek'].toSorted());
  });

  it('is not imported if a contact was changed since', async () => {
    const [mine, theirs] = [await checked(file(BO)), await checked(file(BO.replace('Bo Ek', 'Bo Berg')))];
    expect((await confirm(theirs)).status).toBe(200);
    expect((await confirm(mine)).status).toBe(409);
    expect(await names()).not.toContain('Bo Ek');
  });

  it('names every wrong line and column with what to do, and is not kept', async () => {
    const answer = await send(file(BO, '9999;;bo@;king;?', '1280;Eva;eva@x.example;clerks;sv;more'));
    expect(answer.status).toBe(422);
    const problems = problemDetailsSchema.parse(answer.body).problems ?? [];
    expect(problems.map(({ line, field }) => [line, field])).toEqual([
      [3, 'organisation'],
      [3, 'namn'],
      [3, 'e-post'],
      [3, 'roller'],
      [3, 'språk'],
      [4, ''],
    ]);
    for (const { problem } of problems) expect(problem).toMatch(/\. ?|:/);
    expect(await world.contactStore.staged()).toEqual([]);
  });

  it('that is wrong in every cell answers with what fits, and says how many there are', async () => {
    const answer = await send(file(...Array(5_000).fill('9999;;bo@;king;?')));
    const { detail, problems } = problemDetailsSchema.parse(answer.body);
    expect(detail).toContain('25000 things are wrong');
    expect(problems).toHaveLength(2_000);
  });

  it('may be in the bytes of an older spreadsheet, and be for one organisation and all of it', async () => {
    const bytes = new Uint8Array(
      Buffer.from('namn;e-post;roller\r\nÅsa Öst;asa.ost@malmo.example;clerks', 'latin1'),
    );
    const query = '?organisation=1280&mode=replace';
    const answer = await send(bytes, { query, type: 'application/octet-stream' });
    expect(answer.body).toMatchObject({ mode: 'replace', scope: '1280', organisations: ['1280'] });
    await confirm(String(answer.body.id));
    const active = (await world.contacts.ofOrganisation('1280')).map(({ name }) => name);
    expect(active).toEqual(['Åsa Öst']);
    expect(await world.contacts.ofOrganisation('1480')).toHaveLength(1);
  });

  it.each([
    ['too large', 'x'.repeat(4_000_001), 'text/csv', 413],
    ['10 MB', 'x'.repeat(10_000_000), 'application/octet-stream', 413],
    ['JSON', '{}', 'application/json', 415],
    ['a workbook', 'PK\u0003\u0004', 'text/csv', 422],
    ['empty', '', 'text/csv', 422],
    ['broken off', `${HEADER}\n1280;"Åsa`, 'text/csv', 422],
  ])('that is %s is refused, and nothing is kept', async (_, content, type, status) => {
    expect((await send(content, { type })).status).toBe(status);
    expect(await world.contactStore.staged()).toEqual([]);
  });

  it('in another mode than those that there are is refused at the field', async () => {
    const answer = await send(file(BO), { query: '?mode=delete' });
    expect([answer.status, problemDetailsSchema.parse(answer.body).problems?.[0]?.field]).toEqual([
      400,
      'mode',
    ]);
  });

  it('of a lead covers the own organisation; everything else is not found', async () => {
    const lead = { who: 'local-lead' };
    const others = await checked(file(BO));
    expect((await send(file('1480;Bo;bo@x.example;clerks;sv'), lead)).status).toBe(422);
    expect((await send(file(BO), { ...lead, query: '?organisation=1480' })).status).toBe(404);
    const own = await checked(file(BO), lead);
    expect((await confirm(own, 'local-lead')).status).toBe(200);
    for (const id of [others, 'none', '!'])
      expect((await confirm(id, 'local-lead')).body).toEqual((await confirm('nothing', 'local-lead')).body);
  });
});
