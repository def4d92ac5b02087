import type { Block, Inline } from './markdown-reader.ts';
import { plain, wrapped } from './plain.ts';

/** Blocks of a text as plain text, from the same tree as the HTML. */
export function markdownText(blocks: readonly Block[], indent = ''): string {
  return blocks.map((block) => blockText(block, indent, indent)).join('\n\n');
}

function blockText(block: Block, first: string, rest: string): string {
  if (block.kind === 'paragraph') {
    const words = wrapped(plain(block.children.map(inlineText).join('')), first, rest);
    return [words, ...linksIn(block.children).map((link) => wrapped(link, rest, rest))].join('\n');
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

// An address in the middle of a sentence is hard to read and takes the full stop with it: it stands below, on its own line.
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
  return `${plain(words.charAt(0).toUpperCase() + words.slice(1))}: ${shown}`;
}
