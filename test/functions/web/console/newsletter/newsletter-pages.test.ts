import { beforeEach, describe, expect, it } from 'vitest';
import { recipientDigest } from '../../../../../domain/mail/suppression.ts';
import { shortDigest } from '../../../../../domain/shared/digest.ts';
import { renderMail } from '../../../../../templates/mail/render-mail.ts';
import { aNewsItem } from '../../../../fixtures/a-news-item.ts';
import { aParticipation } from '../../../../fixtures/a-participation.ts';
import { aRollout } from '../../../../fixtures/a-rollout.ts';
import { aSubscriber } from '../../../../fixtures/a-subscriber.ts';
import { type WeeklyWorld, weeklyWorld } from '../../../../fixtures/weekly-world.ts';
import { MANY_PAYLOADS } from '../../../../templates/injection-payloads.ts';
import { decoded, type Element, parsedMail as parsedPage } from '../../../../templates/parsed-mail.ts';
import { aUser, CONSOLE_URL, aConsole as consoleOver, formTokenOn } from '../../fixtures/a-console.ts';

// Malmö and the office have their newsletter on Thursdays at 8, Göteborg on Sundays at 2. It is Wednesday 16 December
// 2026.
const THURSDAY = '2026-12-17T07:00:00Z';
const MALMO = '/organisations/1280/newsletters/lending';
const NEW = '/news/new';
const GOOD = {
  rollout: 'lending',
  'title-sv': 'Nya tider',
  'body-sv': 'Vi öppnar **tio**.',
  organisations: 'all',
  from: '2026-12-16',
};

let world: WeeklyWorld;
let site: ReturnType<typeof consoleOver>;
beforeEach(async () => {
  world = await weeklyWorld();
  await world.at('2026-12-16T10:00:00Z');
  const users = { goteborg: aUser('local-lead', { organisation: '1480' }) };
  site = consoleOver({ ...world, render: renderMail }, { users });
});

const PLAIN = { headers: { 'accept-encoding': 'identity' } };
const show = async (who: string, path: string) => (await site.browse(who, path, PLAIN)).text();
async function send(who: string, path: string, fields: Record<string, string>) {
  const body = new URLSearchParams({ formToken: formTokenOn(await show(who, '/')), ...fields });
  return site.browse(who, path, { method: 'POST', body, headers: { origin: CONSOLE_URL } });
}
async function issue(iso: string) {
  await world.at(iso);
  await world.plan();
}
const news = () => world.newsItems.ofRollout('lending');
/** What would be active on a page, or lead away from it. */
const isOwnScript = (element: Element) =>
  element.getAttributeValue('src') === '/session.js' && element.textContent === '';
const ACTIVE = 'script, iframe, object, embed, base, [onerror], [onload], [onmouseover], [style]';

