import { listenersOf, type Occasion, topicsOf } from '../../domain/packets/packet.ts';
import type { DocumentContext } from './document-context.ts';
import { heading, type Paper, type PaperPart } from './paper.ts';
import {
  audienceTitle,
  contactParts,
  leadPart,
  namesOf,
  paperOf,
  runningParts,
  shortParts,
  stepsPart,
} from './paper-parts.ts';

/** An intranet page: what each group does now, and what it must know, under its name. */
export function intranetText(context: DocumentContext, occasions: readonly Occasion[]): Paper {
  const { packet, say } = context;
  const steps = stepsPart(context, uniqueTold(occasions));
  const audiences = listenersOf(occasions);
  const parts: PaperPart[] = [
    leadPart(context),
    ...(steps.length > 0 ? [heading(2, say('doThis')), ...steps] : []),
    ...audiences.flatMap((audience) =>
      audiences.length > 1
        ? [
            heading(2, audienceTitle(context, audience)),
            ...shortParts(context, context.read(audience.topics), 3),
          ]
        : shortParts(context, context.read(audience.topics), 2),
    ),
    ...contactParts(context),
    { kind: 'note', text: say('concernsGroups', { groups: namesOf(context, occasions) }) },
  ];
  return paperOf(context, { title: packet.milestone.name, parts });
}

/** A group told through two channels is asked for its step once. */
function uniqueTold(occasions: readonly Occasion[]): Occasion['told'] {
  const byGroup = new Map(occasions.flatMap(({ told }) => told.map((each) => [each.group, each] as const)));
  return [...byGroup.values()];
}

/** A piece for a weekly letter: the lead, and each message in short. */
export function weeklyLetterText(context: DocumentContext, occasions: readonly Occasion[]): Paper {
  const parts: PaperPart[] = [
    leadPart(context),
    ...runningParts(context, context.read(topicsOf(occasions))),
    ...contactParts(context),
  ];
  return paperOf(context, { title: context.packet.milestone.name, parts });
}
