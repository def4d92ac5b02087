import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { type RunningStage, runningStage } from '../flows/running-stage.ts';
import { launchBrowser } from './chromium.ts';

let stage: RunningStage;
let browser: Browser;
beforeAll(async () => {
  stage = await runningStage(await readRollout('local/sample/bob/rollout.yaml'));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});
const GOOD = 'Kommun;Namn;E-post;Roller;Språk\r\nMalmö;Nora Ny;nora.ny@malmo.example;Handläggare | Nämndsekreterare;\r\n1280;Ahmed Abdulle-Ek;ahmed.abdulle@malmo.example;local-project-lead;svenska\r\n';
const BAD = 'Kommun;Namn;E-post;Roller;Språk\r\nMalmö;Nora Ny;nora.ny;Handläggare;\r\nAtlantis;;åsa@malmo.example;Kung;klingonska\r\n1280;=A1;a@b.example; ;sv\r\n';
const shots = '/tmp/shots';
mkdirSync(shots, { recursive: true });
it('shots', async () => {
  for (const [scheme, width, lang] of [['light', 1280, 'sv'], ['light', 360, 'sv'], ['dark', 1280, 'en']] as const) {
    const page: Page = await browser.newPage({ colorScheme: scheme, viewport: { width, height: 900 } });
    const go = (path: string) => page.goto(`${stage.cloud.urls.console}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
    const shot = (name: string) => page.screenshot({ path: `${shots}/${name}-${scheme}-${width}.png`, fullPage: true });
    await go('/contacts'); await shot('empty');
    await go('/contacts?organisation=1280'); await shot('list');
    await page.locator('table a').first().click(); await shot('person');
    await page.locator('#address').fill('no address'); await page.locator('form.fields button').click(); await shot('person-errors');
    await go('/contacts/import'); await shot('import');
    await page.locator('#file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(BAD) });
    await page.locator('form.fields button').click(); await shot('problems');
    await page.locator('#file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(GOOD) });
    await page.locator('#mode-replace').check();
    await page.locator('form.fields button').click(); await shot('checked');
    await go('/contacts?text=Abdulle'); await page.locator('table a').first().click();
    const at = page.url();
    await page.locator('button[value=page]').click(); await shot('export');
    await page.goto(at.replace('?', '/erase?')); await shot('erase');
    await page.close();
  }
}, 120_000);
