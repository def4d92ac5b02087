import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

// As one process, which only a Lambda needs, the browser ends with its first page.
const FOR_LAMBDA = ['--single-process', '--no-zygote'];

/** A real browser that comes with the npm packages; nothing is downloaded at run time. */
export async function launchBrowser(): Promise<Browser> {
  const args = sparticuz.args.filter((argument) => !FOR_LAMBDA.includes(argument));
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args, headless: true });
}

export const SCHEMES = ['light', 'dark'] as const;
/** A phone and a desk. */
export const WIDTHS = [360, 1280] as const;

export type View = { width: (typeof WIDTHS)[number]; scheme: (typeof SCHEMES)[number]; locale: 'sv' | 'en' };

/**
 * In which every page of the console is seen: colours go by the scheme and places by the width, so two see all of
 * both.
 */
export const WALKED_VIEWS: readonly View[] = [
  { width: 360, scheme: 'dark', locale: 'sv' },
  { width: 1280, scheme: 'light', locale: 'en' },
];
/** The two others, for states of pages that have tests of their own. */
export const OTHER_VIEWS: readonly View[] = [
  { width: 360, scheme: 'light', locale: 'en' },
  { width: 1280, scheme: 'dark', locale: 'sv' },
];

/** One of the two others, by turns: `place` is that of the page in its list. */
export function otherView(place: number): View[] {
  return OTHER_VIEWS.slice(place % 2, (place % 2) + 1);
}
