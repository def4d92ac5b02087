import { type Occasion, topicsOf } from '../../domain/packets/packet.ts';
import type { DocumentContext } from './document-context.ts';
import { lower } from './memo.ts';
import { heading, type Paper, type PaperPart, paragraph, text, words } from './paper.ts';
import { contactParts, messageParts, namesOf, paperOf, stepsPart } from './paper-parts.ts';
import { firstSentence, spokenMinutes } from './sentences.ts';

/** Messages whose first sentence is read aloud; listeners cannot take in more. */
const ALOUD = 4;

/** A brief for a relay: a minute to read aloud, and a text to forward verbatim. */
export function relayBrief(context: DocumentContext, occasion: Occasion): Paper {
  const { packet, say } = context;
  const messages = context.read(topicsOf([occasion]));
  const aloud = [
    packet.milestone.lead,
    ...messages.slice(0, ALOUD).map(({ blocks, locale }) => firstSentence(blocks, locale)),
  ];
  const steps = stepsPart(occasion.told);
  const parts: PaperPart[] = [
    { kind: 'lead', text: say('relayLead', { groups: namesOf(context, [occasion]) }) },
    text([
      paragraph(words(say('relayDone', { date: context.day(occasion.due), minutes: occasion.minutes }))),
    ]),
    heading(2, say('readAloud', { minutes: spokenMinutes(aloud) })),
    text(aloud.map((sentence) => paragraph(words(sentence)))),
    heading(2, say('forward')),
    { kind: 'note', text: say('forwardHint') },
    text([paragraph(words(packet.milestone.lead))]),
    ...messageParts(context, messages, 3),
    ...(steps.length > 0 ? [heading(3, say('doThis')), ...steps] : []),
    ...contactParts(context),
  ];
  return paperOf(context, {
    title: say('document.relay-brief', { occasion: lower(occasion.name, context) }),
    parts,
  });
}
