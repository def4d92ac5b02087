import { launchBrowser } from './browser/chromium.ts';
import { signInByHand } from './browser/signed-in-page.ts';

const base = 'http://127.0.0.1:4717';
const browser = await launchBrowser();
const names: Record<string, string> = { coordinator: 'Samordnare', 'local-lead': 'Lokal projektledare' };
for (const role of (process.env.ROLES ?? 'coordinator,local-lead').split(',')) {
  for (const [width, scheme] of [
    [390, 'light'],
    [1280, 'dark'],
    [1280, 'light'],
    [390, 'dark'],
  ] as const) {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme,
      locale: 'sv-SE',
    });
    const page = await context.newPage();
    await page.goto(`${base}/?lang=sv`);
    await signInByHand(page, names[role] ?? '');
    await page.waitForLoadState();
    for (const [at, path] of (process.env.PATHS ?? '/calendar').split(',').entries()) {
      await page.goto(`${base}${path}${path.includes('?') ? '&' : '?'}lang=sv`);
      if (
        process.env.MAKE &&
        at === 0 &&
        width === 390 &&
        scheme === 'light' &&
        path.startsWith('/calendar-addresses')
      )
        await page.getByRole('button', { name: 'Skapa en adress' }).click();
      await page.screenshot({
        path: `/tmp/b/s17-shots/${role}-${at}-${width}-${scheme}.png`,
        fullPage: true,
      });
    }
    await context.close();
  }
}
await browser.close();
