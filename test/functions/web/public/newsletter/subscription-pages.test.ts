import { describe, expect, it } from 'vitest';
import { recipientDigest } from '../../../../../domain/mail/suppression.ts';
import sentences from '../../../../../templates/words/sv/problems.json' with { type: 'json' };
import { aSubscribeVisit, BO_FORM } from '../../fixtures/a-subscribe-visit.ts';

const FORM = '/subscribe/lending';
const DAY = 86_400_000;
const HOUR = 3_600_000;
const BO = recipientDigest(BO_FORM.address);

type Visit = Awaited<ReturnType<typeof aSubscribeVisit>>;
const subscribers = async ({ stores }: Visit) =>
  (await stores.subscribers.ofOrganisation('lending', '1280')).map(({ address, group, locale }) => [
    address,
    group,
    locale,
  ]);
const isLeft = async ({ stores }: Visit) =>
  (await stores.suppressions.among([{ recipient: BO, list: 'list:lending' }])).size > 0;

describe('the form', () => {
  it('offers organisations, roles of people outside and languages, in the reader’s language', async () => {
    const { app } = await aSubscribeVisit();
    const page = await (await app.request(FORM, { headers: { 'Accept-Language': 'sv' } })).text();
    expect([...page.matchAll(/<option value="(\w+)"/g)].map(([, code]) => code)).toEqual(['1480', '1280']);
    expect([...page.matchAll(/name="group" value="(\w+)"/g)].map(([, id]) => id)).toEqual([
      'clubs',
      'public',
    ]);
    expect(page).toContain('Få nyhetsbrevet om Fritidsbanken');
    const english = await (await app.request(`${FORM}?lang=en`)).text();
    expect(english).toContain('Get the newsletter about Gear Library');
  });

  it.each<[string, object, 'missing' | 'address-no-at']>([
    ['organisation', { organisation: '9999' }, 'missing'],
    ['group', { group: 'clerks' }, 'missing'],
    ['locale', { locale: 'xx' }, 'missing'],
    ['address', { address: '' }, 'missing'],
    ['address', { address: '<b>' }, 'address-no-at'],
  ])('says at the field and on top what is wrong with %s, and keeps the rest', async (field, over, code) => {
    const visit = await aSubscribeVisit();
    const answer = await visit.post(FORM, { ...BO_FORM, ...over });
    const page = await answer.text();
    expect(answer.status).toBe(400);
    const words = `<span data-problem="${code}">${sentences[`code.${code}`]}</span>`;
    expect(page).toMatch(
      new RegExp(`<a href="#${field}">[^<]+(?:\\?</a>|[^?]</a>:) ${RegExp.escape(words)}`),
    );
    expect(page).toContain(`<p class="error" id="${field}-error">${words}</p>`);
    if (field !== 'address') expect(page).toContain('value="bo@club.example"');
    expect(page).not.toContain('<b>');
    expect(visit.jobs).toEqual([]);
  });

  it('is there for no other rollout, by no method but these, and is stored nowhere', async () => {
    const { app } = await aSubscribeVisit();
    const elsewhere = await app.request('/subscribe/parking');
    expect([elsewhere.status, await elsewhere.text()]).toEqual([
      404,
      expect.stringContaining('Sidan finns inte'),
    ]);
    expect((await app.request(FORM, { method: 'PUT' })).status).toBe(404);
    const { headers } = await app.request(FORM);
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
      'no-store',
      'no-referrer',
    ]);
    expect(headers.get('set-cookie')).toBeNull();
  });
});

