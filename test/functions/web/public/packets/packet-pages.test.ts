import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { LINK_LIFE_MILLIS } from '../../../../../domain/links/link-key.ts';
import { makeTaskLink } from '../../../../../domain/links/use-cases/make-task-link.ts';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import type { Milestone } from '../../../../../domain/plan/milestone.ts';
import { HmacSigner } from '../../../../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../../../../functions/adapters/node-crypto/new-secret.ts';
import { packetApp } from '../../../../../functions/web/apps/packet-app.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { portWith } from '../../../../fixtures/port-with.ts';
import { unzip } from '../../../../templates/packets/unzip.ts';

const { id } = aMilestone();

/** The packets' routes over the lending rollout, which is planned in Malmö and may be dispatched. */
async function aVisit(more: Pick<Milestone, 'undone'> = {}) {
  const stores = await lendingWorld();
  await stores.milestones.accept(aMilestone(), aMilestone().facts);
  await planOrganisation({ dispatchId: id, organisation: '1280' }, stores);
  const released = {
    ...aMilestone(),
    state: 'dispatching',
    planHash: 'h',
    approvedHash: 'h',
    ...more,
  } as const;
  const milestones = portWith(stores.milestones, 'find', async (asked) =>
    asked === id ? released : undefined,
  );
  let time = Date.UTC(2026, 10, 24);
  const ports = {
    ...stores,
    milestones,
    signer: new HmacSigner(),
    newSecret,
    publicUrl: '',
    now: () => time,
  };
  const errors: Error[] = [];
  const app = packetApp({ ports, onError: (error) => errors.push(error) });
  const linkFor = (organisation: string) =>
    makeTaskLink({ asks: { to: 'packets', milestone: id }, organisation, contact: '' }, ports);
  const later = (millis: number) => {
    time += millis;
  };
  return { app, linkFor, path: await linkFor('1280'), later, errors, ports };
}

let app: Hono;
let path: string;
beforeAll(async () => {
  ({ app, path } = await aVisit());
});

const KEPT: Readonly<Record<string, string>> = {
  'memo-meeting.docx': 'Underlag till möte.docx',
  'checklist.html': 'Checklista.html',
  'packet.zip': 'Fritidsbanken - Beslutat - Malmö stad.zip',
};

describe('the pages of a packet', () => {
  it('begin with one that leads to every document, its files and all of it', async () => {
    const page = await (await app.request(path)).text();
    expect(page).toContain('<html lang="sv"');
    expect(page).toContain('<h1>Materialpaket: Beslutat</h1>');
    const links = [...page.matchAll(/href="([^"]+)"/g)]
      .map(([, link = '']) => link)
      .filter((link) => link.startsWith(path));
    expect(links).toEqual(
      [
        'packet.zip',
        'checklist',
        'checklist.html',
        'memo-meeting',
        'memo-meeting.docx',
        'memo-relay-foreman',
        'memo-relay-foreman.docx',
        'posters/lead',
        'posters/clerks',
        'posters/caretakers',
      ].map((name) => `${path}/${name}`),
    );
    for (const link of links) expect((await app.request(link)).status, link).toBe(200);
  });

  it('have a poster for each group, whose code leads to where the group answers', async () => {
    const page = await (await app.request(`${path}/posters/clerks`)).text();
    expect(page).toContain('<h1>Har du fått veta det du behöver?</h1>');
    expect(page).toContain('role="img" aria-label="QR-kod som leder till frågorna"');
    expect((await app.request(`${path}/posters/federations`)).status).toBe(404);
  });

  it('show a document as it will be handed out, with a way back', async () => {
    const page = await (await app.request(`${path}/memo-meeting`)).text();
    expect(page).toContain('<h1>Underlag till möte</h1>');
    expect(page).toContain('Vi köper av Exempelbolaget AB.');
    expect(page).toContain(`<a href="${path}">Till paketet</a>`);
  });

  it.each([
    ['memo-meeting.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['checklist.html', 'text/html; charset=utf-8', '<!'],
    ['packet.zip', 'application/zip', 'PK'],
  ])('give %s to be kept, as what it is', async (name, type, begin) => {
    const answer = await app.request(`${path}/${name}`);
    expect(answer.headers.get('content-type')).toBe(type);
    const [, kept, called = ''] =
      /^attachment; filename="([^"]+)"; filename\*=UTF-8''([\w%.~-]+)$/.exec(
        answer.headers.get('content-disposition') ?? '',
      ) ?? [];
    expect(kept).toBe(name === 'packet.zip' ? 'lending-decided-2026-1280.zip' : name);
    expect(decodeURIComponent(called)).toBe(KEPT[name]);
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 2)).toBe(begin);
  });

  it('hold in the file of all what they show', async () => {
    const answer = await app.request(`${path}/packet.zip`);
    const names = unzip(new Uint8Array(await answer.arrayBuffer())).map(({ name }) => name);
    expect(names).toEqual([
      'Läs först.html',
      'Checklista.html',
      'Möte/Underlag till möte.docx',
      'Arbetsledare/Underlag till arbetsledare.docx',
    ]);
  });

  it.each(['', '/memo-meeting', '/memo-meeting.docx', '/packet.zip', '/none', 'x'])(
    'are kept by nobody on the way and run nothing: %j',
    async (rest) => {
      const { headers } = await app.request(path + rest);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toBe('noindex');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
    },
  );

  it('do nothing but read: nothing answers POST', async () => {
    for (const where of [path, `${path}/memo-meeting`, `${path}/packet.zip`]) {
      expect((await app.request(where, { method: 'POST' })).status).toBe(404);
      expect((await app.request(where, { method: 'HEAD' })).status).toBe(200);
    }
  });
});

