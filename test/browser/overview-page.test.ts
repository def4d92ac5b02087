import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readRollout } from '../../local/rollout-files.ts';
import { type RunningStage, runningStage, sampleMilestones } from '../flows/running-stage.ts';
import { launchBrowser, SCHEMES, WIDTHS } from './chromium.ts';

const found = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }));
const axeResult = z.object({ violations: found, incomplete: found, passes: found });
const RULES = JSON.stringify({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] });
const sizes = z.object({ scrollWidth: z.number(), clientWidth: z.number() });
const SIZES = '(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))(document.documentElement)';

let stage: RunningStage;
let browser: Browser;

beforeAll(async () => {
  stage = await runningStage(await readRollout('local/sample/bob/rollout.yaml'));
  browser = await launchBrowser();
  const [first] = await sampleMilestones();
  await stage.report(first);
  await stage.report({ ...first, id: 'wrong one', '<img src=x onerror=alert(1)>': true });
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

const views = SCHEMES.flatMap((scheme) =>
  WIDTHS.flatMap((width) => (['sv', 'en'] as const).map((locale) => ({ scheme, width, locale }))),
);

async function open({ scheme, width, locale }: (typeof views)[number]): Promise<Page> {
  const page = await browser.newPage({ colorScheme: scheme, viewport: { width, height: 900 } });
  await page.goto(`${stage.cloud.urls.console}/?lang=${locale}`);
  return page;
}

describe.each(views)('the overview in $locale at $width px, $scheme', (view) => {
  it('has no accessibility violation, with the gaps open', async () => {
    const page = await open(view);
    await page.locator('summary').first().click();
    await page.evaluate(axe.source);
    const { violations, incomplete, passes } = axeResult.parse(
      await page.evaluate(`axe.run(document, ${RULES})`),
    );
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(incomplete.map(({ id }) => id)).toEqual([]);
    expect(passes.length).toBeGreaterThan(15);
    await page.close();
  });

  it('does not scroll sideways as a whole', async () => {
    const page = await open(view);
    const { scrollWidth, clientWidth } = sizes.parse(await page.evaluate(SIZES));
    expect(scrollWidth).toBe(clientWidth);
    await page.close();
  });
});

describe('the overview', () => {
  it('is valid HTML', async () => {
    const html = await (await fetch(`${stage.cloud.urls.console}/?lang=sv`)).text();
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
    const { results } = await validator.validateString(html);
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => [ruleId, message])),
    ).toEqual([]);
  });

  it('shows what somebody wrote in a refused event as words, not as markup', async () => {
    const page = await open({ scheme: 'light', width: 1280, locale: 'sv' });
    expect(await page.getByText('<img src=x onerror=alert(1)>').count()).toBe(1);
    expect(await page.locator('img').count()).toBe(0);
    await page.close();
  });

  it('can be read and followed with the keyboard alone', async () => {
    const page = await open({ scheme: 'light', width: 1280, locale: 'sv' });
    const focused = () => page.evaluate('document.activeElement.textContent');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Till innehållet');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Öppna brevlådan med alla mejl');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/lang=en/);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.close();
  });
});