describe('the newsletters of the country', () => {
  it('are among the pages of the office, and of nobody else', async () => {
    for (const who of ['coordinator', 'approver', 'registrar'])
      expect(await show(who, '/newsletters?lang=en')).toContain('aria-current="page">Newsletters</a>');
    expect(await show('local-lead', '/')).not.toContain('href="/newsletters');
    expect((await site.browse('local-lead', '/newsletters')).status).toBe(403);
  });

  it('show what is on its way and in which issues it goes, and what has left with its readers', async () => {
    await world.newsItems.add(aNewsItem({ from: '2026-12-16' }));
    const before = await show('coordinator', '/newsletters?lang=en');
    expect(before).toMatch(/Goes out at 2 organisations on Thursday,? 17 December 2026 at 08:00/);
    expect(before).toContain('For all groups at all organisations, from 16 December 2026, by Tuva Rehnberg');
    expect(before).toContain('No issue has left yet.');
    await issue(THURSDAY);
    const after = await show('approver', '/newsletters?lang=en');
    expect(after).toContain('Has gone out at 2 of 3 organisations');
    expect(after).toMatch(/Goes out at 1 organisation on Sunday,? 20 December 2026 at 02:00/);
    expect(after).toMatch(/1 of 2<\/td><td class="number">0 of 5<\/td>/);
  });

  it('say which changed fact holds news back, and where', async () => {
    const typed = { '1280': { startDate: '2027-03-15' } };
    await world.newsItems.add(aNewsItem({ typed, from: '2026-12-16' }));
    const facts = [{ fact: 'startDate', from: '2027-03-15', to: '2027-04-01' }];
    world.rollouts.change('lending', { organisation: '1280', facts });
    expect(await show('coordinator', '/newsletters')).toContain(
      'Hålls inne hos 1 organisation, eftersom texten säger något som har ändrats. ' +
        'Startdatum: 1 april 2027, förut 15 mars 2027. Ta tillbaka nyheten och skriv den på nytt.',
    );
  });

  it('lead on to one organisation, and to none that takes no part', async () => {
    const answer = await site.browse('coordinator', '/newsletters?rollout=lending&organisation=1280&lang=en');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${MALMO}?lang=en`]);
    for (const query of ['rollout=lending&organisation=9999', 'rollout=parking&organisation=1280'])
      expect((await site.browse('coordinator', `/newsletters?${query}`)).status).toBe(404);
  });

  it('are written in by the coordinator alone', async () => {
    expect(await show('coordinator', '/newsletters')).toContain('href="/news/new?rollout=lending');
    for (const who of ['approver', 'registrar'])
      expect(await show(who, '/newsletters')).not.toContain('/news/new');
  });
});

describe('news where there are two rollouts', () => {
  it.each([
    ['coordinator', NEW],
    ['local-lead', '/organisations/1280/work/news'],
  ])('is asked for which of them before %s fills anything in, and keeps to it', async (who, path) => {
    expect(await show(who, path)).toContain('name="rollout" value="lending"');
    await world.rollouts.save(aRollout({ id: 'parking', name: { sv: 'Parkering' } }));
    await world.rollouts.join(aParticipation({ rollout: 'parking', organisation: '1280' }));
    const asked = await show(who, path);
    expect(asked).toContain('Vilket införande gäller det?');
    expect(asked).not.toContain('name="rollout"');
    for (const id of ['lending', 'parking']) {
      expect(asked).toContain(`href="${path}?rollout=${id}&amp;lang=sv"`);
      expect(await show(who, `${path}?rollout=${id}`)).toContain(`name="rollout" value="${id}"`);
    }
  });
});

describe('news of the office', () => {
  it('is written for all, in two languages, and it is said when it leaves', async () => {
    const fields = { ...GOOD, 'title-en': 'New hours', 'body-en': 'We open at ten.', 'group-clerks': 'yes' };
    const answer = await send('coordinator', `${NEW}?lang=en`, fields);
    expect(answer.status).toBe(303);
    expect(await news()).toMatchObject([
      {
        title: { sv: 'Nya tider', en: 'New hours' },
        groups: ['clerks'],
        organisations: 'all',
        addedBy: 'Kim coordinator',
      },
    ]);
    const page = await show('coordinator', answer.headers.get('location') ?? '');
    expect(page).toMatch(/role="status">The news is saved. It goes out on Thursday,? 17 December 2026/);
  });

  it('is written for some', async () => {
    const some = {
      ...GOOD,
      organisations: 'some',
      'organisation-1480': 'yes',
      'organisation-national': 'yes',
    };
    expect((await send('coordinator', NEW, some)).status).toBe(303);
    expect(await news()).toMatchObject([{ organisations: ['1480', 'national'] }]);
  });

  it('is one piece of news however often the button is pressed', async () => {
    const [first, again] = [await send('coordinator', NEW, GOOD), await send('coordinator', NEW, GOOD)];
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(await news()).toHaveLength(1);
  });

  it('that no issue leaves for is saved, and it is said that nobody will read it', async () => {
    const fields = { ...GOOD, from: '2026-12-18', until: '2026-12-19' };
    const answer = await send('coordinator', `${NEW}?lang=en`, fields);
    expect(await show('coordinator', answer.headers.get('location') ?? '')).toContain('nobody will read it');
  });

  it.each([
    ['no title', { 'title-sv': '' }, 'title-sv-error'],
    ['half a translation', { 'title-en': 'New hours' }, 'body-en-error'],
    ['a fact that is not there', { 'body-sv': 'Fråga {nobody}.' }, 'body-sv-error'],
    ['a link that is none', { 'body-sv': '[x](javascript:alert(1))' }, 'body-sv-error'],
    ['nobody ticked', { organisations: 'some' }, 'organisations-error'],
    ['a stranger ticked', { organisations: 'some', 'organisation-9999': 'yes' }, 'organisations-error'],
    ['no day', { from: 'snart' }, 'from-error'],
    ['an end before the beginning', { until: '2026-11-01' }, 'until-error'],
  ])('with %s is refused at the field, keeps what was written, and stores nothing', async (_, wrong, id) => {
    const answer = await send('coordinator', `${NEW}?lang=sv`, { ...GOOD, 'group-clubs': 'yes', ...wrong });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(`id="${id}"`);
    expect(page).toContain(`href="#${id.replace('-error', '')}"`);
    expect(page).toContain('id="group-clubs" name="group-clubs" value="yes" checked');
    // Said in the language of the page.
    expect(page).not.toContain('<span lang="en">');
    expect(await news()).toEqual([]);
  });

  it('shows whatever was written as words and nothing else, in the form and in the list', async () => {
    for (const payload of MANY_PAYLOADS) {
      const fields = { ...GOOD, 'title-sv': payload, 'body-sv': payload, until: payload };
      const form = await parsedPage(await (await send('coordinator', NEW, fields)).text());
      expect(form.find(ACTIVE).filter((element) => !isOwnScript(element))).toEqual([]);
      expect(decoded(form.find('#body-sv')[0]?.textContent ?? '').trim()).toBe(payload.trim());
    }
    for (const [index, payload] of MANY_PAYLOADS.entries()) {
      const title = { sv: payload.replaceAll(/\s+/g, ' ').slice(0, 100) || 'x' };
      await world.newsItems.add({
        ...aNewsItem({ from: '2026-12-16' }),
        id: shortDigest('news', index),
        title,
        body: { sv: payload },
      });
    }
    const list = await parsedPage(await show('coordinator', '/newsletters'));
    expect(list.find(ACTIVE).filter((element) => !isOwnScript(element))).toEqual([]);
    expect(list.find('li.card')).toHaveLength(MANY_PAYLOADS.length);
  });
});
describe('the newsletter of an organisation', () => {
  const textsOn = (page: string) =>
    [...page.matchAll(/href="([^"]+\/texts\/[a-z2-7]+)\?as=text/g)].map(([, path = '']) => path);

  it('is seen before it leaves, exactly as each kind of reader will get it', async () => {
    await world.newsItems.add(aNewsItem({ from: '2026-12-16', groups: ['clubs'] }));
    const page = await show('local-lead', `${MALMO}?lang=en`);
    expect(page).toMatch(/Issue week 51, 2026 leaves on Thursday,? 17 December 2026 at 08:00\./);
    // Viktor in Swedish, Mary in English.
    const texts = textsOn(page);
    expect(texts).toHaveLength(2);
    const shown = await Promise.all(texts.map((path) => show('local-lead', `${path}?as=text&lang=en`)));
    const framed = await Promise.all(texts.map((path) => site.browse('local-lead', `${path}/mail`)));
    await issue(THURSDAY);
    const sent = await world.plans.variants('lending-newsletter-2026-w51-thu-08', '1280');
    expect(sent).toHaveLength(2);
    const said = shown.map((each) => decoded(/<pre class="letter"[^>]*>(.*?)<\/pre>/s.exec(each)?.[1] ?? ''));
    for (const { text, locale } of sent) {
      const name = locale === 'en' ? 'Mary Hart' : 'Viktor Lindvall';
      expect(said).toContain(
        text
          .replaceAll('{{recipientName}}', name)
          .replaceAll(/\{\{(?:unsubscribeLink|questionLink|polls:[^}]*)\}\}/g, '…'),
      );
    }
    for (const answer of framed) {
      expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox;/);
      expect(await answer.text()).not.toContain('{{');
    }
  });

  it('has no address of its readers on it, nor a name of anybody from outside who subscribes', async () => {
    const bo = aSubscriber({ address: 'bo.berg@club.example', group: 'public' });
    await world.subscribers.ask(bo);
    await world.subscribers.confirm({ ...bo, recipient: recipientDigest(bo.address), at: 1 });
    await world.newsItems.add(aNewsItem({ from: '2026-12-16' }));
    const page = await show('registrar', MALMO);
    for (const path of [MALMO, ...textsOn(page), ...textsOn(page).map((each) => `${each}/mail`)])
      expect(await show('registrar', `${path}?as=text`)).not.toMatch(/bo\.berg|club\.example|asa\.lind/);
  });

  it('says so when there is nothing to send', async () => {
    expect(await show('local-lead', `${MALMO}?lang=en`)).toContain('Nothing is new. Then no issue leaves');
    const to = await site.browse('local-lead', '/organisations/1280/newsletters?lang=en');
    expect([to.status, to.headers.get('location')]).toEqual([303, `${MALMO}?lang=en`]);
  });

  it('of another organisation is not found, nor are its texts', async () => {
    await world.newsItems.add(aNewsItem({ from: '2026-12-16' }));
    const [text = ''] = textsOn(await show('local-lead', MALMO));
    const paths = [MALMO, text, `${text}/mail`, '/organisations/1280/newsletters'];
    const answers = new Set<string>();
    for (const path of [...paths, ...paths.map((each) => each.replace('1280', '9999'))]) {
      const answer = await site.browse('goteborg', path);
      answers.add(`${answer.status} ${await answer.text()}`);
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toMatch(/^404/);
  });

  it('does not tell a lead at which other organisations a piece of news is read', async () => {
    await world.newsItems.add(aNewsItem({ from: '2026-12-16', organisations: ['1280', '1480'] }));
    const page = await show('local-lead', MALMO);
    expect(page).toContain('Malmö stad … +1');
    expect(page).not.toMatch(/1480|Göteborg/);
  });
});

describe('taking news back', () => {
  const back = (id: string) => `/news/lending/${id}/take-back?lang=en`;

  it('is a button on the page, and says that it had not gone out', async () => {
    const item = aNewsItem({ from: '2026-12-16' });
    await world.newsItems.add(item);
    expect(await show('coordinator', '/newsletters')).toContain(`action="/news/lending/${item.id}/take-back`);
    expect(await show('approver', '/newsletters')).not.toContain('/take-back');
    const answer = await send('coordinator', back(item.id), {});
    expect(answer.status).toBe(303);
    const page = await show('coordinator', answer.headers.get('location') ?? '');
    expect(page).toContain('The news is taken back. It had not gone out anywhere.');
    expect(page).toContain('Taken back on 16 December 2026 at 11:00 by Kim coordinator.');
    expect((await send('coordinator', back(item.id), {})).headers.get('location')).toMatch(/did=taken-back/);
    expect((await send('coordinator', `${NEW}?lang=sv`, GOOD)).status).toBe(303);
  });

  it('says where it has gone out already, and changes nothing where it has gone out everywhere', async () => {
    const all = aNewsItem({ from: '2026-12-16' });
    const sent = aNewsItem({ title: { sv: 'Egen' }, organisations: ['1280'], from: '2026-12-16' });
    for (const item of [all, sent]) await world.newsItems.add(item);
    await issue(THURSDAY);
    const part = await send('coordinator', back(all.id), {});
    expect(await show('coordinator', part.headers.get('location') ?? '')).toContain(
      'It had gone out at 2 organisations already, and stays there.',
    );
    const late = await send('local-lead', back(sent.id), {});
    expect(late.headers.get('location')).toMatch(
      /^\/organisations\/1280\/newsletters\/lending\?lang=en&did=too-late/,
    );
    expect(await show('local-lead', late.headers.get('location') ?? '')).toContain('That was too late');
    expect((await news()).find(({ id }) => id === sent.id)?.takenBack).toBeUndefined();
  });

  it('of the office or of others is not found for a local lead', async () => {
    const office = aNewsItem({ from: '2026-12-16' });
    const foreign = aNewsItem({ title: { sv: 'Annan' }, organisations: ['1480'], from: '2026-12-16' });
    const own = aNewsItem({ title: { sv: 'Egen' }, organisations: ['1280'], from: '2026-12-16' });
    for (const item of [office, foreign, own]) await world.newsItems.add(item);
    const page = await show('local-lead', MALMO);
    expect(page).toContain(own.id);
    expect(page.match(/take-back/g)).toHaveLength(1);
    const answers = new Set<string>();
    for (const id of [office.id, foreign.id, 'nothing']) {
      const answer = await send('local-lead', back(id), {});
      answers.add(`${answer.status} ${await answer.text()}`);
    }
    expect([...answers]).toHaveLength(1);
    expect((await news()).filter(({ takenBack }) => takenBack)).toEqual([]);
  });

  it('is not done without the token of an own form', async () => {
    const item = aNewsItem({ from: '2026-12-16' });
    await world.newsItems.add(item);
    const init = { method: 'POST', body: new URLSearchParams(), headers: { origin: CONSOLE_URL } };
    expect((await site.browse('coordinator', back(item.id), init)).status).toBe(403);
    expect((await news()).filter(({ takenBack }) => takenBack)).toEqual([]);
  });
});
