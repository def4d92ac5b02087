import axe from 'axe-core';
import type { Page } from 'playwright-core';
import * as z from 'zod';

const found = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }));
const axeResult = z.object({ violations: found, incomplete: found, passes: found });
const RULES = JSON.stringify({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] });
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
