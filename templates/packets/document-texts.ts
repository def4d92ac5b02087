import type { RenderDocuments } from '../../domain/packets/packet-evidence.ts';
import { keptWith } from '../../domain/shared/kept-with.ts';
import type { Block, Inline } from '../mail/markdown-reader.ts';
import type { Deck } from './deck.ts';
import type { Paper, PaperPart } from './paper.ts';
import { plainWords } from './sentences.ts';
import { writtenFor } from './written.ts';

/** What each document of a packet says, as plain text: slides with what is said to them. */
export const documentTexts: RenderDocuments = (packet) =>
  writtenFor(packet)
    .map((written) => ({
      occasions: written.occasions.map(({ id }) => id),
      text: () => (written.kind === 'slides' ? deckText(written.deck()) : paperText(written.paper())),
      kind: written.kind,
    }))
    // An agenda says all of it in the fewest words.
    .toSorted((one, other) => Number(other.kind === 'agenda') - Number(one.kind === 'agenda'));

function deckText({ slides }: Deck): string {
  return slides
    .flatMap(({ title, points, dates, notes }) => [
      title,
      ...points.map((point) => point.text),
      ...dates.map(({ shown, name }) => `${shown} ${name}`),
      ...notes,
    ])
    .join('\n');
}

function paperText({ title, parts }: Paper): string {
  return [title, ...parts.flatMap(linesIn)].join('\n');
}

function linesIn(part: PaperPart): string[] {
  if (part.kind === 'text') return part.blocks.map((block) => blockText(block, ''));
  if (part.kind !== 'table') return [part.text];
  return [part.caption, ...part.head, ...part.rows.flatMap((row) => row.map(inlineText))];
}

// The same blocks are in many documents.
const blockText = keptWith((block: Block) => blockLines(block).join('\n'));

function blockLines(block: Block): string[] {
  return block.kind === 'paragraph' ? [inlineText(block.children)] : block.items.flat().flatMap(blockLines);
}

/** Words, then the pages that they lead to. */
function inlineText(inlines: readonly Inline[]): string {
  return [
    plainWords(inlines),
    ...inlines.flatMap((inline) => (inline.kind === 'link' ? [inline.shown] : [])),
  ].join('\n');
}
