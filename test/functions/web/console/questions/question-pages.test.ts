import { beforeEach, describe, expect, it } from 'vitest';
import { makePacket } from '../../../../../domain/packets/use-cases/make-packet.ts';
import { aPerson } from '../../../../fixtures/a-person.ts';
import { aQuestionDesk, type QuestionDesk } from '../../fixtures/a-question-desk.ts';

const ASKED = { question: 'När kan vår förening börja boka?\n\nHälsningar Bo', address: 'bo@club.example' };
const ANSWER = {
  words: 'Hej! Ni kan boka från **januari**.',
  version: '0',
  publish: 'yes',
  'question-sv': 'När kan föreningar börja boka?',
  'answer-sv': 'Föreningar kan boka från **januari**.',
};

let desk: QuestionDesk;
beforeEach(async () => {
  desk = await aQuestionDesk();
});

const path = async () => {
  const { rollout, id } = await desk.question();
  return `/questions/${rollout}/${id}`;
};
const answer = async (over: Record<string, string> = {}, who = 'coordinator') =>
  desk.send(who, await path(), { ...ANSWER, ...over });

describe('a question asked in public', () => {
  it('is answered once, and stands on the page, in the script and in the next issue with its date', async () => {
    expect((await desk.post('/ask/lending?lang=sv', ASKED)).status).toBe(200);
    expect(await desk.show('coordinator', '/questions')).toContain('När kan vår förening börja boka?');
    expect(await desk.site.page('/rollouts/lending?lang=sv')).not.toContain('börja boka?');

    const sent = await answer();
    expect(sent.status).toBe(303);
    expect(await desk.show('coordinator', sent.headers.get('location') ?? '')).toContain(
      'Svaret är skickat.',
    );
    const [mail, ...more] = await desk.deliver();
    expect(more).toEqual([]);
    expect(mail?.delivery).toMatchObject({ address: 'bo@club.example', organisation: 'national' });
    expect(mail?.variant?.text).toContain('Ni kan boka från');
    expect(mail?.variant?.text).toContain('När kan vår förening börja boka?');

    const page = await desk.site.page('/rollouts/lending?lang=sv');
    expect(page).toContain('<summary>När kan föreningar börja boka?</summary>');
    expect(page).toContain('Besvarad den 16 december 2026');
    expect(page).not.toMatch(/Hälsningar Bo|bo@club/);

    await desk.world.at('2026-12-17T07:00:00Z');
    await desk.world.plan();
    const issue = await desk.world.newsletterIssues.find({
      ...{ rollout: 'lending', organisation: '1280', year: 2026, week: 51 },
    });
    const item = issue?.editions.sv?.items.find(({ title }) => title === 'När kan föreningar börja boka?');
    expect(item?.markdown).toBe('Föreningar kan boka från **januari**.\n\n*Besvarad den 16 december 2026*');

    const [milestone] = await desk.world.milestones.ofRollout('lending');
    const packet = await makePacket({ milestone: milestone?.id ?? '', organisation: '1280' }, desk.world);
    expect(packet.answers).toMatchObject([
      { question: 'När kan föreningar börja boka?', on: '2026-12-16', locale: 'sv' },
    ]);
  });
});

