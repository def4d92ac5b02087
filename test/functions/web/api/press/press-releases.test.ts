import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { publishPressRelease } from '../../../../../domain/press/use-cases/publish-press-release.ts';
import { aNoisyPng } from '../../../../fixtures/a-noisy-png.ts';
import { aPng } from '../../../../fixtures/a-press-image.ts';
import { HOUR, localFile, NATIONAL, nationalFile } from '../../../../fixtures/a-press-release.ts';
import { plainRender } from '../../../../fixtures/a-variant.ts';
import { type PressWorld, pressWorld } from '../../../../fixtures/press-world.ts';
import { aConsole, aUser } from '../../fixtures/a-console.ts';
import { answerJudge, requestJudge } from '../../fixtures/api-document.ts';
import { somePress } from '../../fixtures/some-press.ts';

const RELEASES = '/api/press-releases';
const ONE = `${RELEASES}/gear-for-all`;
const one = `${RELEASES}/{release}`;

let world: PressWorld;
let desk: ReturnType<typeof somePress>;

beforeEach(async () => {
  world = await pressWorld();
  const users = {
    both: aUser('coordinator', { roles: ['coordinator', 'approver'], address: 'both@kansli.example' }),
  };
  desk = somePress(world, aConsole({ ...world, render: plainRender }, { users }));
});

/** Asks, and holds question and answer against the document that is served. */
async function call(
  operation: string,
  path: string,
  { who = 'coordinator', body }: { who?: string; body?: unknown } = {},
) {
  const method = operation.split(' ')[0]?.toUpperCase() ?? 'GET';
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = { 'content-type': 'application/json' };
  const answer = await desk.call(who, path, { method, headers, ...sent });
  const given: unknown = await answer.json();
  answerJudge(operation, answer.status, answer.headers.get('content-type') ?? 'none').parse(given);
  if (answer.ok && body !== undefined) requestJudge(operation).parse(body);
  return { status: answer.status, body: z.record(z.string(), z.unknown()).parse(given) };
}
const draft = (body: unknown, who?: string) =>
  call(`post ${RELEASES}`, RELEASES, { body, ...(who ? { who } : {}) });
const step = (name: string, options: { who?: string; body?: unknown } = {}) =>
  call(`post ${one}/${name}`, `${ONE}/${name}`, options);
const newest = async () => (await world.pressReleases.versions('gear-for-all')).at(-1);

