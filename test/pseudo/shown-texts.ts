import { TextNode } from 'html-validate';
import { decoded, type Element, parsedMail } from '../templates/parsed-mail.ts';

const SHOWN_ATTRIBUTES = [
  'alt',
  'title',
  'aria-label',
  'aria-description',
  'placeholder',
  'label',
  'data-label',
];
const UNSEEN = new Set(['script', 'style', 'template']);

/** All that a page or mail in HTML shows or has read out: each text by itself, and attributes that are read. */
export async function shownTexts(html: string): Promise<string[]> {
  const { all } = await parsedMail(html);
  return all
    .filter(({ tagName }) => !UNSEEN.has(tagName))
    .flatMap((element) => [...textsOf(element), ...attributesOf(element)])
    .map((text) => decoded(text));
}

function textsOf(element: Element): string[] {
  return element.childNodes.filter((node) => node instanceof TextNode).map((node) => node.textContent);
}

function attributesOf(element: Element): string[] {
  const names = [...SHOWN_ATTRIBUTES, ...(saysItsValue(element) ? ['value'] : [])];
  const content = describes(element) ? ['content'] : [];
  return [...names, ...content].flatMap((name) => element.getAttributeValue(name) ?? []);
}

function saysItsValue(element: Element): boolean {
  const type = element.getAttributeValue('type') ?? '';
  return element.tagName === 'input' && ['submit', 'button', 'reset'].includes(type);
}

function describes(element: Element): boolean {
  const name = element.getAttributeValue('name') ?? element.getAttributeValue('property') ?? '';
  return element.tagName === 'meta' && /description$|title$|site_name$/.test(name);
}
