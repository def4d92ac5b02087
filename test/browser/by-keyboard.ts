import type { Page } from 'playwright-core';
import * as z from 'zod';

// More than any page has to be walked through.
const MOST_STOPS = 400;

const stopSchema = z.object({
  /** What is focused: the words of a link or button, or the label of a field. */
  name: z.string(),
  /** Whether one can see that it is. */
  visible: z.boolean(),
});

// The name as a reader hears it, near enough for a test: label, else the words on it.
const FOCUSED = `(() => {
  const at = document.activeElement;
  // Past the last stop the browser begins anew.
  if (at === document.body) return { name: '', visible: true };
  const label = at.labels?.[0]?.textContent ?? at.getAttribute('aria-label') ?? at.textContent ?? '';
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight;
  const outlined = outlineStyle !== 'none' && outlineWidth !== '0px';
  return { name: label.replaceAll(/\\s+/g, ' ').trim(), visible: outlined && inside };
})()`;

/**
 * Goes on from stop to stop with the Tab key until the one with this name; everything on the way must be seen to be
 * focused.
 */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = stopSchema.parse(await page.evaluate(FOCUSED));
    passed.push(stop.name);
    if (!stop.visible) throw new Error(`one cannot see that "${stop.name}" has the focus`);
    if (typeof name === 'string' ? stop.name === name : name.test(stop.name)) return;
  }
  throw new Error(`no stop is called ${name}: ${passed.slice(0, 60).join(' | ')}`);
}

/** Goes to a link or button and presses Enter. */
export async function enterAt(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Goes to a field and writes over what is in it. */
export async function writeAt(page: Page, name: string | RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}
