import type { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { contactId } from '../../domain/contacts/contact.ts';
import { makeTaskLink } from '../../domain/links/use-cases/make-task-link.ts';
import { type RevokeLinkKeysPorts, revokeLinkKeys } from '../../domain/links/use-cases/revoke-link-keys.ts';
import { signPollLink } from '../../domain/links/use-cases/sign-poll-link.ts';
import { planOrganisation } from '../../domain/milestone/use-cases/plan-organisation.ts';
import { HmacSigner } from '../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../functions/adapters/node-crypto/new-secret.ts';
import { packetApp } from '../../functions/web/apps/packet-app.ts';
import { taskApp } from '../../functions/web/apps/task-app.ts';
import { LANGUAGE_CODES, type Language } from '../../templates/words/languages.ts';
import { aMilestone } from '../fixtures/a-milestone.ts';
import { lendingWorld } from '../fixtures/lending-world.ts';
import { portWith } from '../fixtures/port-with.ts';
import { weeklySource } from '../fixtures/weekly-source.ts';
import { aQuestionDesk } from '../functions/web/fixtures/a-question-desk.ts';
import { aSubscribeVisit, BO_FORM } from '../functions/web/fixtures/a-subscribe-visit.ts';
import { aVisit, ONE_CLICK, URLENCODED } from '../functions/web/fixtures/an-unsubscribe-visit.ts';
import { LENDING_DATA, LENDING_WORDS } from './lending-data.ts';
import { Listener } from './said-by-words.ts';
import { shownTexts } from './shown-texts.ts';

const LISTENER = new Listener([LENDING_DATA, weeklySource(), 'Fritids & <b>'], LENDING_WORDS);

async function straysOf(answer: Response | Promise<Response>): Promise<string[]> {
  return LISTENER.strays(await shownTexts(await (await answer).text()));
}

const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
const within = (path: string, language: Language) => `${path}?lang=${language}`;

/** The tasks and packet of Malmö's lead, of a milestone that has left. */
async function aLeadsVisit() {
  const { id } = aMilestone();
  const stores = await lendingWorld();
  await stores.milestones.accept(aMilestone(), {});
  await planOrganisation({ dispatchId: id, organisation: '1280' }, stores);
  const released = { ...aMilestone(), state: 'dispatching', planHash: 'h', approvedHash: 'h' } as const;
  const milestones = portWith(stores.milestones, 'find', async () => released);
  const ports = { ...stores, milestones, signer: new HmacSigner(), newSecret, publicUrl: '' };
  const onError = (error: Error) => {
    throw error;
  };
  const contact = contactId({ organisation: '1280', address: 'lo.ek@malmo.example' });
  const [mail] = await stores.plans.variants(id, '1280');
  const textsLink = () =>
    makeTaskLink(
      { asks: { to: 'texts', milestone: id, variant: mail?.id ?? '' }, organisation: '1280', contact },
      ports,
    );
  const link = (to: 'packets' | 'tasks') =>
    makeTaskLink({ asks: { to, milestone: id }, organisation: '1280', contact }, ports);
  return {
    tasks: taskApp({ reads: ports, acts: ports, onError }),
    packets: packetApp({ ports, onError }),
    tasksPath: await link('tasks'),
    packetPath: await link('packets'),
    textsPath: await textsLink(),
    revoke: () => revokeAll(ports),
  };
}

const revokeAll = (ports: RevokeLinkKeysPorts) =>
  revokeLinkKeys({ keys: { before: Number.MAX_SAFE_INTEGER }, by: 'Anna Ek', reason: 'It leaked' }, ports);

/** A page and those pages that it leads to. */
async function straysFrom(app: Hono, path: string, language: Language): Promise<string[]> {
  const html = await (await app.request(within(path, language))).text();
  const links = [...html.matchAll(/href="([^"?#]+)[^"]*"/g)].flatMap(([, link = '']) =>
    link.startsWith(`${path}/`) && !/\.\w+$/.test(link) ? [link] : [],
  );
  const strays = await Promise.all(links.map((link) => straysOf(app.request(within(link, language)))));
  return [...LISTENER.strays(await shownTexts(html)), ...strays.flat()];
}

describe.each(LANGUAGE_CODES)('a page behind a link says nothing but words and data in %s:', (language) => {
  it('the question whether to subscribe, its answers and its mistakes', async () => {
    const { app, post, links } = await aSubscribeVisit();
    const path = within('/subscribe/lending', language);
    expect(await straysOf(app.request(path))).toEqual([]);
    expect(await straysOf(post(path, { ...BO_FORM, address: '9', organisation: '', group: '' }))).toEqual([]);
    expect(await straysOf(post(path, BO_FORM))).toEqual([]);
    const [link = ''] = await links();
    expect(await straysOf(app.request(within(link, language)))).toEqual([]);
    expect(await straysOf(post(within(link, language), {}))).toEqual([]);
    expect(await straysOf(app.request(within('/subscription/9', language)))).toEqual([]);
    for (const _ of [1, 2]) await post(path, BO_FORM);
    const limited = await post(path, BO_FORM);
    expect([limited.status, await straysOf(limited)]).toEqual([429, []]);
  });

  it('the answer to a question whose link was closed', async () => {
    const { app, post, links, ports } = await aSubscribeVisit();
    await post(within('/subscribe/lending', language), BO_FORM);
    const [link = ''] = await links();
    await revokeAll(ports);
    const closed = await app.request(within(link, language));
    expect([closed.status, await straysOf(closed)]).toEqual([410, []]);
  });

  it('the form in which a journalist asks, its answer and its mistakes', async () => {
    const { app, post } = await aQuestionDesk();
    const path = within('/question/press/lending', language);
    expect(await straysOf(app.request(path))).toEqual([]);
    expect(await straysOf(post(path, { deadline: 'x' }))).toEqual([]);
    const words = {
      question: 'skis',
      name: 'kim',
      medium: 'skis',
      deadline: '2027-01-01T09:00',
      phone: 'kim',
    };
    expect(await straysOf(post(path, { ...words, address: '' }))).toEqual([]);
  });

  it('what a group is asked, its answers and its mistakes', async () => {
    const desk = await aQuestionDesk();
    const { id } = aMilestone();
    const dispatchedAt = desk.world.clock.now;
    await desk.world.dispatches.advance(id, {
      from: 'completed',
      to: 'completed',
      set: { dispatchedAt },
      at: 1,
    });
    const asked = { milestone: id, organisation: '1280', group: 'clerks', once: true };
    const { link } = await signPollLink(asked, { ...desk.ports, publicUrl: '' });
    const path = within(link, language);
    expect(await straysOf(desk.app.request(path))).toEqual([]);
    const forms = [
      { question: 'line', answer: '' },
      { question: 'line', answer: 'no' },
      { question: 'line', answer: 'no' },
      { question: 'check', answer: '1' },
    ];
    for (const fields of forms) expect(await straysOf(desk.post(path, fields)), fields.answer).toEqual([]);
    desk.world.clock.now += 40 * 24 * 3_600_000;
    expect(await straysOf(desk.app.request(path))).toEqual([]);
  });

  it('leaving a list', async () => {
    const { app, path, post, revoke } = await aVisit({ locale: language });
    expect(await straysOf(app.request(within(path, language)))).toEqual([]);
    expect(await straysOf(post('', URLENCODED))).toEqual([]);
    expect(await straysOf(post(ONE_CLICK, URLENCODED))).toEqual([]);
    expect(await straysOf(app.request(within('/unsubscribe/9', language)))).toEqual([]);
    await revoke();
    expect(await straysOf(app.request(within(path, language)))).toEqual([]);
  });

  it('tasks, an occasion, its mistakes and what becomes of it', async () => {
    const { tasks, tasksPath } = await aLeadsVisit();
    expect(await straysFrom(tasks, tasksPath, language)).toEqual([]);
    expect(await straysOf(tasks.request(within('/tasks/9', language)))).toEqual([]);
    const path = within(`${tasksPath}/meeting`, language);
    const ids = [...(await (await tasks.request(path)).text()).matchAll(/name="task" value="([^"]+)"/g)];
    const answers = [];
    for (const act of ['cannot', 'hand-over', 'done']) {
      for (const said of [{ on: '9' }, { on: '2026-11-17', task: ids[0]?.[1] ?? '' }]) {
        const answer = await tasks.request(path, form({ act, ...said }));
        answers.push(answer.status);
        expect(await straysOf(answer)).toEqual([]);
      }
    }
    expect(new Set(answers)).toEqual(new Set([200, 400]));
  });

  it('the full texts of a mail', async () => {
    const { packets, textsPath } = await aLeadsVisit();
    const page = packets.request(within(textsPath, language));
    expect((await page).status).toBe(200);
    expect(await straysOf(page)).toEqual([]);
  });

  it('a packet and each of its documents', async () => {
    const { packets, packetPath, revoke } = await aLeadsVisit();
    expect(await straysFrom(packets, packetPath, language)).toEqual([]);
    expect(await straysOf(packets.request(within('/packets/9', language)))).toEqual([]);
    await revoke();
    const closed = await packets.request(within(packetPath, language));
    expect([closed.status, await straysOf(closed)]).toEqual([410, []]);
  });
});
