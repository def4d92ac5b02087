import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { RunningStage } from '../flows/running-stage.ts';
import type { Who } from '../flows/signed-in.ts';

/** A browser window in which somebody has signed in; pages that are opened in it share the session. */
export async function signedInWindow(
  browser: Browser,
  stage: RunningStage,
  { who, ...options }: { who: Who } & BrowserContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  const { role, ...more } = who;
  const person = await stage.signIn(role, more);
  const url = stage.cloud.urls.api;
  await context.addCookies(
    Object.entries(person.cookies()).map(([name, value]) => ({
      name,
      value,
      url,
      httpOnly: true,
      sameSite: 'Lax',
    })),
  );
  return context;
}

/** Presses what a person presses to sign in, beginning at the page that asked for it. */
export async function signInByHand(page: Page, button: string): Promise<void> {
  await page.getByRole('link', { name: /Logga in|Sign in/ }).click();
  await page.getByRole('button', { name: button, exact: true }).click();
}