describe('an answer', () => {
  beforeEach(async () => {
    await desk.post('/ask/lending', ASKED);
  });

  it('that nobody chose to publish goes to whoever asked, and to nobody else', async () => {
    expect((await answer({ publish: '' })).status).toBe(303);
    expect(await desk.deliver()).toHaveLength(1);
    expect(await desk.world.publishedAnswers.ofRollout('lending')).toEqual([]);
    expect(await desk.world.newsItems.ofRollout('lending')).toEqual([]);
  });

  it.each([
    ['an address', { 'answer-sv': 'Skriv till BO@club.example.' }, 'names-asker'],
    ['no words', { words: '' }, 'empty'],
    ['no question for everybody', { 'question-sv': '' }, 'missing'],
    ['a fact that there is not', { words: 'Den {holiday}.' }, 'fact-undeclared'],
    ['a fact of each organisation, for all', { 'answer-sv': 'Den {startDate}.' }, 'fact-elsewhere'],
    ['a link to nowhere', { words: '[hit](javascript:alert)' }, 'link-invalid'],
  ])('with %s is refused with what is wrong, and nothing has happened', async (_, over, code) => {
    const sent = await answer(over);
    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain(`data-problem="${code}"`);
    expect(await desk.deliver()).toEqual([]);
    expect((await desk.question()).state).toBe('open');
    expect(await desk.world.newsItems.ofRollout('lending')).toEqual([]);
  });

  it('is given once: whoever has not seen it is told so, and theirs is not sent', async () => {
    expect((await answer()).status).toBe(303);
    const second = await answer({ words: 'Något annat' });
    expect(await second.text()).toContain('data-problem="changed-meanwhile"');
    expect(await desk.deliver()).toHaveLength(1);
    expect((await desk.question()).answer?.words).toBe(ANSWER.words);
  });

  it('is replaced everywhere by a later one, which whoever asked is mailed too', async () => {
    await answer();
    await desk.deliver();
    expect((await answer({ version: '1', words: 'Först i mars.', 'answer-sv': 'Från mars.' })).status).toBe(
      303,
    );
    const mails = await desk.deliver();
    expect(mails).toHaveLength(2);
    expect(mails.map(({ variant }) => variant?.subject)).toContain('Nytt svar på din fråga om Fritidsbanken');
    const page = await desk.site.page('/rollouts/lending?lang=sv');
    expect(page).toContain('Från mars.');
    expect(page).not.toContain('januari');
    const news = await desk.world.newsItems.ofRollout('lending');
    expect(news.filter(({ takenBack }) => !takenBack)).toHaveLength(1);
  });

  it('that is withdrawn stands nowhere any more, and whoever was answered is told so, once', async () => {
    await answer();
    await desk.deliver();
    expect((await desk.send('coordinator', `${await path()}/withdraw`, {})).status).toBe(303);
    const mails = await desk.deliver();
    const back = 'Svaret på din fråga om Fritidsbanken gäller inte';
    expect(mails.map(({ variant }) => variant?.subject).toSorted()).toEqual([
      ...['Svar på din fråga om Fritidsbanken', back],
    ]);
    expect(mails.find(({ variant }) => variant?.subject === back)?.variant?.text).toContain(
      'lita inte på det',
    );
    await desk.send('coordinator', `${await path()}/withdraw`, {});
    expect(await desk.deliver()).toHaveLength(2);
    expect(await desk.site.page('/rollouts/lending?lang=sv')).not.toContain('börja boka');
    const news = await desk.world.newsItems.ofRollout('lending');
    expect(news.every(({ takenBack }) => takenBack)).toBe(true);
  });

  it('says no value that has changed: it stands nowhere until somebody writes another', async () => {
    await answer({ 'answer-sv': 'Leverantören är Exempelbolaget AB.' });
    await desk.deliver();
    const facts = [{ fact: 'supplier', from: 'Exempelbolaget AB', to: 'Andra bolaget AB' }];
    desk.world.rollouts.change('lending', { facts });
    expect(await desk.show('coordinator', await path())).toContain('Svaret visas inte längre');
  });

  it('for nobody is refused: who asked has been erased, and it is not published', async () => {
    await desk.send('coordinator', `${await path()}/forget`, {});
    expect((await desk.question()).asker).toBeUndefined();
    const sent = await answer({ publish: '' });
    expect(await sent.text()).toContain('data-problem="answer-for-nobody"');
    expect((await answer()).status).toBe(303);
    expect(await desk.deliver()).toEqual([]);
  });
});

