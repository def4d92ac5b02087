import { type Occasion, topicsOf } from '../../domain/packets/packet.ts';
import type { DocumentContext } from './document-context.ts';
import { heading, type Paper, type PaperPart, paragraph, text, words } from './paper.ts';
import { contactParts, leadPart, messageParts, namesOf, paperOf, stepsPart } from './paper-parts.ts';
import { firstSentence } from './sentences.ts';

/** An intranet page: everything that its groups must know, once, and what each group does now. */
export function intranetText(context: DocumentContext, occasions: readonly Occasion[]): Paper {
  const { packet, say } = context;
  const steps = stepsPart(uniqueTold(occasions));
  const parts: PaperPart[] = [
    leadPart(context),
    ...(steps.length > 0 ? [heading(2, say('doThis')), ...steps] : []),
    ...messageParts(context, context.read(topicsOf(occasions))),
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

/** Typical length of a piece in a weekly letter. */
const LETTER_CHARACTERS = 1400;

/** A short piece for a weekly letter: the lead and the first sentences of what matters most. */
export function weeklyLetterText(context: DocumentContext, occasions: readonly Occasion[]): Paper {
  const { packet } = context;
  let room = LETTER_CHARACTERS - packet.milestone.lead.length;
  const parts: PaperPart[] = [leadPart(context)];
  for (const { title, blocks, locale } of context.read(topicsOf(occasions))) {
    const sentence = firstSentence(blocks, locale);
    room -= title.length + sentence.length;
    if (room < 0) break;
    parts.push({
      ...text([paragraph({ kind: 'strong', children: [words(`${title}.`)] }, words(` ${sentence}`))]),
      ...(locale === packet.locale ? {} : { locale }),
    });
  }
  return paperOf(context, { title: packet.milestone.name, parts: [...parts, ...contactParts(context)] });
}
