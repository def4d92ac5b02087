import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contactId } from '../../domain/contacts/contact.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { upload } from './contact-forms.ts';
import { grantsOf } from './idle-grants.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';
import type { SignedIn } from './signed-in.ts';

const source = enlarge(await readRollout('local/sample/bob/rollout.yaml'), {
  organisations: 40,
  contactsEach: 30,
});
const HEADER = 'organisation;namn;e-post;roller;språk';
const codes = source.organisations.map(({ code }) => code);
const VIGGO = 'viggo.test@x028.example';
let ahead = 0;
let stage: RunningStage;
let coordinator: SignedIn;

beforeAll(async () => {
  stage = await runningStage(source, {
    clock: { now: () => Date.now() + ahead },
    rounds: ['reconcile', 'tidy-contacts'],
  });
  coordinator = await stage.signIn('coordinator');
});
afterAll(() => stage?.stop());

const see = (path: string) => coordinator.fetch(path);
const post = (path: string, fields: Record<string, string> = {}) => coordinator.submit(path, fields);
/** The page on which a checked file is confirmed. */
async function checked(rows: readonly string[]): Promise<string> {
  const answer = await upload(coordinator, [HEADER, ...rows].join('\r\n'));
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}
/** Reports a milestone so late that its mails are planned and wait for a person. */
async function reportLate(milestone: object): Promise<void> {
  await stage.operator.report(milestone, new Date(Date.now() - 7 * 3_600_000));
  await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
}
const everybody = async () => (await stage.operator.contactStore.read(codes)).contacts;
const people = (prefix: string) =>
  codes.flatMap((code) =>
    Array.from(
      { length: 30 },
      (_, index) => `${code};${prefix} ${index};${prefix}.${index}@${code}.example;it-manager;sv`,
    ),
  );
const countOf = async (prefix: string) =>
  (await everybody()).filter(({ name }) => name.startsWith(`${prefix} `)).length;

