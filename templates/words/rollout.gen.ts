// Made by generate.ts from rollout.json of each language: change those and run `npm run templates`.
import en from './en/rollout.json' with { type: 'json' };
import sv from './sv/rollout.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  countyNote: { count: number; states: string | number };
  feedLead: { name: string | number };
  feedTitle: { name: string | number };
  feedUndone: { name: string | number; on: string | number };
  heldChanged: { on: string | number };
  heldTold: { date: string | number };
  participate: { count: number };
  'partlyTrue.not-yet': { all: number; count: number; name: string | number };
  'partlyTrue.on-own-day': { all: number; count: number; name: string | number };
  'partlyTrue.untouched': { all: number; count: number; name: string | number };
  plannedOn: { date: string | number };
  plannedSpan: { from: string | number; to: string | number };
  reachedByLong: { all: number; count: number };
  reachedOn: { date: string | number };
  sortBy: { column: string | number };
  startsOn: { date: string | number };
  startsSpan: { from: string | number; to: string | number };
  told: { date: string | number };
  toldNow: { day: string | number; name: string | number; on: string | number; to: string | number; told: string | number };
  toldNowUnknown: { day: string | number; name: string | number; on: string | number; told: string | number };
};

export type RolloutWords = Words<Keys, Arguments>;
export const rolloutWords = speaker<Keys, Arguments>({ en, sv });