describe('a question about one organisation', () => {
  beforeEach(async () => {
    await desk.post('/ask/lending/1280', ASKED);
  });

  it('is for its lead and the office, and does not exist for another lead', async () => {
    expect(await desk.show('local-lead', '/questions')).toContain('Besvaras av Lo Ek.');
    expect(await desk.show('goteborg', '/questions')).not.toContain('börja boka');
    expect((await desk.office.browse('goteborg', await path())).status).toBe(404);
    expect((await answer({}, 'goteborg')).status).toBe(404);
    expect((await answer({}, 'local-lead')).status).toBe(303);
  });

  it('is answered on its own page and in its own script and issue alone', async () => {
    await answer({ 'answer-sv': 'Från {startDate}.' }, 'local-lead');
    await desk.deliver();
    expect(await desk.site.page('/rollouts/lending/1280')).toContain('När kan föreningar börja boka?');
    for (const other of ['/rollouts/lending', '/rollouts/lending/1480'])
      expect(await desk.site.page(other)).not.toContain('När kan föreningar börja boka?');
    const [news] = await desk.world.newsItems.ofRollout('lending');
    expect(news?.organisations).toEqual(['1280']);
  });

  it('about the whole rollout is not the lead’s to see', async () => {
    await desk.post('/ask/lending', { ...ASKED, question: 'Gäller det alla?' });
    expect(await desk.show('local-lead', '/questions')).not.toContain('Gäller det alla?');
  });

  it('is late after five working days', async () => {
    desk.world.clock.now = Date.parse('2026-12-23T10:00:00Z');
    expect(await desk.show('coordinator@0', '/questions')).not.toContain('Försenad');
    desk.world.clock.now = Date.parse('2027-01-08T10:00:00Z');
    expect(await desk.show('coordinator', '/questions')).toContain('Försenad');
  });

  it('is closed without an answer where it is none', async () => {
    expect((await desk.send('local-lead', `${await path()}/close`, {})).status).toBe(303);
    expect((await desk.question()).state).toBe('closed');
    expect(await desk.deliver()).toEqual([]);
  });
});