describe('a person who subscribes', () => {
  it('is asked back by a mail with a link, and gets nothing before having confirmed', async () => {
    const visit = await aSubscribeVisit();
    expect((await visit.post(FORM, BO_FORM)).status).toBe(200);
    const [link = ''] = await visit.links();
    expect(link).toMatch(/^\/subscription\/k1\.[\w.-]+$/);
    expect(Buffer.from(link.split('.')[1] ?? '', 'base64url').toString()).not.toContain('@');
    expect(await subscribers(visit)).toEqual([]);
    for (const method of ['GET', 'HEAD'])
      expect((await visit.app.request(link, { method })).status).toBe(200);
    expect((await visit.post(link, {})).status).toBe(400);
    expect(await subscribers(visit)).toEqual([]);
    for (const _ of [1, 2]) expect((await visit.post(link, { confirm: 'yes' })).status).toBe(200);
    expect(await subscribers(visit)).toEqual([['bo@club.example', 'clubs', 'sv']]);
  });

  it('gets the same answer whatever is known of the address, within the limits', async () => {
    const visit = await aSubscribeVisit();
    const answers = new Set<string>();
    const ask = async (form: Record<string, string>, network = '192.0.2.1') => {
      const answer = await visit.post(FORM, form, { 'x-network': network });
      answers.add(`${answer.status} ${await answer.text()}`);
    };
    await visit.stores.suppressions.add({ recipient: BO, scope: 'all', reason: 'bounce', at: 1 });
    for (let tries = 0; tries < 3; tries += 1) await ask(BO_FORM);
    await ask({ ...BO_FORM, address: 'new@club.example' }, '192.0.2.2');
    await ask({ ...BO_FORM, website: 'https://spam.example' }, '192.0.2.3');
    expect(answers.size).toBe(1);
    expect([...answers][0]).toMatch(/^200 .*Titta i din inkorg/s);
  });

  it('is told over a limit of addresses that no mail was sent, when to try again and with what', async () => {
    const visit = await aSubscribeVisit();
    for (let tries = 0; tries < 3; tries += 1) await visit.post(FORM, BO_FORM);
    const answer = await visit.post(FORM, BO_FORM);
    const page = await answer.text();
    expect(answer.status).toBe(429);
    expect(page).toContain('<h1>Vi skickade inget mejl den här gången</h1>');
    // The day of the limit ends at midnight UTC.
    expect(page).toContain('efter den 26 november 2026 kl. 01.00, svensk tid');
    expect(page).toContain('<a href="/subscribe/lending?lang=sv">Till anmälan</a>');
    expect(page).not.toContain('Titta i din inkorg');
    expect(page).not.toContain('bo@club.example');
    expect(visit.jobs).toHaveLength(3);
    const english = await visit.post(`${FORM}?lang=en`, BO_FORM);
    expect(await english.text()).toContain('sign up again after 26 November 2026 at 01:00, Swedish time.');
  });

  it('is told over the limit of a network to wait an hour at most, whatever the address', async () => {
    const visit = await aSubscribeVisit();
    await visit.stores.suppressions.add({ recipient: BO, scope: 'all', reason: 'bounce', at: 1 });
    for (let index = 0; index < 10; index += 1)
      await visit.post(FORM, { ...BO_FORM, address: `p${index}@club.example` });
    const answers = new Set<string>();
    for (const address of ['new@club.example', 'p1@club.example', BO_FORM.address]) {
      const answer = await visit.post(FORM, { ...BO_FORM, address });
      answers.add(`${answer.status} ${await answer.text()}`);
    }
    expect(answers.size).toBe(1);
    expect([...answers][0]).toMatch(/^429 .*efter den 25 november 2026 kl. 12.00, svensk tid/s);
    expect(visit.jobs).toHaveLength(10);
  });

  it('says the same over the limit of an address as over that of the whole rollout', async () => {
    const visit = await aSubscribeVisit();
    for (let index = 0; index < 500; index += 1)
      await visit.post(
        FORM,
        { ...BO_FORM, address: `p${index}@club.example` },
        { 'x-network': `192.0.2.${Math.floor(index / 10)}` },
      );
    const full = await visit.post(FORM, { ...BO_FORM, address: 'new@club.example' }, { 'x-network': '::1' });
    const other = await aSubscribeVisit();
    for (let tries = 0; tries < 3; tries += 1) await other.post(FORM, BO_FORM);
    const asked = await other.post(FORM, BO_FORM);
    expect(full.status).toBe(429);
    expect(await full.text()).toBe(await asked.text());
    expect(visit.jobs).toHaveLength(500);
  });

  it('is asked once who presses the button twice, and three times a day at most from wherever', async () => {
    const visit = await aSubscribeVisit();
    for (const _ of [1, 2]) await visit.post(FORM, BO_FORM);
    expect(await visit.links()).toHaveLength(1);
    for (let hour = 1; hour < 8; hour += 1) {
      visit.clock.now += HOUR;
      await visit.post(FORM, { ...BO_FORM, address: 'BO@club.example' }, { 'x-network': `192.0.2.${hour}` });
    }
    expect(visit.jobs).toHaveLength(1);
    visit.clock.now += DAY;
    await visit.post(FORM, BO_FORM);
    expect(visit.jobs).toHaveLength(2);
  });

  it('cannot bomb others: ten mails an hour from one network, whatever the addresses', async () => {
    const visit = await aSubscribeVisit();
    const ask = (index: number) => visit.post(FORM, { ...BO_FORM, address: `p${index}@club.example` });
    await Promise.all(Array.from({ length: 30 }, (_, index) => ask(index)));
    expect(visit.jobs).toHaveLength(10);
    visit.clock.now += HOUR;
    await ask(99);
    expect(visit.jobs).toHaveLength(11);
  });

  it('is no program that fills in every field', async () => {
    const visit = await aSubscribeVisit();
    await visit.post(FORM, { ...BO_FORM, website: 'x' });
    expect(visit.jobs).toEqual([]);
    expect(
      await visit.stores.subscribers.find({ rollout: 'lending', organisation: '1280', recipient: BO }),
    ).toBeUndefined();
  });
});

