import { beforeEach, describe, expect, it } from 'vitest';
import { LINK_LIFE_MILLIS } from '../../../../../domain/links/link-key.ts';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import { personId } from '../../../../../domain/people/person.ts';
import { settleOrganisation } from '../../../../../domain/sending/use-cases/settle-organisation.ts';
import { HmacSigner } from '../../../../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../../../../functions/adapters/node-crypto/new-secret.ts';
import { packetApp } from '../../../../../functions/web/apps/packet-app.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { aParticipation } from '../../../../fixtures/a-participation.ts';
import { aPerson } from '../../../../fixtures/a-person.ts';
import { judgedCalendar } from '../../../../fixtures/judged-calendar.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole, aUser, CONSOLE_URL, formTokenOn } from '../../fixtures/a-console.ts';

const ID = 'lending-decided-2026';
const LEAD = 'local-lead@kansli.example';

/** A milestone that was told in Malmö and Göteborg, and people of whom one leads Malmö. */
async function aStage() {
  const stores = await lendingWorld();
  let time = stores.now();
  const world = { ...stores, now: () => time };
  await world.milestones.accept(aMilestone(), {});
  for (const organisation of ['1280', '1480']) {
    await planOrganisation({ dispatchId: ID, organisation }, world);
    await settleOrganisation({ dispatchId: ID, organisation }, world);
  }
  const hash = (await world.milestones.find(ID))?.planHash ?? 'h';
  const set = { planHash: hash, approvedHash: hash, approvedBy: 'Anna Ek' };
  await world.milestones.advance(ID, { from: 'planning', to: 'planned', set, at: 1 });
  await world.milestones.advance(ID, { from: 'planned', to: 'approved', set, at: 1 });
  await world.milestones.advance(ID, { from: 'approved', to: 'dispatching', at: 1 });
  await world.newsletterSchedules.keep('lending', {
    '1280': { slot: { weekday: 4, hour: 8 }, since: 1 },
    '1480': { slot: { weekday: 2, hour: 8 }, since: 1 },
  });
  const lead = aPerson({ address: LEAD, role: 'local-lead', organisation: '1280' });
  const maja = aPerson({ address: 'coordinator@kansli.example', role: 'coordinator' });
  await world.people.change({ version: 0, put: [lead, maja], entries: [] });
  const users = { stranger: aUser('coordinator', { address: 'stranger@kansli.example' }) };
  const site = aConsole(world, { users });
  const revoked: object[] = [];
  const errors: Error[] = [];
  const app = packetApp({
    ports: { ...world, signer: new HmacSigner(), publicUrl: '' },
    onRevoked: (used) => revoked.push(used),
    onError: (error) => errors.push(error),
  });
  const page = async (who: string, query = '') =>
    await (await site.browse(who, `/calendar-addresses${query}`)).text();
  const post = async (who: string, path: string, fields: Record<string, string> = {}) => {
    const body = new URLSearchParams({ formToken: formTokenOn(await page(who)), ...fields });
    const answer = await site.browse(who, path, { method: 'POST', body, headers: { origin: CONSOLE_URL } });
    return answer.headers.get('location') ?? String(answer.status);
  };
  const pathsOn = (html: string) =>
    [...html.matchAll(/<code class="address">https:\/\/console\.example([^<]+)/g)].map(
      ([, path = '']) => path,
    );
  const make = async (who: string, of: string) => {
    const told = await post(who, '/calendar-addresses', { of });
    return { told, path: pathsOn(await page(who)).at(-1) ?? '' };
  };
  const file = async (path: string) => {
    const answer = await app.request(path);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  return {
    ...{ world, page, post, make, file, errors, revoked, pathsOn },
    pass: (millis: number) => {
      time += millis;
    },
  };
}

/** Events as others read them, in their own understanding of the time zone of the file. */
const eventsIn = (text: string) => judgedCalendar(text).events;

let stage: Awaited<ReturnType<typeof aStage>>;
beforeEach(async () => {
  stage = await aStage();
});

describe('a subscribed calendar', () => {
  it('is read by another library: whole days, hours in Swedish time, folded lines, ids of its own', async () => {
    const { path } = await stage.make('local-lead', 'own');
    const { status, headers, text } = await stage.file(path);
    expect([status, stage.errors]).toEqual([200, []]);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text.match(/^BEGIN:VTIMEZONE\r$/gm)).toHaveLength(1);
    const { method, events } = judgedCalendar(text);
    expect(method).toBeUndefined();
    // What is only to be known on a day makes nobody busy on it.
    expect(events.filter(({ transparent }) => !transparent)).toEqual([]);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    const [letter] = events.filter(({ summary }) => summary === 'Fritidsbanken: Nyhetsbrev');
    const summer = events.filter(({ summary }) => summary.endsWith('Nyhetsbrev')).at(-20);
    // Thursday at eight: 07:00 UTC in winter, 06:00 in summer.
    expect(letter?.start).toMatch(/T07:00:00.000Z$/);
    expect(summer?.start).toMatch(/T06:00:00.000Z$/);
    const [decided] = events.filter(({ summary }) => summary === 'Fritidsbanken: Beslutat');
    expect(decided?.allDay).toBe(true);
    expect(decided?.start).toBe('2026-11-23');
    expect(eventsIn((await stage.file(path)).text).map(({ uid }) => uid)).toEqual(
      events.map(({ uid }) => uid),
    );
  });

  it('of a lead has what is hers, and nothing of another organisation', async () => {
    const { path } = await stage.make('local-lead', 'own');
    const { text } = await stage.file(path);
    expect(eventsIn(text).filter(({ summary }) => summary.includes('Senast: '))).not.toEqual([]);
    expect(text.replaceAll('\r\n ', '')).not.toMatch(/Göteborg|1480/);
    expect(new Set(eventsIn(text).map(({ location }) => location))).toEqual(new Set(['Malmö stad']));
  });

  it('of a rollout has the organisations of it that its owner may see', async () => {
    const all = eventsIn((await stage.file((await stage.make('coordinator', 'rollout:lending')).path)).text);
    expect(all.find(({ summary }) => summary.endsWith('Beslutat'))?.location).toBe('3 organisationer');
    const own = eventsIn((await stage.file((await stage.make('local-lead', 'rollout:lending')).path)).text);
    expect(own.find(({ summary }) => summary.endsWith('Beslutat'))?.location).toBe('Malmö stad');
  });

  it('moves what has moved: the same id, a higher number', async () => {
    const { world } = stage;
    const { catalogue } = (await world.catalogues.load('lending', 'v1')) ?? {};
    if (!catalogue) throw new Error('no catalogue');
    const dated = { ...catalogue, milestoneDates: { live: 'startDate' } };
    await world.catalogues.publish({ version: 'v2', catalogue: dated, texts: [] });
    const { path } = await stage.make('coordinator', 'organisation:1280');
    const start = async () =>
      eventsIn((await stage.file(path)).text).find(({ summary }) => summary.includes('Planerat'));
    const before = await start();
    const live = aMilestone({
      id: 'other',
      kind: 'decided',
      occurredOn: '2026-11-24',
      organisations: ['1480'],
    });
    await world.rollouts.join(aParticipation({ facts: { startDate: '2027-05-03' } }));
    await world.milestones.accept(live, {});
    const after = await start();
    expect([before?.start, after?.start]).toEqual(['2027-03-15', '2027-05-03']);
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
  });

  it('says in its last month that its address ends, and then ends', async () => {
    const { path } = await stage.make('coordinator', 'own');
    stage.pass(LINK_LIFE_MILLIS - 86_400_000);
    const ends = eventsIn((await stage.file(path)).text).filter(({ summary }) => summary.includes('slutar'));
    expect(ends).toHaveLength(1);
    stage.pass(86_400_000);
    expect((await stage.file(path)).status).toBe(404);
  });
});

