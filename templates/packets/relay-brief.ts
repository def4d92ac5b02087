import { listenersOf, type Occasion, topicsOf } from '../../domain/packets/packet.ts';
import type { DocumentContext, ReadMessage } from './document-context.ts';
import { lower } from './memo.ts';
import { heading, type Paper, type PaperPart, paragraph, text, words } from './paper.ts';
import {
  audienceTitle,
  contactParts,
  messageParts,
  namesOf,
  paperOf,
  spokenParts,
  stepsPart,
} from './paper-parts.ts';
import { spokenMinutes } from './sentences.ts';

/** A brief for a relay: first what its groups have to know, to read aloud; then a text to forward verbatim. */
export function relayBrief(context: DocumentContext, occasion: Occasion): Paper {
  const { packet, say } = context;
  const messages = context.read(topicsOf([occasion]));
  const about = say('relayAbout', { service: packet.service });
  const aloud = [about, packet.milestone.lead, ...messages.flatMap(({ spoken }) => spoken)];
  const steps = stepsPart(context, occasion.told);
  const date = context.day(occasion.due);
  const parts: PaperPart[] = [
    { kind: 'lead', text: say('relayLead', { groups: namesOf(context, [occasion]), date }) },
    heading(2, say('readAloud', { minutes: spokenMinutes(aloud) })),
    text([paragraph(words(about)), paragraph(words(packet.milestone.lead))]),
    ...byAudience(context, occasion, (each) => spokenParts(context, each)),
    heading(2, say('relayTask')),
    text([paragraph(words(say('relayDone', { date, minutes: occasion.minutes })))]),
    heading(2, say('forward')),
    { kind: 'note', text: say('forwardHint') },
    text([paragraph(words(packet.milestone.lead))]),
    ...byAudience(context, occasion, (each) => messageParts(context, each, 3)),
    ...(steps.length > 0 ? [heading(3, say('doThis')), ...steps] : []),
    ...contactParts(context),
  ];
  return paperOf(context, {
    title: say('document.relay-brief', { occasion: lower(occasion.name, context) }),
    parts,
  });
}

/** What several groups are told, and what each is told alone, under its name. */
function byAudience(
  context: DocumentContext,
  occasion: Occasion,
  write: (messages: readonly ReadMessage[]) => PaperPart[],
): PaperPart[] {
  const audiences = listenersOf([occasion]);
  return audiences.flatMap((audience) => [
    ...(audiences.length > 1 ? [heading(3, audienceTitle(context, audience))] : []),
    ...write(context.read(audience.topics)),
  ]);
}
