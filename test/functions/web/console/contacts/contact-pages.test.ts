import { describe, expect, it } from 'vitest';
import { contactId } from '../../../../../domain/contacts/contact.ts';
import { summarise } from '../../../../../domain/plan/plan.ts';
import { aCatalogueVersion } from '../../../../fixtures/a-catalogue.ts';
import { aContact } from '../../../../fixtures/a-contact.ts';
import { aDispatchingMilestone } from '../../../../fixtures/a-milestone.ts';
import { aParticipation } from '../../../../fixtures/a-participation.ts';
import { aPlanBasis } from '../../../../fixtures/a-plan-basis.ts';
import { aRollout } from '../../../../fixtures/a-rollout.ts';
import { anObligation } from '../../../../fixtures/an-obligation.ts';
import { anOrganisation, theOffice } from '../../../../fixtures/an-organisation.ts';
import { contactsWorld } from '../../../../fixtures/contacts-world.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole, aUser, CONSOLE_URL } from '../../fixtures/a-console.ts';
import { someContacts } from '../../fixtures/some-contacts.ts';

const asa = aContact();
const NOTHING_PLANNED = {
  organisation: '1280',
  obligations: [],
  tasks: [],
  variants: [],
  deliveries: [],
  gaps: [],
};
const PATH = `/contacts/1280/${contactId(asa)}`;

/** Malmö and Umeå with Åsa at Malmö, seen by a coordinator or by the lead of an organisation. */
async function aContactsApp(scope = 'all') {
  const world = await contactsWorld();
  await world.catalogues.publish(aCatalogueVersion());
  for (const code of ['1280', '2480']) {
    await world.organisations.save(anOrganisation({ code }));
    await world.rollouts.join(aParticipation({ organisation: code }));
  }
  await world.contacts.save([asa]);
  const users = { lead: aUser('local-lead', { organisation: scope }) };
  const lending = { ...(await lendingWorld()), now: world.now };
  const { browse, send, errors } = someContacts(world.ports, aConsole(lending, { users }));
  const who = scope === 'all' ? 'coordinator' : 'lead';
  const post = (path: string, fields: Record<string, string>) => send(who, path, new URLSearchParams(fields));
  const upload = (
    content: string | Uint8Array<ArrayBuffer>,
    fields: Record<string, string> = {},
    locale = 'sv',
  ) => {
    const form = new FormData();
    form.set('file', new File([content], 'a.csv'));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return send(who, `/contacts/import?lang=${locale}`, form);
  };
  const request = (path: string, init: RequestInit = {}) => browse(who, path, init);
  return { ...world, app: { request }, post, upload, errors };
}

// Markup, handlers, entities, template fields, headers, formulas, directions: each with parts of the others.
const PIECES = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onfocus=alert(1) autofocus='",
  '</title><svg/onload=alert(1)>',
  '{{constructor}}',
  '&lt;b&gt;',
  'javascript:alert(1)',
  '\r\nSet-Cookie: a=b',
  '=cmd|" /C calc"!A0',
  '\u202eevil',
  '<a href="javascript:x">',
  '`1`',
];
const hostile = Array.from({ length: 1_000 }, (_, index) => {
  const [one, other] = [PIECES[index % PIECES.length], PIECES[(index * 7 + 3) % PIECES.length]];
  return `${index} ${one}${other}`;
});
/** A page without what stands in quoted attributes, where nothing runs. */
// Without the console's own scripts, each of which is on a page once.
const bare = (page: string) =>
  page
    .replaceAll(/<script src="\/(session|file-limit)\.js" defer><\/script>/g, '')
    .replaceAll(/"[^"]*"/g, '""');
