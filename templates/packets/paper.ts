import type { Block, Inline } from '../mail/markdown-reader.ts';
import { mailTo } from '../mail/markdown-reader.ts';

/** A piece of a document, before it has a format. `locale` only where it is not that of the document. */
export type Part =
  | { kind: 'heading'; level: 2 | 3; text: string; locale?: string }
  | { kind: 'lead' | 'note'; text: string; locale?: string }
  | { kind: 'text'; blocks: readonly Block[]; locale?: string }
  | { kind: 'table'; caption: string; head: readonly string[]; rows: readonly Cell[][]; locale?: string }
  /** Words to be copied as they stand, line breaks included. */
  | { kind: 'copy'; text: string; locale?: string };
export type Cell = readonly Inline[];

/** A document of running text; `kicker` says whose it is. A `tight` one has to fit on one page. */
export type Paper = {
  title: string;
  locale: string;
  kicker: string;
  kickerRight: string;
  foot: string;
  tight: boolean;
  parts: Part[];
};

export function heading(level: 2 | 3, text: string, locale?: string): Part {
  return { kind: 'heading', level, text, ...(locale && { locale }) };
}

export function words(text: string): Inline {
  return { kind: 'text', text };
}

export function strong(text: string): Inline {
  return { kind: 'strong', children: [words(text)] };
}

export function paragraph(...children: Inline[]): Block {
  return { kind: 'paragraph', children };
}

export function listOf(items: readonly (readonly Inline[])[], ordered = false): Block {
  return { kind: 'list', ordered, items: items.map((item) => [paragraph(...item)]) };
}

export function text(blocks: readonly Block[], locale?: string): Part {
  return { kind: 'text', blocks, ...(locale && { locale }) };
}

export function link(url: string, shown: string): Inline {
  return { kind: 'link', url, shown: url, children: [words(shown)] };
}

export function mailLink(address: string): Inline {
  return { kind: 'link', url: mailTo(address), shown: address, children: [words(address)] };
}
