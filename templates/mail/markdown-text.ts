import { keptWith } from '../../domain/shared/kept-with.ts';
import type { Block, Inline } from './markdown-reader.ts';
import { plain, wrapped } from './plain.ts';

/** Blocks as plain text, from the same tree as the HTML. */
export function markdownText(blocks: readonly Block[], indent = ''): string {
  return blocksText(blocks, indent);
}

// The same blocks are in many mails.
const blocksText = keptWith((blocks: readonly Block[], indent) =>
  blocks.map((block) => blockText(block, indent, indent)).join('\n\n'),
);

function blockText(block: Block, first: string, rest: string): string {
  if (block.kind === 'paragraph') {
    const links = linksIn(block.children);
    const [one, ...others] = block.children;
    const [line] = links;
    // Where a link is all, its line says its words.
    if (line && others.length === 0 && (one?.kind === 'link' || one?.kind === 'own'))
      return wrapped(line, first, rest);
    const words = wrapped(plain(block.children.map(inlineText).join('')), first, rest);
    return [words, ...links.map((link) => wrapped(link, rest, rest))].join('\n');
  }
  const items = block.items.map(([head, ...more], index) => {
    const sign = block.ordered ? `${index + 1}. ` : '- ';
    const inner = rest + ' '.repeat(sign.length);
    const start = head ? blockText(head, rest + sign, inner) : rest + sign;
    return [start, ...more.map((block) => blockText(block, inner, inner))].join('\n');
  });
  return items.join('\n');
}

function inlineText(inline: Inline): string {
  if (inline.kind === 'text') return inline.text;
  if (inline.kind === 'own') return inline.words;
  return inline.kind === 'break' ? '\n' : inline.children.map(inlineText).join('');
}

// A URL inside a sentence is hard to read and absorbs the full stop: put it on a line below.
function linksIn(inlines: readonly Inline[]): string[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === 'text' || inline.kind === 'break') return [];
    if (inline.kind === 'own') return [linkText(inline.mark, inline.words)];
    if (inline.kind !== 'link') return linksIn(inline.children);
    const words = inline.children.map(inlineText).join('');
    return words === inline.shown ? [] : [linkText(inline.shown, words)];
  });
}

/** A link as `Words: address`. */
export function linkText(shown: string, words: string): string {
  if (words === shown) return shown;
  return `${plain(words.charAt(0).toUpperCase() + words.slice(1))}: ${shown}`;
}
