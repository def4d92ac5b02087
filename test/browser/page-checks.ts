import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import * as z from 'zod';

const found = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }));
const axeResult = z.object({ violations: found, incomplete: found, passes: found });
const RULES = JSON.stringify({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
  // Of what is right only the rules are counted: naming each element takes axe most of its time.
  resultTypes: ['violations', 'incomplete'],
});
const sizes = z.object({ scrollWidth: z.number(), clientWidth: z.number() });
const SIZES = '(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))(document.documentElement)';

/** What axe finds wrong on a page, what it cannot judge, and how many rules it found kept. */
export async function axeFindings(page: Page) {
  await page.evaluate(axe.source);
  const { violations, incomplete, passes } = axeResult.parse(
    await page.evaluate(`axe.run(document, ${RULES})`),
  );
  return {
    violations: violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
    incomplete: incomplete.map(({ id }) => id),
    /** The elements that it cannot judge. */
    unjudged: incomplete.flatMap(({ nodes }) => nodes.map(({ html }) => html)),
    passes: passes.length,
  };
}

/** How many pixels of the page lie to the right of the window. */
export async function hiddenAtTheSide(page: Page): Promise<number> {
  const { scrollWidth, clientWidth } = sizes.parse(await page.evaluate(SIZES));
  return scrollWidth - clientWidth;
}

// A day is given in one kind of field; text fields hold one only where it is no day.
const OTHER_DAY_FIELDS = `[...document.querySelectorAll('input')].filter((field) =>
  /^(date|datetime-local|time|month|week)$/.test(field.type)
    ? !field.classList.contains('date')
    : field.type === 'text' && /^\\d{4}-\\d{2}-\\d{2}/.test(field.value)
).map((field) => field.name)`;

/**
 * Holds a page against axe and its window: no violation, nothing that axe could not judge but the rules in
 * `unjudged`, more than `passes` rules kept, nothing to the right of the window, and no field for a day that is not
 * like the others.
 */
export async function expectSound(
  page: Page,
  { unjudged = [], passes = 15 }: { unjudged?: readonly string[]; passes?: number } = {},
): Promise<void> {
  const found = await axeFindings(page);
  expect(found.violations).toEqual([]);
  expect(found.incomplete.filter((rule) => !unjudged.includes(rule))).toEqual([]);
  expect(found.passes).toBeGreaterThan(passes);
  expect(await hiddenAtTheSide(page)).toBe(0);
  expect(await page.evaluate(OTHER_DAY_FIELDS)).toEqual([]);
}

const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });

/** What an HTML validator finds wrong: rule and message of each. */
export async function htmlMistakes(html: string): Promise<[rule: string, message: string][]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message }): [string, string] => [ruleId, message]),
  );
}

/** Opens everything on a page that folds. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
}
