import { beforeEach, describe, expect, it } from 'vitest';
import { signPollLink } from '../../../../../domain/links/use-cases/sign-poll-link.ts';
import { cellOfCounts } from '../../../../../domain/polls/poll.ts';
import { askSamples, type SampledDays } from '../../../../../domain/samples/use-cases/ask-samples.ts';
import { renderSample } from '../../../../../templates/samples/render-sample.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { InMemorySharedRecord } from '../../../../in-memory/in-memory-shared-record.ts';
import { aQuestionDesk, type QuestionDesk } from '../../fixtures/a-question-desk.ts';

const { id } = aMilestone();
const YES = { question: 'line', answer: 'yes' };
const DAY = 24 * 3_600_000;

let desk: QuestionDesk;
beforeEach(async () => {
  desk = await aQuestionDesk();
  const dispatchedAt = desk.world.clock.now;
  await desk.world.dispatches.advance(id, {
    from: 'completed',
    to: 'completed',
    set: { dispatchedAt },
    at: 1,
  });
});

async function link(over: Partial<Parameters<typeof signPollLink>[0]> = {}): Promise<string> {
  const asked = { milestone: id, organisation: '1280', group: 'clerks', once: true, ...over };
  return (await signPollLink(asked, { ...desk.ports, publicUrl: '' })).link;
}
const counts = () => desk.world.polls.ofMilestone(id);
const page = async (path: string) => (await desk.app.request(`${path}?lang=sv`)).text();
/** The fields that a page sends beside the answer. */
const fieldsOn = (markup: string) => ({
  question: /name="question" value="([^"]*)"/.exec(markup)?.[1] ?? '',
  page: /name="page" value="([^"]*)"/.exec(markup)?.[1] ?? '',
});

describe('the link in a mail', () => {
  it('asks whether one knows enough, then what one knows, and says at once what is right', async () => {
    const path = await link();
    expect(await page(path)).toContain('Har du fått veta det du behöver?');
    const thanks = await (await desk.post(`${path}?lang=sv`, { question: 'line', answer: 'no' })).text();
    expect(thanks).toContain('Tack, ditt svar är räknat');
    expect(thanks).toContain('href="/ask/lending/1280?lang=sv"');
    expect(thanks).toContain('Vem köper vi av?');
    const wrong = await (await desk.post(`${path}?lang=sv`, { question: 'check', answer: '3' })).text();
    expect(wrong).toContain('Rätt svar är: Av leverantören');
    expect(await counts()).toEqual(
      expect.arrayContaining([
        { milestone: id, organisation: '1280', group: 'clerks', question: 'line', no: 1 },
        { milestone: id, organisation: '1280', group: 'clerks', question: 'check', wrong: 1 },
      ]),
    );
  });

  it('counts once for each question, and its first answer stands', async () => {
    const path = await link();
    for (const answer of ['yes', 'no', 'no']) await desk.post(path, { question: 'line', answer });
    const again = await desk.post(`${path}?lang=sv`, { question: 'line', answer: 'no' });
    expect(await again.text()).toContain('Den här länken har redan använts');
    expect(await counts()).toEqual([expect.objectContaining({ yes: 1 })]);
    expect((await counts())[0]).not.toHaveProperty('no');
  });

  it('asks nothing but whether one knows enough where the catalogue has no question', async () => {
    const path = await link({ group: 'federations' });
    expect(await (await desk.post(path, YES)).text()).not.toContain('<form');
    expect((await desk.post(path, { question: 'check', answer: '1' })).status).toBe(400);
  });

  it.each([
    ['no answer', { question: 'line', answer: '' }],
    ['an answer to another question', { question: 'line', answer: '2' }],
    ['a number without an answer', { question: 'check', answer: '4' }],
    ['no question', { question: 'sample', answer: '1' }],
    ['what people do not see', { ...YES, website: 'x' }],
  ])('comes back with %s, and counts nothing', async (_, form) => {
    const answer = await desk.post(await link(), form);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('role="alert"');
    expect(await counts()).toEqual([]);
  });

  it('counts nothing after four weeks, and says so', async () => {
    const path = await link();
    desk.world.clock.now += 28 * DAY;
    expect((await desk.post(path, YES)).status).toBe(200);
    desk.world.clock.now += DAY;
    expect(await page(path)).toContain('Det går inte längre att svara');
    expect(await (await desk.post(await link(), YES)).text()).not.toContain('Tack');
    expect((await counts()).map(cellOfCounts)).toEqual([{ good: 1, of: 1 }]);
  });

  it('opens nothing once a character of it differs', async () => {
    const path = await link();
    for (const at of [10, 40, 90, path.length - 1]) {
      const other = `${path.slice(0, at)}${path[at] === 'a' ? 'b' : 'a'}${path.slice(at + 1)}`;
      const answer = await desk.app.request(other);
      expect(answer.status).toBe(404);
      // It is not said as if one wanted to leave a list.
      expect(await answer.text()).not.toContain('få sluta');
      expect((await desk.post(other, YES)).status).toBe(404);
    }
    expect(await counts()).toEqual([]);
  });
});

