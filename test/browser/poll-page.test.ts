import type { Browser } from 'playwright-core';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningStage, toldStage } from '../flows/running-stage.ts';
import { launchBrowser, OTHER_VIEWS, WALKED_VIEWS } from './chromium.ts';
import { expectSound } from './page-checks.ts';

let stage: RunningStage;
let browser: Browser;
let polls: string[];
let packet: string;

beforeAll(async () => {
  stage = await toldStage({ rounds: [] });
  browser = await launchBrowser();
  const read = await Promise.all(stage.cloud.mails().map(({ raw }) => PostalMime.parse(raw)));
  const linksTo = (where: string) =>
    read
      .flatMap(({ html }) => [...(html ?? '').matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link))
      .filter((link) => link.includes(where));
  polls = linksTo('/polls/').map((link) => stage.here(link));
  packet = stage.here(linksTo('/packets/')[0]);
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

const shot = (name: string) =>
  process.env.SHOTS ? { path: `${process.env.SHOTS}/${name}.png`, fullPage: true } : undefined;

describe('the link in the mails of a milestone', () => {
  it('is another one in each mail, and names nobody', () => {
    expect(polls.length).toBeGreaterThan(10);
    expect(new Set(polls).size).toBe(polls.length);
    expect(Object.keys(claimsIn(polls[0])).sort()).toEqual([
      ...['expires', 'group', 'mark', 'milestone', 'organisation', 'purpose'],
    ]);
  });

  it.each([...WALKED_VIEWS, ...OTHER_VIEWS])(
    'leads to pages that are accessible and fit at $width px, $scheme, in $locale',
    async ({ width, scheme, locale }) => {
      const page = await browser.newPage({ colorScheme: scheme, viewport: { width, height: 900 } });
      for (const [name, path] of Object.entries({
        poll: polls[0],
        packet,
        poster: `${packet}/posters/case-officers`,
      })) {
        const answer = await page.goto(`${path}?lang=${locale}`);
        expect(answer?.status(), name).toBe(200);
        const picture = shot(`${name}-${width}-${scheme}`);
        if (picture) await page.screenshot(picture);
        // Of a wide table in a narrow window axe judges no colours.
        const isNarrow = name === 'packet' && width <= 360;
        await expectSound(page, { unjudged: isNarrow ? ['color-contrast'] : [], passes: 12 });
      }
      await page.close();
    },
  );

  it('counts what is pressed, by the functions and permissions of the stage, and says what is right', async () => {
    const page = await browser.newPage();
    await page.goto(`${polls[1]}?lang=sv`);
    await page.getByRole('button', { name: 'Delvis' }).click();
    await page.getByRole('heading', { name: 'Tack, ditt svar är räknat' }).waitFor();
    const picture = shot('poll-next');
    if (picture) await page.screenshot(picture);
    await expectSound(page);
    await page.getByRole('button', { name: 'Vet inte' }).click();
    await page.getByText('Rätt svar är:').waitFor();
    const picture2 = shot('poll-right');
    if (picture2) await page.screenshot(picture2);
    await expectSound(page);
    const { milestone = '' } = claimsIn(polls[1]);
    const counts = await stage.operator.polls.ofMilestone(milestone);
    expect(counts.map(({ question, partly, unsure }) => ({ question, partly, unsure }))).toEqual(
      expect.arrayContaining([
        { question: 'line', partly: 1, unsure: undefined },
        { question: 'check', partly: undefined, unsure: 1 },
      ]),
    );
    expect(counts).toHaveLength(2);
    await page.close();
  });
});

function claimsIn(link = ''): Record<string, string> {
  const [, payload = ''] = (link.split('/polls/')[1] ?? '').split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}
