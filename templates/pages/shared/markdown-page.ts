import type { ShownFact } from '../../../domain/catalogue/fact.ts';
import { type Block, type Inline, markdownReader } from '../../mail/markdown-reader.ts';
import { type Html, html } from '../../shared/html.ts';

/**
 * The little Markdown of texts as a page shows it; its look comes from the style sheet.
 * @throws {InvalidInput} where a fact is missing, or a link leads anywhere but to https or mailto
 */
export function markdownPage(markdown: string, facts: Readonly<Record<string, ShownFact>>): Html {
  return blocksHtml(markdownReader(facts)(markdown));
}

/** Blocks that have been read already. */
export function blocksHtml(blocks: readonly Block[]): Html {
  return html`${blocks.map(blockHtml)}`;
}

function blockHtml(block: Block): Html {
  if (block.kind === 'paragraph') return html`<p>${block.children.map(inlineHtml)}</p>\n`;
  const items = block.items.map((item) => html`<li>${itemHtml(item)}</li>\n`);
  return block.ordered ? html`<ol>\n${items}</ol>\n` : html`<ul>\n${items}</ul>\n`;
}

// A single paragraph needs no element of its own in an item.
function itemHtml(blocks: readonly Block[]): Html {
  const [only, ...more] = blocks;
  return only?.kind === 'paragraph' && more.length === 0
    ? html`${only.children.map(inlineHtml)}`
    : blocksHtml(blocks);
}

/** What stands in a line. */
export function inlineHtml(inline: Inline): Html {
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
      return html`<a href="${inline.url}">${inline.children.map(inlineHtml)}</a>`;
    case 'own':
      // A page has no recipient whose link it could be.
      return html`${inline.words}`;
  }
}
