import type { ShownFact } from '../../../domain/catalogue/fact.ts';
import { type Block, type Inline, markdownReader } from '../../mail/markdown-reader.ts';
import { type Html, html } from '../../shared/html.ts';

/**
 * Markdown of texts for pages, styled by the style sheet.
 * @throws {InvalidInput} if a fact is missing, or a link's target is neither https nor mailto
 */
export function markdownPage(markdown: string, facts: Readonly<Record<string, ShownFact>>): Html {
  return blocksHtml(markdownReader(facts)(markdown));
}

/** Parsed blocks. */
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

/** Inline content. */
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
      // A page has no recipient and so no personal link.
      return html`${inline.words}`;
  }
}