describe('the sample of a milestone', () => {
  it('is asked by mail some days later, once, and its answers count by themselves', async () => {
    const { world } = desk;
    const ports = { ...desk.ports, renderSample, sampled: new InMemorySharedRecord<SampledDays>() };
    expect(await askSamples(ports)).toEqual([]);
    world.clock.now += 7 * DAY;
    const [report, ...more] = await askSamples(ports);
    expect(more).toEqual([]);
    const contacts = await world.contacts.ofOrganisation('1280');
    const mandatory = contacts.filter(({ groups }) =>
      groups.some((group) => ['lead', 'clerks'].includes(group)),
    );
    expect(report).toMatchObject({ rollout: 'lending', asked: mandatory.length });
    const dispatch = report?.dispatch ?? '';
    const [mail] = await world.plans.variants(dispatch, '1280');
    expect(mail?.text).toContain('Vem köper vi av?');
    expect(mail?.html).toContain(`{{polls:${id}/sample}}`);
    const deliveries = await world.deliveries.ofOrganisation(dispatch, '1280');
    expect(deliveries.map(({ address }) => address).sort()).toEqual(
      mandatory.map(({ address }) => address).sort(),
    );
    expect(await askSamples(ports)).toEqual([]);
    world.clock.now += DAY;
    expect(await askSamples(ports)).toEqual([]);

    const path = await link({ sample: true });
    expect(await page(path)).toContain('har dragits ut');
    expect((await desk.post(path, YES)).status).toBe(400);
    expect((await desk.post(path, { question: 'sample', answer: '2' })).status).toBe(200);
    expect(await counts()).toEqual([expect.objectContaining({ question: 'sample', right: 1 })]);
  });
});

describe('the link on a wall', () => {
  it('lets many answer, each page once', async () => {
    const path = await link({ once: false });
    for (let visitor = 0; visitor < 3; visitor += 1) {
      const fields = fieldsOn(await page(path));
      // A page that is sent twice, as by going back.
      for (const answer of ['yes', 'no']) await desk.post(path, { ...fields, answer });
    }
    expect((await counts()).map(cellOfCounts)).toEqual([{ good: 3, of: 3 }]);
  });

  it('takes nothing without a page that was shown within the hour', async () => {
    const path = await link({ once: false });
    const fields = fieldsOn(await page(path));
    expect((await desk.post(path, YES)).status).toBe(400);
    desk.world.clock.now += 61 * 60_000;
    expect((await desk.post(path, { ...fields, ...YES })).status).toBe(400);
    expect(await counts()).toEqual([]);
  });

  it('takes two hundred answers an hour from a network', async () => {
    const path = await link({ once: false });
    for (let visitor = 0; visitor < 201; visitor += 1) {
      const answer = await desk.post(path, { ...fieldsOn(await page(path)), answer: 'yes' });
      expect(answer.status).toBe(visitor < 200 ? 200 : 429);
    }
    expect((await counts()).map(cellOfCounts)).toEqual([{ good: 200, of: 200 }]);
  });
});

describe('a thousand mail scanners', () => {
  it('cast no vote: they open links, ask for heads and fetch ahead, but press no button', async () => {
    const paths = [await link(), await link({ once: false })];
    const headers: Record<string, string>[] = [
      { purpose: 'prefetch' },
      { 'sec-purpose': 'prefetch;prerender' },
      {},
    ];
    for (let scanner = 0; scanner < 1000; scanner += 1) {
      const path = paths[scanner % 2] ?? '';
      const query = scanner % 5 === 0 ? '?answer=yes&question=line' : '?lang=sv';
      const method = scanner % 3 === 0 ? 'HEAD' : 'GET';
      await desk.app.request(path + query, { method, headers: headers[scanner % headers.length] ?? {} });
    }
    expect(await counts()).toEqual([]);
  });
});
