import { listenersOf, type Occasion } from '../../domain/packets/packet.ts';
import { capitalised, clockText } from '../../domain/shared/locale.ts';
import type { DocumentContext } from './document-context.ts';
import { later, MEETING_HOUR } from './meeting-ics.ts';
import { meetingPlan } from './meeting-plan.ts';
import { lower } from './memo.ts';
import {
  heading,
  link,
  listOf,
  type Paper,
  type PaperPart,
  pageHeading,
  paragraph,
  text,
  words,
} from './paper.ts';
import {
  audienceTitle,
  contactParts,
  leadPart,
  paperDay,
  paperOf,
  spokenParts,
  stepsPart,
} from './paper-parts.ts';

/** A meeting's agenda on a page of its own, to hand out; then what is said to each item. */
export function agenda(context: DocumentContext, occasion: Occasion): Paper {
  const { say } = context;
  const { items, minutes } = meetingPlan(context, occasion);
  const steps = stepsPart(context, occasion.told);
  const parts: PaperPart[] = [
    { kind: 'lead', text: proposal(context, { due: occasion.due, minutes }) },
    heading(2, say('atMeeting')),
    text([
      listOf(
        occasion.told.map(({ called, people }) => [
          words([capitalised(context.packet.locale, called), people.join(', ')].filter(Boolean).join(': ')),
        ]),
      ),
    ]),
    heading(2, say('agendaItems')),
    text([
      {
        kind: 'list',
        ordered: true,
        items: items.map(({ title, minutes: each, answers }) => [
          paragraph(words(`${title} (${say('minutesShort', { minutes: each })})`)),
          ...(answers.length > 0 ? [listOf([[words(answers.join(' '))]])] : []),
        ]),
      },
    ]),
    pageHeading(say('saidMessages')),
    { kind: 'note', text: say('taskTime', { minutes, task: occasion.minutes }) },
    leadPart(context),
    ...saidParts(context, occasion),
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

/** In the order of the agenda. */
function saidParts(context: DocumentContext, occasion: Occasion): PaperPart[] {
  const audiences = listenersOf([occasion]);
  return audiences.flatMap((audience) => [
    ...(audiences.length > 1 ? [heading(3, audienceTitle(context, audience))] : []),
    ...spokenParts(context, context.read(audience.topics)),
  ]);
}

function confirmPart({ say }: DocumentContext, { confirm, name }: Occasion): PaperPart[] {
  return confirm === undefined
    ? []
    : [text([paragraph(link(confirm, say('confirmFor', { occasion: name })))])];
}

/** When to meet; a day that has gone is none to propose. */
function proposal(
  { say, day, packet }: DocumentContext,
  { due, minutes }: { due: string; minutes: number },
): string {
  const date = day(due);
  if (due < paperDay(packet.at)) return say('startGone', { date });
  const [from, to] = [MEETING_HOUR, later(MEETING_HOUR, minutes)].map((time) =>
    clockText(time, packet.locale),
  );
  return say('start', { date, from: from ?? '', to: to ?? '' });
}
