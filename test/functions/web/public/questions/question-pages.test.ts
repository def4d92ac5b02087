import { beforeEach, describe, expect, it } from 'vitest';
import { makeQuestionLink } from '../../../../../domain/links/use-cases/make-question-link.ts';
import { aDelivery } from '../../../../fixtures/a-delivery.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { MANY_PAYLOADS } from '../../../../templates/injection-payloads.ts';
import { parsedMail as parsedPage } from '../../../../templates/parsed-mail.ts';
import { aQuestionDesk, type QuestionDesk } from '../../fixtures/a-question-desk.ts';

const ASKED = { question: 'När kan vår förening börja boka?', address: 'bo@club.example' };
const ACTIVE = 'script, iframe, object, embed, base, [onerror], [onload], [onmouseover], [style]';

let desk: QuestionDesk;
beforeEach(async () => {
  desk = await aQuestionDesk();
});
const all = () => desk.world.questions.ofRollout('lending');

describe('the form of a page', () => {
  it('stands on the pages of a rollout and of an organisation, and sends what is about that', async () => {
    expect(await desk.site.page('/rollouts/lending?lang=sv')).toContain('action="/ask/lending?lang=sv"');
    expect(await desk.site.page('/rollouts/lending/1280')).toContain('action="/ask/lending/1280?lang=sv"');
    await desk.post('/ask/lending/1280?lang=en', ASKED);
    expect(await all()).toMatchObject([
      { organisation: '1280', national: false, locale: 'en', state: 'open' },
    ]);
    expect(desk.asked).toEqual([{ rollout: 'lending', organisation: '1280' }]);
  });

  it('needs no address, and says then that the answer comes to nobody', async () => {
    const answer = await desk.post('/ask/lending', { ...ASKED, address: '' });
    expect(await answer.text()).toContain('Du lämnade ingen adress');
    expect(await all()).toEqual([expect.not.objectContaining({ asker: expect.anything() })]);
  });

  it.each([
    ['nothing', {}, 'question'],
    ['an address that is none', { ...ASKED, address: 'bo' }, 'address'],
    ['more than fits', { ...ASKED, question: 'x'.repeat(2001) }, 'question'],
    ['braces of ours', { ...ASKED, question: '{{unsubscribeLink}}?' }, 'question'],
    ['half a surrogate', { ...ASKED, question: 'Hej \u{1F600}'.slice(0, 5) }, 'question'],
  ])('with %s comes back with what is wrong, and nothing is stored', async (_, form, field) => {
    const answer = await desk.post('/ask/lending?lang=sv', form);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(`href="#${field}"`);
    expect(await all()).toEqual([]);
    expect(desk.errors).toEqual([]);
  });

  it('is answered alike for a program that fills in what nobody sees, which is not stored', async () => {
    const [person, program] = [
      await desk.post('/ask/lending', ASKED),
      await desk.post('/ask/lending', { ...ASKED, question: 'Köp piller', website: 'x' }),
    ];
    expect(program.status).toBe(person.status);
    expect(await program.text()).toBe(await person.text());
    expect(await all()).toHaveLength(1);
  });

  it('takes the same question of the same person once a day, and of an asker five', async () => {
    for (const question of ['a', 'a', 'b', 'c', 'd']) {
      const answer = await desk.post(
        '/ask/lending',
        { ...ASKED, question },
        { 'x-network': `192.0.2.${question.length}` },
      );
      expect(answer.status).toBe(200);
    }
    expect(await all()).toHaveLength(4);
    const over = await desk.post('/ask/lending?lang=sv', { ...ASKED, question: 'e' });
    expect(over.status).toBe(429);
    expect(await over.text()).toContain('Försök igen efter');
    expect(await all()).toHaveLength(4);
  });

  it('takes ten an hour from a network, whoever is named', async () => {
    const ask = (index: number) =>
      desk.post('/ask/lending', { question: `Fråga ${index}`, address: `bo${index}@club.example` });
    for (let index = 0; index < 10; index += 1) expect((await ask(index)).status).toBe(200);
    expect((await ask(10)).status).toBe(429);
    desk.world.clock.now += 3_600_000;
    expect((await ask(11)).status).toBe(200);
  });

  it('is not there for what does not exist or take part', async () => {
    for (const path of ['/ask/nowhere', '/ask/lending/9999', '/question/press/nowhere'])
      for (const method of ['GET', 'POST']) {
        const answer = await desk.app.request(path, { method });
        expect(answer.status, `${method} ${path}`).toBe(404);
        expect(await answer.text()).toContain('<h1>Sidan finns inte</h1>');
      }
  });

  it('writes nothing by itself, whoever opens it', async () => {
    for (let index = 0; index < 50; index += 1) await desk.app.request('/ask/lending?question=x&address=y');
    expect(await all()).toEqual([]);
  });
});

