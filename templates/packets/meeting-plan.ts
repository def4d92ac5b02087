import { listenersOf, type Occasion } from '../../domain/packets/packet.ts';
import { asksAt, type DocumentContext, type ReadMessage } from './document-context.ts';
import { audienceTitle } from './paper-parts.ts';
import { spokenMinutes } from './sentences.ts';

/** An item of a meeting: minutes, and the questions that it answers, where its title is none. */
export type MeetingItem = { title: string; minutes: number; answers: string[] };

/** A sitting: agenda, memo, slides and calendar all go by it. `talk`: minutes before the closing questions. */
export type MeetingPlan = { items: MeetingItem[]; minutes: number; talk: number };

/** Minutes of an opening, and of the questions at the end at least. */
const OPENING = 2;
const QUESTIONS = 5;
/** Meetings are booked in steps of this many minutes. */
const STEP = 5;

/** How long an occasion takes of the meeting, by item: each message, or what each of several groups is told. */
export function meetingPlan(context: DocumentContext, occasion: Occasion): MeetingPlan {
  const { say } = context;
  const audiences = listenersOf([occasion]);
  const [only, ...more] = audiences;
  const told =
    only && more.length === 0
      ? context.read(only.topics).map((message) => item(message.question, [message], []))
      : audiences.map((audience) => {
          const messages = context.read(audience.topics);
          return item(
            audienceTitle(context, audience),
            messages,
            messages.map(({ question }) => question),
          );
        });
  const asks = asksAt(context, [occasion]).length;
  const before: MeetingItem[] = [
    { title: say('itemOpening'), minutes: OPENING, answers: [] },
    ...told,
    ...(asks > 0 ? [{ title: say('itemAsks'), minutes: Math.max(2, asks), answers: [] }] : []),
  ];
  const talk = before.reduce((sum, { minutes }) => sum + minutes, 0);
  const minutes = Math.ceil((talk + QUESTIONS) / STEP) * STEP;
  const closing = { title: say('itemQuestions'), minutes: minutes - talk, answers: [] };
  return { items: [...before, closing], minutes, talk };
}

function item(title: string, messages: readonly ReadMessage[], answers: string[]): MeetingItem {
  return { title, minutes: spokenMinutes(messages.flatMap(({ spoken }) => spoken)), answers };
}
