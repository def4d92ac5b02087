import { type Occasion, topicsOf } from '../../domain/packets/packet.ts';
import type { DocumentContext } from './document-context.ts';
import { lower } from './memo.ts';
import { heading, link, listOf, type Paper, type PaperPart, paragraph, text, words } from './paper.ts';
import { contactParts, leadPart, messageParts, paperOf, stepsPart } from './paper-parts.ts';
import { linesOf, spokenMinutes } from './sentences.ts';

/** A meeting agenda with a script for each item, ready to use. */
export function agenda(context: DocumentContext, occasion: Occasion): Paper {
  const { say } = context;
  const messages = context.read(topicsOf([occasion]));
  const minutes = (spoken: number) => say('minutesShort', { minutes: spoken });
  const items = [
    [say('itemOpening'), minutes(1)],
    ...messages.map(({ title, blocks }) => [title, minutes(spokenMinutes(linesOf(blocks)))]),
    [say('itemAsks'), minutes(Math.max(2, occasion.told.length))],
    [say('itemQuestions'), minutes(5)],
  ];
  const steps = stepsPart(occasion.told);
  const parts: PaperPart[] = [
    { kind: 'lead', text: say('start', { date: context.day(occasion.due) }) },
    heading(2, say('atMeeting')),
    text([
      listOf(
        occasion.told.map(({ name, people }) => [
          words([name, people.join(', ')].filter(Boolean).join(': ')),
        ]),
      ),
    ]),
    heading(2, say('agendaItems')),
    text([
      listOf(
        items.map(([item = '', time = '']) => [words(`${item} (${time})`)]),
        true,
      ),
    ]),
    heading(2, say('saidMessages')),
    leadPart(context),
    ...messageParts(context, messages, 3),
    ...(steps.length > 0 ? [heading(2, say('itemAsks')), ...steps] : []),
    heading(2, say('afterwards')),
    text([paragraph(words(say('afterwardsLead')))]),
    ...confirmPart(context, occasion),
    ...contactParts(context),
  ];
  return paperOf(context, {
    title: say('document.agenda', { occasion: lower(occasion.name, context) }),
    parts,
  });
}

function confirmPart({ say }: DocumentContext, { confirm, name }: Occasion): PaperPart[] {
  return confirm === undefined
    ? []
    : [text([paragraph(link(confirm, say('confirmFor', { occasion: name })))])];
}