describe('a link that opens nothing', () => {
  it('gets one and the same answer, whatever is wrong with it', async () => {
    const visit = await aVisit();
    const other = await aVisit();
    const foreign = await visit.linkFor('1480');
    const wrong = [
      `${visit.path}A`,
      visit.path.slice(0, -3),
      other.path,
      foreign,
      '/packets/k1',
      '/packets/1280',
      `${visit.path}/none`,
    ];
    const ask = async (where: string) => {
      const answer = await visit.app.request(where);
      return `${answer.status} ${await answer.text()}`;
    };
    const answers = [];
    for (const where of wrong)
      for (const rest of ['', '/packet.zip', '/memo-meeting']) answers.push(await ask(where + rest));
    visit.later(LINK_LIFE_MILLIS);
    answers.push(await ask(visit.path));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^404 .*Länken fungerar inte.*senaste mejlet om tjänsten/s);
    expect(visit.errors).toEqual([]);
  });

  it('is told apart from a failure, which says nothing of what failed', async () => {
    const visit = await aVisit();
    const plans = portWith(visit.ports.plans, 'basis', async () => {
      throw new Error('secret detail');
    });
    const errors: Error[] = [];
    const failing = packetApp({ ports: { ...visit.ports, plans }, onError: (error) => errors.push(error) });
    const answer = await failing.request(visit.path);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(errors).toHaveLength(1);
  });
});

describe('the packet of a milestone that was undone', () => {
  const undone = { '1280': { by: 'review', on: '2026-11-24' } };

  it('says since when it does not hold, and whom to ask, and offers nothing to use', async () => {
    const visit = await aVisit({ undone });
    const response = await visit.app.request(visit.path);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('<html lang="sv"');
    expect(page).toContain('Sedan den 24 november 2026 gäller det här inte längre.');
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link);
    expect(links.filter((link) => link.startsWith(visit.path))).toEqual([]);
    expect(links.some((link) => link.startsWith('mailto:'))).toBe(true);
    expect(visit.errors).toEqual([]);
  });

  it('has no ZIP, document or poster any more', async () => {
    const visit = await aVisit({ undone });
    const statusOf = async (name: string) => (await visit.app.request(`${visit.path}/${name}`)).status;
    expect(await Promise.all(['packet.zip', 'checklist', 'memo-meeting.docx'].map(statusOf))).toEqual([
      410, 410, 410,
    ]);
    expect(await statusOf('posters/clerks')).toBe(404);
  });

  it('is there as before for an organisation where it still holds', async () => {
    const visit = await aVisit({ undone: { '1480': { by: 'review', on: '2026-11-24' } } });
    expect(await (await visit.app.request(visit.path)).text()).toContain('packet.zip');
  });
});
