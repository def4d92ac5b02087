import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONSOLE_STYLE } from '../../templates/styles/styles.gen.ts';
import { launchBrowser } from './chromium.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const HEAD = ['Who has to act', 'missed', 'late', 'waits', 'published', 'has been told']
  .map((name) => `<th scope="col">${name}</th>`)
  .join('');
const ROW = ['0', '<b class="state late">98</b>', '386', '24', '154']
  .map((count) => `<td class="number">${count}</td>`)
  .join('');
const BROKEN = `[...document.querySelectorAll('td.number')].filter((cell) => {
  const number = document.createRange();
  const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  number.selectNodeContents(words.nextNode());
  return number.getClientRects().length > 1;
}).map(({ textContent }) => textContent)`;

it('a number is never broken in a table, however narrow the phone', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.setContent(
    `<style>${CONSOLE_STYLE}</style><main><section class="scroll">` +
      `<table class="owners"><thead><tr>${HEAD}</tr></thead>` +
      `<tbody><tr><th scope="row"><a href="#">Local project lead</a></th>${ROW}</tr></tbody></table></section></main>`,
  );
  expect(await page.evaluate(BROKEN)).toEqual([]);
});

it('nor is the word that a row ends with and that leads on, however much stands before it', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const sentence = 'The fact Standstill ends is missing. Withheld: costs, resources, background, schedule.';
  const row = `<td>${sentence}</td><td>Long Organisation Name</td><td class="go"><a href="#">Mend</a></td>`;
  await page.setContent(
    `<style>${CONSOLE_STYLE}</style><main><section class="scroll"><table><tbody><tr>${row}</tr></tbody></table>`,
  );
  const lines = `document.querySelector('td.go a').getClientRects().length`;
  expect(await page.evaluate(lines)).toBe(1);
  expect(await page.evaluate('document.querySelector("table").offsetWidth <= innerWidth')).toBe(true);
});