describe('the link in a mail', () => {
  const linkTo = async () => {
    const delivery = aDelivery({ id: 'd'.repeat(26) });
    const dispatch = aMilestone().id;
    await desk.world.plans.write(dispatch, {
      ...{ organisation: '1280', variants: [], obligations: [], tasks: [], gaps: [] },
      deliveries: [delivery],
    });
    const mail = { dispatch, organisation: '1280', delivery: delivery.id };
    const link = await makeQuestionLink(mail, { ...desk.ports, publicUrl: '' });
    return { link, delivery };
  };

  it('takes a question without an address, and its reader is answered', async () => {
    const { link, delivery } = await linkTo();
    const page = await (await desk.app.request(`${link}?lang=sv`)).text();
    expect(page).not.toContain('name="address"');
    expect(await all()).toEqual([]);
    expect((await desk.post(link, { question: 'Vad kostar det?', address: 'eve@evil.example' })).status).toBe(
      200,
    );
    const { id, asker } = await desk.question();
    expect(asker).toEqual({ dispatch: aMilestone().id, organisation: '1280', delivery: delivery.id });
    await desk.send('local-lead', `/questions/lending/${id}`, { words: 'Inget.', version: '0' });
    const mails = await desk.deliver();
    expect(mails.map((mail) => mail.delivery.address)).toEqual([delivery.address]);
  });

  it('opens nothing once a character of it differs, and its page is the one of all bad links', async () => {
    const { link } = await linkTo();
    for (const at of [12, 20, 60, link.length - 1]) {
      const other = `${link.slice(0, at)}${link[at] === 'a' ? 'b' : 'a'}${link.slice(at + 1)}`;
      expect((await desk.app.request(other)).status).toBe(404);
      expect((await desk.post(other, { question: 'x' })).status).toBe(404);
    }
    expect(await all()).toEqual([]);
  });
});

describe('whatever is asked and answered', () => {
  it('stays text, on the form that comes back, in the console and on the page', async () => {
    for (const payload of MANY_PAYLOADS.slice(0, 40)) {
      const back = await (await desk.post('/ask/lending', { question: payload, address: payload })).text();
      expect((await parsedPage(back)).find(ACTIVE)).toEqual([]);
    }
    await desk.world.questions.add({
      ...{ id: 'c'.repeat(26), rollout: 'lending', organisation: 'national', national: true, locale: 'sv' },
      ...{ words: '<script>alert(1)</script>', askedAt: 1, state: 'open', delivered: true, revision: 1 },
    });
    const { find } = await parsedPage(await desk.show('coordinator', `/questions/lending/${'c'.repeat(26)}`));
    expect(find('script').every((one) => one.getAttributeValue('src') === '/session.js')).toBe(true);
  });
});

describe('the form of the newsroom', () => {
  const PRESS = '/question/press/lending?lang=sv';
  const SENT = {
    question: 'Vad kostar det?',
    name: 'Ada Wik',
    medium: 'Exempelbladet',
    deadline: '2026-12-16T16:00',
    address: 'ada.wik@bladet.example',
    phone: '',
  };

  it('takes what a journalist asks with the time by which an answer is needed, once', async () => {
    const form = await (await desk.app.request(PRESS)).text();
    expect(form).toContain('Behöver svar senast');
    const answer = await desk.post(PRESS, SENT);
    expect(answer.status).toBe(200);
    const again = await desk.post(PRESS, SENT);
    expect(await again.text()).toBe(await answer.text());
    expect(await all()).toMatchObject([
      {
        organisation: 'national',
        state: 'open',
        asker: { address: SENT.address },
        enquiry: { medium: 'Exempelbladet', deadline: Date.parse('2026-12-16T15:00:00Z') },
      },
    ]);
    expect((await desk.deliver()).length).toBe(0);
  });

  it.each([
    ['nothing', {}, 'question'],
    ['no way to answer', { ...SENT, address: '' }, 'address'],
    ['a time that has been', { ...SENT, deadline: '2026-12-15T16:00' }, 'deadline'],
  ])('with %s comes back with what is wrong, and nothing is stored', async (_, form, field) => {
    const answer = await desk.post(PRESS, form);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(`href="#${field}"`);
    expect(await all()).toEqual([]);
  });

  it('takes thirty a day, whoever sends them, and nothing of a program or of a rollout that is not there', async () => {
    await desk.post(PRESS, { ...SENT, website: 'x' });
    expect(await all()).toEqual([]);
    const send = (index: number) =>
      desk.post(
        PRESS,
        { ...SENT, question: `Fråga ${index}?`, address: `ada${index}@bladet.example` },
        { 'x-network': `192.0.2.${index}` },
      );
    for (let index = 0; index < 30; index += 1) expect((await send(index)).status).toBe(200);
    expect((await send(30)).status).toBe(429);
    expect(await all()).toHaveLength(30);
    expect((await desk.post('/question/press/nowhere', SENT)).status).toBe(404);
  });
});
