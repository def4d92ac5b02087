// Made by generate.ts from calendar.json of each language: change those and run `npm run templates`.
import en from './en/calendar.json' with { type: 'json' };
import sv from './sv/calendar.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  at: { time: string | number };
  byThen: { name: string | number };
  clashWith: { groups: string | number; name: string | number; where: string | number };
  clashes: { count: number };
  fileName: { name: string | number };
  groupsOf: { groups: string | number };
  in: { where: string | number };
  milestoneOf: { name: string | number };
  ofRollout: { name: string | number };
  release: { name: string | number };
  start: { name: string | number };
  until: { made: string | number; until: string | number };
};

export type CalendarWords = Words<Keys, Arguments>;
export const calendarWords = speaker<Keys, Arguments>({ en, sv });
