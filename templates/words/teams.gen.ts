// Made by generate.ts from teams.json of each language: change those and run `npm run templates`.
import en from './en/teams.json' with { type: 'json' };
import sv from './sv/teams.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  cardAt: { organisation: string | number };
  cardDue: { day: string | number };
  cardFrom: { day: string | number; organisation: string | number };
  cardStopped: { name: string | number };
  cardTo: { channel: string | number; groups: string | number };
  cardTrialMeans: { organisation: string | number };
  cardUndoes: { names: string | number };
  cardWithout: { heading: string | number; url: string | number };
  'means.dead': { what: string | number };
  'means.failed': { time: string | number; what: string | number };
  'means.failing': { next: string | number; time: string | number; what: string | number };
  'means.working': { time: string | number };
  waiting: { count: number };
};

export type TeamsWords = Words<Keys, Arguments>;
export const teamsWords = speaker<Keys, Arguments>({ en, sv });