describe('a private address', () => {
  it('is revoked by its owner alone, and opens nothing from then on', async () => {
    const { path } = await stage.make('coordinator', 'own');
    const html = await stage.page('coordinator');
    const revoke = /action="([^"?]+\/revoke)/.exec(html)?.[1] ?? '';
    expect(await stage.post('local-lead', revoke)).toContain('told=gone');
    expect((await stage.file(path)).status).toBe(200);
    expect(await stage.post('coordinator', revoke)).toContain('told=revoked');
    expect((await stage.file(path)).status).toBe(404);
    expect(stage.pathsOn(await stage.page('coordinator'))).toEqual([]);
  });

  it('shows nothing once its owner has no access, and no more than they may see today', async () => {
    const { people } = stage.world;
    const own = (await stage.make('local-lead', 'organisation:1280')).path;
    const all = (await stage.make('coordinator', 'own')).path;
    const { version, people: before } = await people.read();
    const ended = before.map((one) =>
      one.role === 'coordinator' ? { ...one, state: 'ended' as const } : { ...one, organisation: '1480' },
    );
    await people.change({ version, put: ended, entries: [] });
    expect((await stage.file(own)).status).toBe(404);
    expect((await stage.file(all)).status).toBe(404);
  });

  it('ends after a quarter for whoever is not listed, since nothing tells when their access does', async () => {
    const { told, path } = await stage.make('stranger', 'own');
    expect(told).toContain('told=made');
    stage.pass(89 * 86_400_000);
    expect((await stage.file(path)).status).toBe(200);
    stage.pass(86_400_000);
    expect((await stage.file(path)).status).toBe(404);
  });

  it('is not made for another organisation, nor for a rollout that is not there', async () => {
    expect((await stage.make('local-lead', 'organisation:1480')).told).toContain('told=not-there');
    expect((await stage.make('coordinator', 'rollout:nowhere')).told).toContain('told=not-there');
    expect((await stage.make('coordinator', 'everything')).told).toContain('told=not-there');
    expect(await stage.world.calendarAddresses.ofOwner(personId(LEAD))).toEqual([]);
  });

  it('is said to be closed when the key that signed it was revoked', async () => {
    const { path } = await stage.make('coordinator', 'own');
    const revocation = { at: stage.world.now(), by: 'ops', reason: 'leaked' };
    await stage.world.linkKeys.revoke('k1', revocation);
    expect((await stage.file(path)).status).toBe(410);
    expect(stage.revoked).toEqual([{ purpose: 'calendar', key: 'k1' }]);
  });

  it('cannot be made up, and one that is altered opens nothing', async () => {
    const { path } = await stage.make('coordinator', 'own');
    const token = path.split('/')[3] ?? '';
    for (const wrong of [`${token}x`, token.replace('k1', 'k2'), newSecret(), token.slice(1)])
      expect((await stage.file(path.replace(token, wrong))).status).toBe(404);
  });
});
