import { type Occasion, topicsOf } from '../../domain/packets/packet.ts';
import {
  asksAt,
  type DocumentContext,
  datesOf,
  type PacketDate,
  type ReadMessage,
  stepsInWords,
} from './document-context.ts';
import { meetingPlan } from './meeting-plan.ts';
import { lower } from './memo.ts';
import { paperDay } from './paper-parts.ts';
import { firstSentence, type Point, pointsOf, sentencesOf } from './sentences.ts';

/** A slide with its notes. The kind says what is drawn beside the text. */
export type Slide = {
  kind: 'title' | 'steps' | 'points' | 'dates' | 'closing';
  title: string;
  locale: string;
  points: Point[];
  dates: PacketDate[];
  notes: string[];
};

/** A talk's slides, independent of format. */
export type Deck = {
  title: string;
  locale: string;
  foot: string;
  steps: string;
  context: DocumentContext;
  slides: Slide[];
};

/** Number of messages with a slide of their own; the rest share one, which keeps a deck at ten. */
const OWN_SLIDES = 5;
/** Dates that fit on a line across the slide. */
const DATES_SHOWN = 5;

/**
 * A talk: what has happened, what it means here, costs and risks if mentioned, dates, what is asked,
 * questions.
 */
export function deckOf(context: DocumentContext, occasion: Occasion): Deck {
  const { packet, say } = context;
  const messages = context.read(topicsOf([occasion]));
  const own = messages.length <= OWN_SLIDES ? messages : messages.slice(0, OWN_SLIDES - 1);
  const rest = messages.slice(own.length);
  const slides = [
    titleSlide(context, occasion),
    happenedSlide(context),
    ...own.map((message) => messageSlide(context, message)),
    ...(rest.length > 0 ? [restSlide(context, rest)] : []),
    datesSlide(context, topicsOf([occasion])),
    asksSlide(context, occasion),
    questionsSlide(context),
  ];
  return {
    title: say('document.slides', { occasion: lower(occasion.name, context) }),
    locale: packet.locale,
    foot: `${packet.organisation.name} · ${packet.service}`,
    steps: `${say('markOf', counts(context))} ${stepsInWords(context)}`,
    context,
    slides,
  };
}

function counts({ packet: { steps } }: DocumentContext): { reached: number; all: number } {
  return { reached: steps.filter(({ reached }) => reached).length, all: steps.length };
}

type Made = Partial<Slide> & Pick<Slide, 'kind' | 'title'>;

function slide({ packet, wordLocale }: DocumentContext, made: Made): Slide {
  const locale = made.kind === 'title' ? packet.locale : wordLocale;
  return { locale, points: [], dates: [], notes: [], ...made };
}

function titleSlide(context: DocumentContext, occasion: Occasion): Slide {
  const { packet, say, day } = context;
  const { minutes, talk } = meetingPlan(context, occasion);
  const points = [
    packet.service,
    packet.organisation.name,
    say('holdsOn', { date: day(paperDay(packet.at)) }),
  ];
  return slide(context, {
    kind: 'title',
    title: packet.milestone.name,
    points: points.map((text): Point => ({ text, level: 0 })),
    notes: [say('titleNotes'), say('titleTime', { minutes, talk })],
  });
}

function happenedSlide(context: DocumentContext): Slide {
  const { packet, say, day } = context;
  const { lead, occurredOn } = packet.milestone;
  const isAhead = packet.steps.every(({ kind, reached }) => kind !== packet.milestone.kind || !reached);
  const reached = say(isAhead ? 'plannedOn' : 'reachedOn', { date: day(occurredOn) });
  return slide(context, {
    kind: 'steps',
    title: say(isAhead ? 'toCome' : 'happened'),
    points: [...sentencesOf(lead, packet.locale), reached].map((text): Point => ({ text, level: 0 })),
    notes: [lead, stepsInWords(context)],
  });
}

function messageSlide(context: DocumentContext, message: ReadMessage): Slide {
  const { question, locale, short, spoken } = message;
  const notes = [context.say('sayRoughly'), ...spoken];
  return slide(context, { kind: 'points', title: question, locale, points: pointsOf(short, locale), notes });
}

function restSlide(context: DocumentContext, messages: readonly ReadMessage[]): Slide {
  return slide(context, {
    kind: 'points',
    title: context.say('moreToKnow'),
    points: messages.flatMap(({ question, short, locale }): Point[] => [
      { text: question, level: 0, strong: true },
      { text: firstSentence(short, locale), level: 1 },
    ]),
    notes: messages.flatMap(({ question, spoken }) => [question, ...spoken]),
  });
}

function datesSlide(context: DocumentContext, topics: readonly string[]): Slide {
  const { packet, say } = context;
  const dates = datesOf(context, topics);
  // The organisation's own dates are never dropped.
  const spare = dates.filter(({ own }) => !own).slice(0, DATES_SHOWN - dates.filter(({ own }) => own).length);
  const shown = dates.filter((date) => date.own || spare.includes(date)).slice(0, DATES_SHOWN);
  return slide(context, {
    kind: 'dates',
    title: say('datesAhead'),
    dates: shown,
    points: [{ text: say('datesNote'), level: 0 }],
    notes: [
      say('datesNotes'),
      ...dates.map(({ shown: date, name, own }) =>
        own
          ? `${date}: ${name}, ${say('hereIn', { organisation: packet.organisation.name })}`
          : `${date}: ${name}`,
      ),
    ],
  });
}

function asksSlide(context: DocumentContext, occasion: Occasion): Slide {
  const { say } = context;
  const asks = asksAt(context, [occasion]);
  const several = occasion.told.length > 1;
  const points = asks.map(
    ({ step, whom }): Point => ({ text: several ? `${whom}: ${step}` : step, level: 0 }),
  );
  return slide(context, {
    kind: 'points',
    title: say('asks'),
    points: points.length > 0 ? points : [{ text: say('askNothing'), level: 0 }],
    notes: [say('asksNotes'), ...asks.map(({ step, whom }) => `${whom}: ${step}`)],
  });
}

function questionsSlide(context: DocumentContext): Slide {
  const { packet, say } = context;
  const { contact, office, service, organisation } = packet;
  return slide(context, {
    kind: 'closing',
    title: say('anyQuestions'),
    points: [
      say('questionsLead', { name: contact.name, service, organisation: organisation.name }),
      contact.address,
    ].map((text): Point => ({ text, level: 0 })),
    notes: [say('questionsNotes', { name: office.contact.name, address: office.contact.address })],
  });
}
