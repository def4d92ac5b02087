import { keptWith } from '../../domain/shared/kept-with.ts';
import { type Html, html } from '../shared/html.ts';
import { inlineStyle, type StyleName } from './inline-style.ts';
import type { Block, Inline } from './markdown-reader.ts';

/** Blocks of a text as HTML with inline styles; no space below the last. */
export function markdownHtml(blocks: readonly Block[]): Html {
  return blocksHtml(blocks, '');
}

// The same blocks are in many mails.
const blocksHtml = keptWith(
  (blocks: readonly Block[]) =>
    html`${blocks.map((block, index) => blockHtml(block, index === blocks.length - 1))}`,
);

function blockHtml(block: Block, last: boolean): Html {
  if (block.kind === 'paragraph') {
    return html`<p ${inlineStyle(last ? 'lastParagraph' : 'paragraph')}>${block.children.map(inlineHtml)}</p>\n`;
  }
  const items = listItems(block.items.map(itemHtml));
  const look = inlineStyle(last ? 'lastList' : 'list');
  return block.ordered ? html`<ol ${look}>\n${items}</ol>\n` : html`<ul ${look}>\n${items}</ul>\n`;
}

/** List items, already in HTML. */
export function listItems(items: readonly Html[]): Html[] {
  const look = (index: number): StyleName => (index === items.length - 1 ? 'lastItem' : 'item');
  return items.map((item, index) => html`<li ${inlineStyle(look(index))}>${item}</li>\n`);
}

// A single paragraph needs no element of its own in an item.
function itemHtml(blocks: readonly Block[]): Html {
  const [only, ...more] = blocks;
  return only?.kind === 'paragraph' && more.length === 0
    ? html`${only.children.map(inlineHtml)}`
    : markdownHtml(blocks);
}

function inlineHtml(inline: Inline): Html {
  switch (inline.kind) {
    case 'text':
      return html`${inline.text}`;
    case 'break':
      return html`<br>`;
    case 'strong':
      return html`<strong>${inline.children.map(inlineHtml)}</strong>`;
    case 'emphasis':
      return html`<em>${inline.children.map(inlineHtml)}</em>`;
    case 'link':
      return styledLink(inline.url, html`${inline.children.map(inlineHtml)}`);
    case 'own':
      return styledLink({ markup: inline.mark }, inline.words);
  }
}

/** A link; `url` has been validated. */
export function styledLink(url: Html | string, words: Html | string): Html {
  return html`<a href="${url}" ${inlineStyle('link')}>${words}</a>`;
}
