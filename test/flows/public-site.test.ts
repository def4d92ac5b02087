import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { aDispatch } from '../fixtures/a-dispatch.ts';
import { aNewsletterIssue } from '../fixtures/a-newsletter-issue.ts';
import { aPressImage, aShownImage } from '../fixtures/a-press-image.ts';
import { aPublishedVersion } from '../fixtures/a-press-release.ts';
import { everyMunicipality, FULL_PATHS } from '../functions/web/fixtures/a-full-site.ts';
import { grantsOf } from './idle-grants.ts';
import { type RunningStage, runningStage } from './running-stage.ts';

let stage: RunningStage;
let ahead = 0;
const sample = await readRollout('local/sample/bob/rollout.yaml');

beforeAll(async () => {
  stage = await runningStage(sample, { clock: { now: () => Date.now() + ahead }, rounds: ['reconcile'] });
  const { operator } = stage;
  // The whole country beside the sample's twelve, with nobody to be mailed in it.
  const country = everyMunicipality(sample);
  await Promise.all(country.organisations.map((one) => operator.organisations.save(one)));
  await operator.rollouts.save({ ...country.rollout, id: 'country' });
  await Promise.all(
    country.participations.map((one) => operator.rollouts.join({ ...one, rollout: 'country' })),
  );
  // The country's municipalities are invented, and some have the code of a real one.
  await Promise.all(sample.organisations.map((one) => operator.organisations.save(one)));
  await stage.report({
    ...{ id: 'country-award', rollout: 'country', kind: 'procurement-decided', occurredOn: '2026-11-23' },
    ...{ organisations: ['0101'], triggeredBy: 'coordinator@skr.example' },
    facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
  });
});
afterAll(() => stage?.stop());

const ask = (path: string, init?: RequestInit) => fetch(stage.cloud.urls.api + path, init);

describe('the public site as it is deployed', () => {
  it('tells of a milestone once its mails are let out, with links to its own address', async () => {
    expect((await ask('/rollouts/bob?lang=en')).status).toBe(404);
    await stage.report({
      id: 'bob-procurement-2026',
      rollout: 'bob',
      kind: 'procurement-decided',
      occurredOn: '2026-11-23',
      organisations: ['2480'],
      facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
      triggeredBy: 'coordinator@skr.example',
    });
    // A page may be a minute old.
    ahead += 61_000;
    const page = await (await ask('/rollouts/bob?lang=en')).text();
    expect(page).toContain('23 November 2026');
    expect(page).toContain('Holds in 1 of 12 municipalities and regions');
    expect(page).not.toContain('@');
    const html = await (await ask('/newsroom?lang=sv')).text();
    expect(html).toContain(`<link rel="canonical" href="${stage.cloud.urls.api}/newsroom?lang=sv">`);
  });

  it('shows a release, its image and its newsletter from the table, and their feeds', async () => {
    const { operator } = stage;
    const { newsroom } = operator;
    const id = aPressImage().id;
    for (const path of ['/newsroom/gear-for-all', `/newsroom/gear-for-all/images/${id}`])
      expect((await ask(path)).status).toBe(404);
    await newsroom.publish(aPublishedVersion({ rollout: 'bob', images: [aShownImage()] }), [aPressImage()]);
    await operator.dispatches.open(aDispatch({ rollout: 'bob', approvedHash: 'hash', state: 'completed' }));
    await operator.newsletterIssues.freeze(aNewsletterIssue({ rollout: 'bob' }));
    const image = await ask(`/newsroom/gear-for-all/images/${id}`);
    expect(image.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await image.arrayBuffer())).toEqual(aPressImage().bytes);
    for (const path of FULL_PATHS.filter((one) => !/nothing|taken|malmo/.test(one))) {
      const answer = await ask(path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
    }
    expect(await (await ask('/newsroom/feed.atom')).text()).toContain('Nu öppnar Fritidsbanken');
    expect(await (await ask('/sitemap.xml')).text()).toContain('/newsletters/bob/1280/2026-v48');
    expect(await (await ask('/robots.txt')).text()).toContain('/sitemap.xml');
  });

  it('answers for 290 municipalities, and 304 if one has the page', async () => {
    const answer = await ask('/rollouts/country?lang=sv');
    const html = await answer.text();
    expect(html.match(/<tr><th scope="row">/g)).toHaveLength(290);
    const again = await ask('/rollouts/country?lang=sv', {
      headers: { 'If-None-Match': answer.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('has no door but for reading, and none to what was not told', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      expect((await ask('/rollouts/bob', { method })).status).toBe(404);
    expect((await ask('/rollouts/bob/national')).status).toBe(404);
  });

  it('may do what it does, and no more than it does', async () => {
    // Leaving a list is unsubscribe.test.ts.
    const { granted, idle } = grantsOf(stage, ['public-pages']);
    expect(granted.length).toBeGreaterThan(3);
    expect(idle.toSorted()).toEqual(['public-pages dynamodb:PutItem', 'public-pages events:PutEvents']);
    expect(
      stage.cloud
        .calls()
        .filter(({ decision, function: name }) => decision === 'denied' && name.endsWith('public-pages')),
    ).toEqual([]);
  });
});