describe('a person who left the list', () => {
  it('is on it again only with the confirmation', async () => {
    const visit = await aSubscribeVisit();
    await visit.stores.suppressions.add({
      recipient: BO,
      scope: 'list:lending',
      reason: 'unsubscribe',
      at: 1,
    });
    await visit.post(FORM, BO_FORM);
    const [link = ''] = await visit.links();
    expect(await isLeft(visit)).toBe(true);
    await visit.post(link, { confirm: 'yes' });
    expect(await isLeft(visit)).toBe(false);
  });

  it('stays away when an old link comes back, and when mail bounced', async () => {
    const visit = await aSubscribeVisit();
    await visit.post(FORM, BO_FORM);
    const [link = ''] = await visit.links();
    await visit.post(link, { confirm: 'yes' });
    const left = { recipient: BO, scope: 'list:lending', at: visit.clock.now + 1 } as const;
    await visit.stores.suppressions.add({ ...left, reason: 'unsubscribe' });
    await visit.post(link, { confirm: 'yes' });
    expect(await isLeft(visit)).toBe(true);
  });
});

describe('a link that is not honoured', () => {
  it('gets one answer, whatever is wrong with it, and does nothing', async () => {
    const visit = await aSubscribeVisit();
    await visit.post(FORM, BO_FORM);
    const [link = ''] = await visit.links();
    const answers = new Set<string>();
    const ask = async (path: string) => {
      for (const answer of [await visit.app.request(path), await visit.post(path, { confirm: 'yes' })])
        answers.add(`${answer.status} ${await answer.text()}`);
    };
    for (const wrong of [`${link}A`, link.slice(0, -3), '/subscription/k1', '/subscription/bo@club.example'])
      await ask(wrong);
    visit.clock.now += 7 * DAY;
    await ask(link);
    expect(answers.size).toBe(1);
    expect([...answers][0]).toMatch(/^404 .*Länken fungerar inte/s);
    expect(await subscribers(visit)).toEqual([]);
    expect(visit.errors).toEqual([]);
  });
});
