// Made by generate.ts from goals.json of each language: change those and run `npm run templates`.
import en from './en/goals.json' with { type: 'json' };
import sv from './sv/goals.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  baseline: { day: string | number; percent: number; source: string | number };
  owner: { owner: string | number };
  points: { points: number; sign: 'above' | 'other' };
  target: { day: string | number; percent: number };
};

export type GoalsWords = Words<Keys, Arguments>;
export const goalsWords = speaker<Keys, Arguments>({ en, sv });
