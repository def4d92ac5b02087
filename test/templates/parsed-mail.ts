import { type HtmlElement, Parser, StaticConfigLoader, TextNode } from 'html-validate';

export type Element = HtmlElement;

// The table of all elements: made anew, it costs more than the parsing.
const CONFIG = Promise.resolve(new StaticConfigLoader({ root: true }).getConfigFor('mail.html'));

/** A mail as an independent parser sees it. */
export async function parsedMail(
  html: string,
): Promise<{ root: Element; all: Element[]; find: (selector: string) => Element[] }> {
  const root = new Parser(await CONFIG).parseHtml(html);
  return { root, all: root.querySelectorAll('*'), find: (selector) => root.querySelectorAll(selector) };
}

/** What stands in an element itself, not in those within it. */
export function ownText(element: Element): string {
  return decoded(
    element.childNodes
      .filter((node) => node instanceof TextNode)
      .map((node) => node.textContent)
      .join(''),
  ).trim();
}

/** All that an element says. */
export function wholeText(element: Element): string {
  return decoded(element.textContent).replaceAll(/\s+/g, ' ').trim();
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** Character references as a browser reads them (those that can occur here). */
export function decoded(markup: string): string {
  return markup.replaceAll(
    /&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
    },
  );
}

/** The value of an inline style, of the element itself. */
export function styleOf(element: Element, property: string): string | undefined {
  const declarations = (element.getAttributeValue('style') ?? '')
    .split(';')
    .map((part) => part.split(':').map((side) => side.trim()));
  return declarations.findLast(([name]) => name === property)?.[1];
}

/** The element and those around it, innermost first. */
export function lineage(element: Element): Element[] {
  return element.parent ? [element, ...lineage(element.parent)] : [element];
}