describe('the API', () => {
  it('lists questions without telling who asked, and takes an answer', async () => {
    await desk.post('/ask/lending', ASKED);
    const { id } = await desk.question();
    const list = await (await desk.office.call('coordinator', '/api/questions?state=open')).text();
    expect(JSON.parse(list)).toMatchObject({ questions: [{ id, askerKnown: true, late: false }] });
    expect(list).not.toContain('bo@club.example');
    const say = (body: unknown) =>
      desk.office.call('coordinator', `/api/rollouts/lending/questions/${id}/answer`, {
        ...{ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
      });
    expect((await say({ words: 'Ja.' })).status).toBe(400);
    expect((await say({ words: 'Ja.', version: 3 })).status).toBe(422);
    expect(await (await say({ words: 'Ja.', version: 0 })).json()).toMatchObject({ state: 'answered' });
    expect(await desk.deliver()).toHaveLength(1);
  });
});

describe('a question from a journalist', () => {
  const NOTED = {
    rollout: 'lending',
    question: 'Vad kostar det?',
    name: 'Ada Wik',
    medium: 'Exempelbladet',
    deadline: '2026-12-16T15:00',
    address: 'ada.wik@bladet.example',
    phone: '070-555 01 02',
  };
  const MAJA = { id: 'p-maja', name: 'Maja Holm', address: 'maja.holm@kansli.example' };

  beforeEach(async () => {
    const put = [
      aPerson({ ...MAJA, role: 'coordinator', state: 'active' }),
      aPerson({
        id: 'p-out',
        name: 'Ulf Ute',
        address: 'ulf@kansli.example',
        role: 'coordinator',
        state: 'ended',
      }),
    ];
    await desk.world.people.change({ version: 0, put, entries: [] });
  });
  const note = (over: Record<string, string> = {}, who = 'coordinator') =>
    desk.send(who, '/questions/new', { ...NOTED, ...over });

  it('is noted with its deadline for whoever is to answer it, and stands before older questions', async () => {
    await desk.post('/ask/lending', ASKED);
    const form = await desk.show('coordinator', '/questions/new');
    expect(form).toContain('<option value="p-maja"');
    expect(form).not.toContain('Ulf Ute');
    const sent = await note({ owner: 'p-maja' });
    expect(sent.status).toBe(303);
    const page = await desk.show('coordinator', sent.headers.get('location') ?? '');
    for (const said of [
      'Ada Wik, Exempelbladet',
      'Behöver svar senast den 16 december 2026 kl. 15.00.',
      'Besvaras av Maja Holm.',
      'tel:0705550102',
    ])
      expect(page).toContain(said);
    const list = await desk.show('coordinator', '/questions');
    expect(list.indexOf('Vad kostar det?')).toBeLessThan(list.indexOf('När kan vår förening'));
    expect(await desk.show('approver', '/questions/new')).not.toContain('Vad kostar');
  });

  it.each([
    ['no way to answer', { address: '', phone: '' }, 'no-way-to-answer', 'address'],
    ['a time that has been', { deadline: '2026-12-16T10:59' }, 'time-past', 'deadline'],
    ['no time', { deadline: '' }, 'time-invalid', 'deadline'],
    ['a time in another century', { deadline: '2126-12-16T10:59' }, 'time-invalid', 'deadline'],
    ['somebody who cannot sign in', { owner: 'p-out' }, 'not-one-of', 'owner'],
    ['nothing asked', { question: '' }, 'empty', 'question'],
  ])('with %s is refused with what is wrong, and what was typed stays', async (_, over, code, at) => {
    const sent = await note(over);
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(page).toContain(`<a href="#${at}">`);
    expect(page).toContain(`data-problem="${code}"`);
    expect(page).toContain('value="Exempelbladet"');
    expect(await desk.world.questions.ofRollout('lending')).toEqual([]);
  });

  it('is answered by mail like any other, and never published with the name of who asked', async () => {
    await note();
    const named = await answer({ 'answer-sv': 'Ada Wik undrade.' });
    expect(await named.text()).toContain('data-problem="names-asker"');
    expect((await answer({ publish: '' })).status).toBe(303);
    const [mail, ...more] = await desk.deliver();
    expect(more).toEqual([]);
    expect(mail?.delivery.address).toBe('ada.wik@bladet.example');
  });

  it('is given to somebody else, or answered by telephone, and its history says so', async () => {
    await note({ address: '' });
    const at = await path();
    expect((await desk.send('coordinator', `${at}/owner`, { owner: 'p-out' })).status).toBe(422);
    expect((await desk.send('coordinator', `${at}/owner`, { owner: 'p-maja' })).status).toBe(303);
    const empty = await desk.send('coordinator', `${at}/spoken`, { spoken: '' });
    expect(empty.status).toBe(422);
    expect((await desk.send('coordinator', `${at}/spoken`, { spoken: 'Tolv kronor.' })).status).toBe(303);
    const page = await desk.show('coordinator', at);
    expect(page).toContain('Besvarad per telefon');
    expect(page).toContain('Tolv kronor.');
    expect(page).toMatch(/<li>[^<]* gav den till Maja Holm\.<\/li>/);
    expect((await desk.question()).state).toBe('closed');
    expect(await desk.deliver()).toEqual([]);
    expect((await desk.send('coordinator', `${at}/owner`, { owner: '' })).status).toBe(422);
  });

  it('is noted, given and answered through the API, which never says who asks', async () => {
    const call = async (path: string, body: object, who = 'coordinator') => {
      const headers = { 'content-type': 'application/json' };
      const sent = { method: 'POST', headers, body: JSON.stringify(body) };
      const answer = await desk.office.call(who, `/api/rollouts/lending/${path}`, sent);
      return { status: answer.status, text: await answer.text() };
    };
    const { rollout: _rollout, ...asked } = NOTED;
    const draft = { ...asked, deadline: '2026-12-16T15:00:00+01:00', locale: 'sv' };
    expect((await call('enquiries', { ...draft, deadline: '2026-12-01T15:00:00Z' })).status).toBe(422);
    expect((await call('enquiries', draft, 'approver')).status).toBe(403);
    const noted = await call('enquiries', draft);
    expect(noted.status).toBe(200);
    expect(noted.text).toContain('"deadline":"2026-12-16T14:00:00.000Z"');
    const { id } = await desk.question();
    expect((await call(`questions/${id}/owner`, { owner: 'p-out' })).status).toBe(422);
    const given = await call(`questions/${id}/owner`, { owner: 'p-maja' });
    expect(given.text).toContain('"owner":"Maja Holm"');
    const spoken = await call(`questions/${id}/spoken`, { spoken: 'Tolv kronor.' });
    expect(spoken).toMatchObject({ status: 200, text: expect.stringContaining('"spoken":"Tolv kronor."') });
    for (const { text } of [noted, given, spoken]) expect(text).not.toMatch(/Ada Wik|ada\.wik|070-555/);
  });

  it('loses name and number when whoever asked is forgotten', async () => {
    await note();
    expect((await desk.send('coordinator', `${await path()}/forget`, {})).status).toBe(303);
    const { asker, enquiry } = await desk.question();
    expect(asker).toBeUndefined();
    expect(enquiry).toMatchObject({ medium: 'Exempelbladet' });
    expect(JSON.stringify(enquiry)).not.toMatch(/Ada|070/);
  });
});