describe('a press release by the API', () => {
  it('goes all the way, is the same version however often it is sent, and no author approves it', async () => {
    expect((await draft(nationalFile())).status).toBe(201);
    expect((await draft(nationalFile())).status).toBe(200);
    expect(await newest()).toMatchObject({ version: 1, revision: 1 });
    expect((await step('approval', { who: 'approver', body: { hash: 'x' } })).status).toBe(409);
    expect((await step('submission', { who: 'both' })).body).toMatchObject({ state: 'submitted' });
    const hash = (await newest())?.hash ?? '';
    expect((await step('approval', { who: 'both', body: { hash } })).status).toBe(403);
    const other = await step('approval', { who: 'approver', body: { hash: `${hash}x` } });
    expect(other).toMatchObject({ status: 409, body: { problems: [{ field: 'hash' }] } });
    expect((await step('schedule')).status).toBe(409);
    const wrong = await step('rejection', { who: 'approver', body: { hash, reason: ' ' } });
    expect(wrong).toMatchObject({ status: 422, body: { problems: [{ field: 'reason' }] } });
    const no = { hash, reason: 'Who says so?' };
    expect((await step('rejection', { who: 'approver', body: no })).body).toMatchObject({
      ...{ state: 'draft', rejected: { reason: 'Who says so?' } },
    });
    expect((await step('rejection', { who: 'approver', body: no })).status).toBe(409);
    expect((await step('submission', { who: 'both' })).body).toMatchObject({ state: 'submitted', hash });
    expect((await step('approval', { who: 'approver', body: { hash } })).status).toBe(200);
    expect((await step('schedule')).body).toMatchObject({ state: 'scheduled', hash });

    const seen = await call(`get ${one}`, ONE);
    expect(seen.body).toMatchObject({ isPublic: false, gaps: [], recipientCount: 4 });
    expect(JSON.stringify(seen.body)).toContain('alla@paper.example');
    world.clock.now = HOUR;
    await publishPressRelease({ id: 'gear-for-all', version: 1 }, world);
    const corrected = {
      ...nationalFile(),
      publishAt: '2026-12-01 11:00',
      correction: { sv: 'Fel.', en: 'No.' },
    };
    expect((await step('correction', { body: nationalFile() })).status).toBe(422);
    expect((await step('correction', { body: corrected })).status).toBe(201);
    expect((await step('correction', { body: corrected })).status).toBe(200);
    expect((await step('withdrawal', { who: 'approver', body: { reason: 'Fel.' } })).body).toMatchObject({
      version: 2,
      state: 'withdrawn',
    });
    expect((await step('withdrawal', { body: { reason: 'Allt är fel.' } })).body).toMatchObject({
      version: 1,
    });
    expect(await world.newsroom.find('gear-for-all')).toMatchObject({ state: 'withdrawn' });
    expect(desk.errors).toEqual([]);
  });

  it('gives a draft that can be sent again as it is, and images by the ids that they were kept under', async () => {
    const content = Buffer.from(aPng()).toString('base64');
    const kept = await step('images', { body: { content } });
    expect(kept).toMatchObject({ status: 200, body: { type: 'image/png', width: 6 } });
    const words = { credit: 'Ida', alt: { sv: 'Skridsko', en: 'Skate' }, rights: { sv: 'Fri', en: 'Free' } };
    const images = [{ file: z.string().parse(kept.body.id), ...words }];
    expect((await draft(nationalFile({ images }))).status).toBe(201);
    const { newest: version } = z
      .object({ newest: z.object({ draft: z.record(z.string(), z.unknown()) }) })
      .parse((await call(`get ${one}`, ONE)).body);
    expect((await draft(version.draft)).status).toBe(200);
    expect(await newest()).toMatchObject({ revision: 1, images: [{ id: kept.body.id }] });
    expect((await step('images', { body: { content: 'PHN2Zz4=' } })).status).toBe(422);
  });

  it('takes images as large as can arrive, and says of others what to do', async () => {
    const sent = (bytes: Uint8Array) =>
      step('images', { body: { content: Buffer.from(bytes).toString('base64') } });
    const photo = aNoisyPng(1200, 900);
    expect(photo.byteLength).toBeGreaterThan(3_000_000);
    expect(await sent(photo)).toMatchObject({ status: 200, body: { type: 'image/jpeg', width: 1200 } });
    expect(await sent(new Uint8Array(4_001_000))).toMatchObject({
      status: 413,
      body: { detail: 'Send less than 5.3 MB.' },
    });
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(500_000)]);
    const half = photo.subarray(0, photo.length / 2);
    for (const [bytes, code] of [
      [heic, 'image-heic'],
      [half, 'image-not-scalable'],
    ] as const)
      expect(await sent(bytes)).toMatchObject({ status: 422, body: { problems: [{ code }] } });
    expect(await newest()).toBeUndefined();
  });

  it.each([
    [
      'a headline that is too long',
      { texts: { sv: { ...NATIONAL.texts.sv, headline: 'x'.repeat(81) } } },
      400,
    ],
    ['an hour that has been', { publishAt: '2026-11-01 09:00' }, 422],
    ['a rollout that is not there', { rollout: 'nowhere' }, 422],
    [
      'an image that nobody has sent',
      { images: [{ file: 'a.png', credit: 'I', alt: { sv: 'A', en: 'A' }, rights: { sv: 'R', en: 'R' } }] },
      422,
    ],
  ])('with %s is refused at the field, and nothing is kept', async (_, wrong, status) => {
    const answer = await draft({ ...nationalFile(), ...wrong });
    expect(answer.status).toBe(status);
    expect(answer.body.problems).toEqual([
      {
        field: expect.stringMatching(/./),
        code: expect.any(String),
        params: expect.any(Object),
        problem: expect.any(String),
      },
    ]);
    expect(await newest()).toBeUndefined();
  });

  it('is seen and written by a lead for their own organisation alone, and by a registrar once published', async () => {
    await draft(nationalFile());
    for (const who of ['local-lead', 'registrar']) {
      expect((await call(`get ${RELEASES}`, RELEASES, { who })).body).toEqual({ releases: [] });
      expect((await call(`get ${one}`, ONE, { who })).status).toBe(404);
    }
    await step('submission');
    expect((await draft(nationalFile(), 'local-lead')).status).toBe(404);
    expect((await draft(localFile({ organisation: '1480' }), 'local-lead')).status).toBe(404);
    expect((await draft(localFile(), 'local-lead')).status).toBe(201);
    const seen = (await call(`get ${one}`, ONE, { who: 'local-lead' })).body;
    expect(seen).toMatchObject({ recipientCount: 4 });
    expect(JSON.stringify(seen)).not.toContain('@paper.example');
    expect((await step('submission', { who: 'local-lead' })).status).toBe(404);
    expect((await call(`get ${one}`, ONE, { who: 'registrar' })).status).toBe(404);
  });
});
