import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderMail } from '../../templates/mail/render-mail.ts';
import { aMail } from '../templates/mail/mail-sample.ts';
import { launchBrowser } from './chromium.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const LINES_OF_LAST_WORD = `(() => {
  const text = document.querySelector('h1').firstChild;
  const word = document.createRange();
  word.setStart(text, text.data.lastIndexOf(' ') + 1);
  word.setEnd(text, text.length);
  return word.getClientRects().length;
})()`;

it('the title of a mail keeps a long word together on a phone', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const name = 'Berätta för vaktmästare och anläggningsförvaltare';
  await page.setContent(renderMail(aMail({ milestone: { name, subject: name, lead: name } })).html);
  expect(await page.locator('h1').textContent()).toBe(name);
  expect(await page.evaluate(LINES_OF_LAST_WORD)).toBe(1);
});
