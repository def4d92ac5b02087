import { type Occasion, occasionsWith, type Packet, toOthers } from '../../domain/packets/packet.ts';
import { agenda } from './agenda.ts';
import { type Deck, deckOf } from './deck.ts';
import { type DocumentContext, documentContext } from './document-context.ts';
import { intranetText, weeklyLetterText } from './intranet-text.ts';
import { lower, memo } from './memo.ts';
import { once } from './once.ts';
import type { Paper } from './paper.ts';
import { questionScript } from './question-script.ts';
import { relayBrief } from './relay-brief.ts';
import { socialPosts } from './social-posts.ts';

/** The files in which a paper is handed out. */
export type PaperFormat = 'html' | 'docx';
type Write = (context: DocumentContext, occasions: readonly Occasion[]) => Paper;

/** Documents that a packet has once, however many occasions use them. */
const SHARED: readonly {
  material: 'intranet-text' | 'weekly-letter-text' | 'social-posts' | 'question-script';
  write: Write;
  formats: readonly PaperFormat[];
}[] = [
  { material: 'question-script', write: questionScript, formats: ['docx', 'html'] },
  { material: 'intranet-text', write: intranetText, formats: ['docx', 'html'] },
  { material: 'weekly-letter-text', write: weeklyLetterText, formats: ['docx', 'html'] },
  { material: 'social-posts', write: socialPosts, formats: ['html'] },
];

/** Documents per occasion. */
const OWN: readonly {
  material: 'memo' | 'agenda' | 'relay-brief';
  write: (context: DocumentContext, occasion: Occasion) => Paper;
}[] = [
  { material: 'memo', write: memo },
  { material: 'agenda', write: agenda },
  { material: 'relay-brief', write: relayBrief },
];

/** A document in words, before it becomes a file; written lazily, once. */
export type WrittenDocument = {
  id: string;
  title: string;
  /** The folder that it belongs in. */
  folder: string;
  occasions: readonly Occasion[];
  context: DocumentContext;
} & (
  | { kind: 'slides'; deck: () => Deck }
  | { kind: 'paper' | 'agenda' | 'posts'; paper: () => Paper; formats: readonly PaperFormat[] }
);

/** What the organisation's own occasions need, in words. */
export function writtenFor(whole: Packet): WrittenDocument[] {
  const packet = toOthers(whole);
  const context = documentContext(packet);
  const ahead = documentContext({ ...packet, ...packet.before });
  const contextOf = ({ before }: Occasion) => (before ? ahead : context);
  return [
    ...occasionsWith(packet, 'slides').map((occasion) => slides(contextOf(occasion), occasion)),
    ...OWN.flatMap((each) =>
      occasionsWith(packet, each.material).map((occasion) =>
        ownDocument(contextOf(occasion), occasion, each),
      ),
    ),
    ...SHARED.flatMap((each) => [
      ...sharedDocument(ahead, each, { before: true }),
      ...sharedDocument(context, each, { before: false }),
    ]),
  ];
}

/** One for what is told before the day of the milestone, and one from then on. */
function sharedDocument(
  context: DocumentContext,
  { material, write, formats }: (typeof SHARED)[number],
  { before }: { before: boolean },
): WrittenDocument[] {
  const occasions = occasionsWith(context.packet, material).filter((occasion) => occasion.before === before);
  if (occasions.length === 0) return [];
  const paper = once(() => write(context, occasions));
  const named = context.say(`document.${material}`);
  const title = before ? context.say('beforeStart', { document: named }) : named;
  const id = before ? `${material}-before` : material;
  const folder = material === 'social-posts' ? named : context.say('textsFolder');
  const kind = material === 'social-posts' ? 'posts' : 'paper';
  return [{ kind, id, title, folder, occasions, context, paper, formats }];
}

function slides(context: DocumentContext, occasion: Occasion): WrittenDocument {
  const title = titleFor(context, 'slides', occasion);
  const deck = once(() => deckOf(context, occasion));
  const { name: folder } = occasion;
  return { kind: 'slides', id: `slides-${occasion.id}`, title, folder, occasions: [occasion], context, deck };
}

function ownDocument(
  context: DocumentContext,
  occasion: Occasion,
  { material, write }: (typeof OWN)[number],
): WrittenDocument {
  return {
    kind: material === 'agenda' ? 'agenda' : 'paper',
    id: `${material}-${occasion.id}`,
    title: titleFor(context, material, occasion),
    folder: occasion.name,
    occasions: [occasion],
    context,
    paper: once(() => write(context, occasion)),
    formats: ['docx'],
  };
}

type OwnMaterial = 'slides' | (typeof OWN)[number]['material'];

function titleFor(context: DocumentContext, material: OwnMaterial, occasion: Occasion): string {
  return context.say(`document.${material}`, { occasion: lower(occasion.name, context) });
}
