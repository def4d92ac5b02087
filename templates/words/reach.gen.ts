// Made by generate.ts from reach.json of each language: change those and run `npm run templates`.
import en from './en/reach.json' with { type: 'json' };
import sv from './sv/reach.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  andEarlier: { count: number };
  atNumber: { number: string | number };
  down: { points: number };
  earlier: { count: number };
  fromTo: { count: number; first: string | number; last: string | number; title: string | number };
  later: { count: number };
  noAddress: { people: number };
  notLookedAt: { earlier: number; milestones: number };
  partOf: { of: number; part: number };
  pointTitle: { date: string | number; kind: string | number; number: string | number; organisations: number; share: string | number };
  pointTitleMany: { date: string | number; kind: string | number; milestones: number; number: string | number; organisations: number; share: string | number };
  severalMilestones: { count: number };
  shownOf: { count: number; shown: number };
  unreachableCaption: { count: number };
  up: { points: number };
};

export type ReachWords = Words<Keys, Arguments>;
export const reachWords = speaker<Keys, Arguments>({ en, sv });