const ACTIVE = /<(script|img|svg\/|a href="javascript)|<[^>]*\son(error|focus|load)=/i;

describe('1,000 hostile strings', () => {
  it('in every field of the form come back as words, run nothing and add no header', async () => {
    const { post, errors } = await aContactsApp();
    for (const text of hostile) {
      const answer = await post('/contacts/1280/new', {
        name: text,
        address: text,
        locale: text,
        seen: text,
      });
      expect(answer.status).toBe(422);
      expect(bare(await answer.text())).not.toMatch(ACTIVE);
      // That something was done is all that the one cookie says.
      for (const cookie of answer.headers.getSetCookie())
        expect(cookie).toMatch(/^__Host-budkavle-waiting=[\w-]{20,60}%3A\d{7,13}%3A; /);
    }
    expect(errors).toEqual([]);
  });

  it('in every cell of a file, and as names of people who are then found, listed and handed out', async () => {
    const { upload, post, app, errors, everybody } = await aContactsApp();
    const bad = hostile.map((text) =>
      Array(5)
        .fill(`"${text.replaceAll('"', '""')}"`)
        .join(';'),
    );
    const refused = await upload(['organisation;namn;e-post;roller;språk', ...bad].join('\n'));
    expect(refused.status).toBe(422);
    expect(bare(await refused.text())).not.toMatch(ACTIVE);
    const rows = hostile.map((text, index) => {
      const name = text.replaceAll(/[\r\n\u202e]|\{\{/g, '').slice(0, 100);
      return `1280;"${name.replaceAll('"', '""')}";p${index}@malmo.example;clerks;sv`;
    });
    const checked = await upload(['organisation;namn;e-post;roller;språk', ...rows].join('\n'));
    expect(checked.status).toBe(303);
    const page = checked.headers.get('location') ?? '';
    expect(bare(await (await app.request(page)).text())).not.toMatch(ACTIVE);
    expect((await post(page, {})).status).toBe(303);
    expect(await everybody()).toHaveLength(1_001);
    for (const path of ['/contacts?organisation=1280', '/contacts?text=script']) {
      expect(bare(await (await app.request(path)).text())).not.toMatch(ACTIVE);
    }
    const one = (await everybody()).find(({ name }) => name.includes('<img'));
    const named = `/contacts/1280/${one ? contactId(one) : ''}`;
    for (const answer of [await app.request(named), await post(`${named}/export`, { as: 'page' })]) {
      expect(answer.status).toBe(200);
      expect(bare(await answer.text())).not.toMatch(ACTIVE);
    }
    expect(errors).toEqual([]);
  });
});

describe('a local lead', () => {
  it('sees and changes the own organisation; any other is not found', async () => {
    const { app, post } = await aContactsApp('2480');
    const missing = await (await app.request('/contacts/9999/nobody')).text();
    const asked = [
      app.request(PATH),
      app.request(`${PATH}/erase`),
      app.request('/contacts/1280/new'),
      post(PATH, { name: 'x' }),
      post(`${PATH}/roles`, { wish: 'end' }),
      post(`${PATH}/export`, { as: 'json' }),
      post(`${PATH}/erase`, {}),
      post('/contacts/1280/new', { name: 'x' }),
    ];
    for (const answer of await Promise.all(asked)) {
      expect(answer.status).toBe(404);
      expect((await answer.text()).replaceAll(/lang=\w+/g, '')).toBe(missing.replaceAll(/lang=\w+/g, ''));
    }
    const list = await (await app.request('/contacts?organisation=1280&text=lind')).text();
    expect(list).not.toContain('asa.lind');
    expect(await (await app.request('/contacts.csv?organisation=1280')).text()).not.toContain('asa.lind');
  });

  it('asks which letters are right, with nothing chosen, and imports a file as it was told', async () => {
    const { upload, post, app, everybody } = await aContactsApp();
    // Code page 850: ö is 94, ä is 84.
    const content =
      'kommun;namn;e-post;roller;titel\n1280;Bj\u0094rn H\u0084gg;bjorn@malmo.example;clerks;Chef';
    const bytes = Uint8Array.from(Buffer.from(content, 'latin1'));
    const before = (await everybody()).length;
    const asked = await upload(bytes);
    const page = await asked.text();
    expect(asked.status).toBe(422);
    const choices = [...page.matchAll(/<input id="charset-[^>]*>/g)].map(([input]) => input);
    expect(choices[0]).toContain('value="ibm850"');
    expect(choices.filter((input) => input.includes('checked'))).toEqual([]);
    expect(page).toMatch(/<label for="charset-ibm850">Björn Hägg/);
    const checked = await upload(bytes, { charset: 'ibm850' });
    expect(checked.status).toBe(303);
    const path = checked.headers.get('location') ?? '';
    expect(await (await app.request(path)).text()).toContain('Titlar i filen sparas inte.');
    expect(await everybody()).toHaveLength(before);
    expect((await post(path, {})).status).toBe(303);
    expect((await everybody()).map(({ name }) => name)).toContain('Björn Hägg');
  });

  it('says before a file is confirmed how many will be welcomed, and not of whoever was told', async () => {
    const { upload, app, ...world } = await aContactsApp();
    const told = aDispatchingMilestone({
      occurredOn: '1970-01-01',
      state: 'completed',
      organisations: ['1280'],
    });
    await world.organisations.save(theOffice());
    await world.rollouts.save(aRollout({ facts: { supplier: 'Exempelbolaget AB', price: 12 } }));
    await world.milestones.accept(told, {});
    await world.plans.freeze(told.id, aPlanBasis({ contacts: [asa] }));
    const plan = { ...NOTHING_PLANNED, obligations: [anObligation()] };
    await world.plans.write(told.id, plan);
    await world.plans.markPlanned(told.id, summarise(plan));
    const pageOf = async (rows: string) => {
      const checked = await upload(`kommun;namn;e-post;roller\n${rows}`);
      return (await app.request(checked.headers.get('location') ?? '')).text();
    };
    const one = await pageOf(
      '1280;Bo Ek;bo.ek@malmo.example;clerks\n1280;Åsa Lind;asa.lind@malmo.example;lead',
    );
    expect(one).toContain('1 person får en välkomst med det som gäller nu, per mejl nästa vardag');
    expect(await pageOf('1280;Åsa Lind;asa.lind@malmo.example;clerks')).not.toContain('välkomst');
    expect(await pageOf('2480;Bo Ek;bo.ek@malmo.example;clerks')).not.toContain('välkomst');
  });

  it('pastes cells of a spreadsheet, which stay in the field where something is wrong with them', async () => {
    const { post, contacts } = await aContactsApp();
    const wrong = await post('/contacts/import', {
      pasted: 'kommun\tnamn\te-post\troller\n1280\tBo Ek\tbo.ek\tclerks',
    });
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    expect(page).toMatch(/<td class="number">2<\/td>.*data-problem="address-no-at"/s);
    expect(page).toMatch(/<details open>.*1280\tBo Ek\tbo\.ek\tclerks/s);
    const pasted = 'kommun\tnamn\te-post\troller\n1280\tBo Ek\tbo.ek@malmo.example\tclerks';
    const { headers } = await post('/contacts/import', { pasted });
    await post(headers.get('location') ?? '', {});
    expect((await contacts.ofOrganisation('1280')).map(({ name }) => name)).toEqual(['Bo Ek', 'Åsa Lind']);
  });

  describe('with a file whose headings nobody knows', () => {
    const FILE =
      'Enhet;Vem;Kontaktväg;Uppdrag;Anteckning\n1280;Bo Ek;bo@malmo.example;clerks;"Ring <före> tio"';
    const HEADINGS = ['Enhet', 'Vem', 'Kontaktväg', 'Uppdrag', 'Anteckning'];
    const USES = ['organisation', 'name', 'address', 'roles', 'nothing'];
    const said = (uses: string[]) =>
      Object.fromEntries(
        HEADINGS.flatMap((heading, at) => [
          [`heading-${at}`, heading],
          [`use-${at}`, uses[at] ?? ''],
        ]),
      );
    const choice = (page: string, at: number) =>
      new RegExp(`<select id="use-${at}"[\\s\\S]*?</select>`).exec(page)?.[0] ?? '';
    const chosen = (page: string) =>
      HEADINGS.map((_, at) => /value="(\w*)" selected/.exec(choice(page, at))?.[1] ?? '');

    it('is asked what each column holds, with some of its cells and nothing chosen for unknown ones', async () => {
      const { upload, everybody } = await aContactsApp();
      const answer = await upload(FILE.replace('Uppdrag', 'Roll'), { mode: 'replace', organisation: '1280' });
      const page = await answer.text();
      expect(answer.status).toBe(422);
      expect(page).toContain('Rubriken säger inte vad kolumnen innehåller.');
      expect(page).toContain('<label for="use-4">Anteckning</label>');
      expect(page).toContain('Ring &lt;före&gt; tio');
      expect(chosen(page)).toEqual(['', '', '', 'roles', '']);
      expect(choice(page, 4)).toContain('<option value="nothing">Ska inte sparas</option>');
      expect(page).toMatch(/id="mode-replace"[^>]* checked/);
      expect(page).toMatch(/<option value="1280" selected>/);
      expect(await everybody()).toEqual([asa]);
    });

    it('keeps what was chosen until all is said and the file is right, and imports it as it was told', async () => {
      const { upload, post, app, everybody } = await aContactsApp();
      const half = USES.map((use, at) => (at === 4 ? '' : use));
      const first = await (await upload(FILE, said(half))).text();
      expect(chosen(first)).toEqual(half);
      const without = await (await upload('', said(USES))).text();
      expect(without).toContain('Filen är tom');
      expect(chosen(without)).toEqual(USES);
      const wrong = FILE.replace('clerks', 'kungar');
      const refused = await (await upload(wrong, said(USES))).text();
      expect(refused).toContain('kungar');
      expect(chosen(refused)).toEqual(USES);
      const checked = await upload(FILE, said(USES));
      expect(checked.status).toBe(303);
      const path = checked.headers.get('location') ?? '';
      const effect = await (await app.request(path)).text();
      expect(effect).toContain('Kolumner som du har valt bort sparas inte.');
      expect(effect).not.toContain('Ring');
      expect(await everybody()).toEqual([asa]);
      expect((await post(path, {})).status).toBe(303);
      expect((await everybody()).map(({ name }) => name)).toContain('Bo Ek');
    });

    it('does not take choices for another file', async () => {
      const { upload, everybody } = await aContactsApp();
      const other = FILE.replace('Vem', 'Chef');
      const page = await (await upload(other, said(USES))).text();
      expect(chosen(page)).toEqual(['organisation', '', 'address', 'roles', 'nothing']);
      expect(await everybody()).toEqual([asa]);
    });

    it('is asked in English too', async () => {
      const { app, upload } = await aContactsApp();
      expect((await app.request('/contacts/import?lang=en')).status).toBe(200);
      const page = await (await upload(FILE, {}, 'en')).text();
      expect(page).toContain('What do the columns hold?');
      expect(choice(page, 4)).toContain('<option value="nothing">Not to be kept</option>');
    });
  });

  it('shows a changed telephone number before it is confirmed, and what a spreadsheet did to one', async () => {
    const { upload, app, post, everybody } = await aContactsApp();
    const file = (number: string, header = ';telefon') =>
      `organisation;namn;e-post;roller;språk${header}\n1280;Åsa Lind;asa.lind@malmo.example;clerks;sv;${number}`;
    const cut = await upload(file('701234567'));
    expect(cut.status).toBe(422);
    expect(await cut.text()).toMatch(
      /data-problem="phone-cut"[^>]*>Börjar varken med 0 eller \+\. Kalkylblad/,
    );
    const checked = async (text: string) => {
      const path = (await upload(text)).headers.get('location') ?? '';
      return { path, page: await (await app.request(path)).text() };
    };
    const first = await checked(file('070-123 45 67'));
    expect(first.page).toContain('Telefon: inget nummer → 070-123 45 67');
    await post(first.path, {});
    expect((await everybody())[0]).toMatchObject({ phone: '070-123 45 67' });
    // The same number otherwise written, and a file without the column, change nothing.
    for (const same of [file('0701234567'), file('', '').replace(/;$/, '')])
      expect((await checked(same)).page).not.toContain('Telefon:');
    expect((await checked(file(''))).page).toContain('Telefon: 070-123 45 67 → inget');
    expect(await (await app.request(PATH)).text()).toContain('name="phone" value="070-123 45 67"');
    expect(await (await app.request('/contacts.csv?organisation=1280')).text()).toContain(';070-123 45 67');
  });

  it('imports a file for the own organisation only', async () => {
    const { upload, everybody } = await aContactsApp('2480');
    const header = 'organisation;namn;e-post;roller';
    const refused = await upload(`${header}\n1280;Bo Ek;bo@malmo.example;clerks`);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Bara organisationen ”2480” är möjlig här.');
    expect((await upload(`${header}\n2480;Bo Ek;bo@umea.example;clerks`)).status).toBe(303);
    expect(await everybody()).toHaveLength(1);
  });
});

describe('the form that erases somebody', () => {
  const bo = aContact({ name: 'Bo <Ek>', address: 'bo@malmo.example' });

  it('offers the colleagues who can take over their tasks, and no choice where there are none', async () => {
    const { app, contacts } = await aContactsApp();
    expect(await (await app.request(`${PATH}/erase`)).text()).not.toContain('id="successor"');
    await contacts.save([bo, aContact({ name: 'Slutat', address: 'slutat@malmo.example', endedAt: 1 })]);
    const page = await (await app.request(`${PATH}/erase`)).text();
    expect(page).toContain(`<option value="${contactId(bo)}">Bo &lt;Ek&gt;, bo@malmo.example</option>`);
    expect(page).not.toContain('slutat@malmo.example');
  });

  it('says where the one chosen cannot take over, and erases nobody; with one who can, it does', async () => {
    const { post, contacts, everybody } = await aContactsApp();
    await contacts.save([bo]);
    const refused = await post(`${PATH}/erase`, { successor: 'nobody' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('data-problem="unknown"');
    expect(await everybody()).toHaveLength(2);
    expect((await post(`${PATH}/erase`, { successor: contactId(bo) })).status).toBe(303);
    expect(await everybody()).toEqual([bo]);
  });
});

describe('a form', () => {
  it('that is empty changes nobody and says what to do', async () => {
    const { upload, post, everybody, errors } = await aContactsApp();
    const answer = await upload('');
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Filen är tom');
    expect((await post(PATH, {})).status).toBe(422);
    expect(await everybody()).toEqual([asa]);
    expect(errors).toEqual([]);
  });

  it.each([
    ['that is broken off', { 'Content-Type': 'multipart/form-data; boundary=x', origin: CONSOLE_URL }],
    ['from elsewhere', { origin: 'https://evil.example' }],
    ['without the token of a page', { origin: CONSOLE_URL }],
  ])('%s is turned away, and changes nobody', async (_, headers) => {
    const { app, everybody, errors } = await aContactsApp();
    for (const path of ['/contacts/import', PATH, `${PATH}/erase`]) {
      const answer = await app.request(path, { method: 'POST', body: '--x\r\nContent-Dispos', headers });
      expect([path, answer.status]).toEqual([path, 403]);
    }
    expect(await everybody()).toEqual([asa]);
    expect(errors).toEqual([]);
  });

  it('that was filled in over something older shows what holds now', async () => {
    const { post, everybody } = await aContactsApp();
    const fields = {
      name: 'Åsa Ny',
      address: asa.address,
      locale: 'sv',
      'role-clerks': 'yes',
      seen: 'older',
    };
    const answer = await post(PATH, fields);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Någon annan har ändrat personen');
    expect(await everybody()).toEqual([asa]);
  });
});
