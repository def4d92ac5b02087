import type { Block, Inline } from '../mail/markdown-reader.ts';
import { mailTo } from '../mail/markdown-reader.ts';

/** A part of a document, independent of format. `locale` only if it differs from the document's. */
export type PaperPart =
  /** `newPage`: it begins one where it is printed. */
  | { kind: 'heading'; level: 2 | 3; text: string; locale?: string; newPage?: true }
  | { kind: 'lead' | 'note'; text: string; locale?: string }
  | { kind: 'text'; blocks: readonly Block[]; locale?: string }
  | { kind: 'table'; caption: string; head: readonly string[]; rows: readonly Cell[][]; locale?: string }
  /** Text to be copied verbatim, line breaks included. */
  | { kind: 'copy'; text: string; locale?: string };
export type Cell = readonly Inline[];

/** A text document; `kicker` names its owner. A `tight` one has to fit on one page. */
export type Paper = {
  title: string;
  locale: string;
  kicker: string;
  kickerRight: string;
  foot: string;
  tight: boolean;
  parts: PaperPart[];
};

export function heading(level: 2 | 3, text: string, locale?: string): PaperPart {
  return { kind: 'heading', level, text, ...(locale && { locale }) };
}

export function pageHeading(text: string): PaperPart {
  return { kind: 'heading', level: 2, text, newPage: true };
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

export function text(blocks: readonly Block[], locale?: string): PaperPart {
  return { kind: 'text', blocks, ...(locale && { locale }) };
}

export function link(url: string, shown: string): Inline {
  return { kind: 'link', url, shown: url, children: [words(shown)] };
}

export function mailLink(address: string): Inline {
  return { kind: 'link', url: mailTo(address), shown: address, children: [words(address)] };
}