describe('a file of contacts', () => {
  it.each([
    ['an Excel workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 1, 2]), 422, 'Det här är en Excel-fil'],
    ['broken off', `${HEADER}\n1280;"Åsa`, 422, 'slutar mitt i en cell'],
    ['empty', '', 422, 'Filen är tom'],
    ['with a wrong row', `${HEADER}\n1280;Åsa;åsa;it-manager;sv`, 422, 'Inte en e-postadress.'],
    ['above the limit', 'x'.repeat(4_010_000), 413, 'högst 4 MB'],
  ])('that is %s is refused with what to do, and nothing is kept', async (_, content, status, said) => {
    const answer = await upload(coordinator, content);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(said);
    expect(await stage.operator.contactStore.staged()).toEqual([]);
    expect((await everybody()).length).toBe(source.contacts.length);
  });

  it('of 10 MB does not come as far as the function, and the form says beforehand how much does', async () => {
    const answer = await upload(coordinator, 'x'.repeat(10_000_000));
    expect(answer.status).toBeGreaterThanOrEqual(413);
    expect(await stage.operator.contactStore.staged()).toEqual([]);
    expect(await (await see('/contacts/import')).text()).toContain('CSV, högst 4 MB');
  });

  it('changes nobody before it is confirmed, is confirmed once, and tells the second coordinator', async () => {
    const [first, second] = [
      await checked([`X028;Viggo Test;${VIGGO};board-politicians;sv`]),
      await checked([`X028;Viggo Annan;${VIGGO};board-politicians;sv`]),
    ];
    expect(await (await see(first)).text()).toContain('Läs in 1 ändring<');
    expect(await countOf('Viggo')).toBe(0);
    const answers = await Promise.all([post(first), post(first)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const late = await post(second);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Ingenting ur din fil är inläst');
    expect((await everybody()).filter(({ address }) => address === VIGGO).map(({ name }) => name)).toEqual([
      'Viggo Test',
    ]);
    expect(await (await see(first)).text()).toContain('Inläsningen är klar');
  });
});

describe('a function that is killed in the middle of an import', () => {
  it('leaves nothing or all, and the next one writes the rest', async () => {
    const page = await checked(people('Killed'));
    const all = codes.length * 30;
    const confirming = post(page).catch(() => undefined);
    await expect
      .poll(async () => (await stage.operator.contactStore.state()).open, { timeout: 20_000, interval: 5 })
      .toBeDefined();
    await stage.cloud.killWorkers();
    await confirming;
    expect(await countOf('Killed')).toBe(all);
    expect((await post(page)).status).toBe(303);
    expect(await stage.operator.contactStore.state()).toMatchObject({ open: undefined });
    expect(await countOf('Killed')).toBe(all);
    expect(await stage.operator.contactStore.changesOf(/import\/(\w+)/.exec(page)?.[1] ?? '')).toEqual([]);
  });

  it('before it is committed leaves nothing at all', async () => {
    const uploading = upload(coordinator, [HEADER, ...people('Lost')].join('\r\n')).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await stage.cloud.killWorkers();
    await uploading;
    expect(await countOf('Lost')).toBe(0);
    expect((await post(await checked(people('Lost')))).status).toBe(303);
    expect(await countOf('Lost')).toBe(codes.length * 30);
  });
});

describe('a person', () => {
  const path = `/contacts/X028/${contactId({ organisation: 'X028', address: VIGGO })}`;

  it('is found, edited, mailed, handed out and erased; after that their name and address are nowhere', async () => {
    expect(await (await see('/contacts?text=viggo')).text()).toContain(path);
    const [milestone, second] = await sampleMilestones();
    await stage.report({ ...milestone, organisations: ['X028'] });
    const planned = { occurredOn: undefined, planned: { all: second?.occurredOn } };
    await reportLate({ ...second, ...planned, id: 'waiting', organisations: ['X028'] });
    const sent = stage.cloud.mails().filter(({ destinations }) => destinations.includes(VIGGO));
    expect(sent).toHaveLength(1);

    const data = await (await post(`${path}/export`, { as: 'json' })).json();
    expect(data).toMatchObject({
      contact: { address: VIGGO },
      mails: [
        { id: milestone?.id, state: 'delivered' },
        { id: 'waiting', state: 'planned' },
      ],
    });
    expect((await see(`${path}/erase`)).status).toBe(200);
    expect((await everybody()).some(({ address }) => address === VIGGO)).toBe(true);

    const erased = await post(`${path}/erase`);
    expect(erased.status).toBe(303);
    expect(erased.headers.get('location')).toMatch(/erased=1$/);
    const { deliveries, plans, contactStore } = stage.operator;
    const id = milestone?.id ?? '';
    const kept = [
      await deliveries.ofOrganisation(id, 'X028'),
      await plans.basis(id, 'X028'),
      await everybody(),
    ];
    expect(JSON.stringify(kept)).not.toMatch(/viggo/i);
    const waiting = await deliveries.ofOrganisation('waiting', 'X028');
    expect(waiting.filter(({ outcome }) => outcome.state === 'cancelled').map(({ name }) => name)).toEqual([
      'Raderad person',
    ]);
    expect(waiting.filter(({ outcome }) => outcome.state === 'planned').length).toBeGreaterThan(0);
    expect(JSON.stringify(kept[0])).toContain('@erased.invalid');
    expect((await contactStore.auditTrail('X028')).map(({ did }) => did)).toEqual([
      'exported',
      'erasing',
      'erased',
    ]);
    const [again, gone] = [await post(`${path}/erase`), await see(path)];
    expect([again.status, gone.status]).toEqual([404, 404]);
  });

  it('who is not there, at an organisation that is not there, gets one and the same answer', async () => {
    const answers = await Promise.all(
      ['/contacts/X028/nobody', '/contacts/9999/nobody', '/contacts/9999/new', '/contacts/import/none'].map(
        async (where) => {
          const answer = await see(where);
          // The seconds that the session has left run on between the answers.
          return `${answer.status} ${(await answer.text()).replace(/data-session="\d+"/, '')}`;
        },
      ),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^404 /);
  });
});

describe('another system', () => {
  const PEOPLE = '/api/organisations/X024/contacts';
  const api = (path: string, body?: unknown, who = coordinator) =>
    who.api(path, body === undefined ? {} : { method: 'POST', body });
  const send = (content: unknown, type: string) =>
    coordinator.api('/api/contact-imports', {
      method: 'POST',
      body: content,
      headers: { 'content-type': type },
    });
  const bodyOf = async (answer: Response) => z.record(z.string(), z.unknown()).parse(await answer.json());

  it('adds a person once, changes them over what it read, and has them erased', async () => {
    const person = {
      name: 'Tom Test',
      address: 'tom.test@x024.example',
      groups: ['it-manager'],
      locale: 'sv',
    };
    const answers = await Promise.all([api(PEOPLE, person), api(PEOPLE, person)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 201]);
    const { id, version: basedOn } = await bodyOf(await api(PEOPLE, person));
    const changed = await api(`${PEOPLE}/${id}`, { ...person, name: 'Tom Ny', basedOn });
    expect(changed.status).toBe(200);
    expect((await api(`${PEOPLE}/${id}/roles`, { active: false, basedOn })).status).toBe(409);
    expect((await api(`${PEOPLE}/${id}/export`, {})).status).toBe(200);
    const erased = await api(`${PEOPLE}/${id}/erasure`, { reason: 'asked-for' });
    expect(await bodyOf(erased)).toEqual({ state: 'erased', cancelled: 0 });
    expect((await api(`${PEOPLE}/${id}`)).status).toBe(404);
    const lead = await stage.signIn('local-lead', { organisation: 'X023' });
    expect((await api(PEOPLE, person, lead)).status).toBe(404);
  });

  it('sends a file, is told every line that is wrong, and takes it in once', async () => {
    const wrong = await send(`${HEADER}\nX024;Eva;eva@x024.example;king;sv`, 'text/csv');
    expect(await bodyOf(wrong)).toMatchObject({ status: 422, problems: [{ line: 2, field: 'roller' }] });
    const latin = Buffer.from(`${HEADER}\nX024;Åke Öst;ake.ost@x024.example;it-manager;sv`, 'latin1');
    const found = await send(latin, 'application/octet-stream');
    const { id, counts } = await bodyOf(found);
    expect(counts).toMatchObject({ added: 1 });
    const confirm = () => api(`/api/contact-imports/${id}/confirmation`, {});
    expect((await Promise.all([confirm(), confirm()])).map(({ status }) => status)).toEqual([200, 200]);
    expect((await everybody()).filter(({ name }) => name === 'Åke Öst')).toHaveLength(1);
    for (const [content, status] of [
      ['x'.repeat(4_010_000), 413],
      ['x'.repeat(10_000_000), 413],
    ] as const)
      expect((await send(content, 'application/octet-stream')).status).toBeGreaterThanOrEqual(status);
    expect((await coordinator.api('/api/contact-imports', { method: 'DELETE' })).status).toBe(405);
  });
});

describe('the functions that see people', () => {
  it('needed every grant and were denied nothing; their rounds end what was asked for', async () => {
    const bo = 'asa.exempel.1@x027.example';
    const path = `/contacts/X027/${contactId({ organisation: 'X027', address: bo })}`;
    // A mail in the air, an import and an erasure left to the rounds: all that they may do, they do.
    const { contactStore, contacts } = stage.operator;
    const forgotten = await checked(['X026;Eva Ek;eva.ek@x026.example;it-manager;sv']);
    expect(forgotten).toContain('/contacts/import/');
    const list = await contacts.ofOrganisation('X027');
    const person = list.find(({ address }) => address === bo);
    expect(person).toBeDefined();
    const [first] = await sampleMilestones();
    await reportLate({ ...first, id: 'waiting-too', organisations: ['X027'] });
    if (person) await contacts.save([{ ...person, endedAt: 1, erasureAskedAt: 1 }]);
    const open = await checked(['X025;Eva Ek;eva.ek@x025.example;it-manager;sv']);
    const id = /import\/(\w+)/.exec(open)?.[1] ?? '';
    await contactStore.commit(id, { version: (await contactStore.state()).version, by: 'anna', at: 1 });
    ahead += 25 * 3_600_000;
    await expect
      .poll(
        async () => {
          ahead += 300_000;
          const left = await contactStore.read(['X027']);
          return (
            left.contacts.some(({ address }) => address === bo) ||
            (await contactStore.state()).open !== undefined
          );
        },
        { timeout: 100_000, interval: 1_500 },
      )
      .toBe(false);
    expect(await contactStore.staged()).toEqual([]);
    // A day has passed, and with it the session.
    expect((await see(path)).status).toBe(401);
    coordinator = await stage.signIn('coordinator');
    expect((await see(path)).status).toBe(404);
    expect((await see('/contacts.csv')).status).toBe(200);
    await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
    const { granted, idle } = grantsOf(stage, ['contacts', 'tidy-contacts']);
    expect(granted.filter((grant) => grant.includes('DeleteItem'))).toHaveLength(2);
    expect(idle.filter((grant) => !grant.includes('sqs:SendMessage'))).toEqual([]);
    expect(stage.cloud.calls().filter(({ decision }) => decision === 'denied')).toEqual([]);
  });

  it('logged no name and no address', async () => {
    const logs = await stage.logs();
    expect(logs).toContain('CONTACTS_TIDIED');
    for (const secret of ['@', 'viggo', 'Viggo', 'Killed ']) expect(logs).not.toContain(secret);
  });
});
