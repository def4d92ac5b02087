// Made by generate.ts from common.json of each language: change those and run `npm run templates`.
import en from './en/common.json' with { type: 'json' };
import sv from './sv/common.json' with { type: 'json' };

export type CommonKeys = keyof typeof sv;
export type CommonArguments = {
  aboutSender: { sender: string | number };
  allCounted: { count: number };
  andOthers: { count: number };
  answeredOn: { date: string | number };
  changedName: { name: string | number };
  concernsGroups: { groups: string | number };
  eraseNamed: { name: string | number };
  firstShown: { shown: number };
  organisationCount: { count: number };
  participants: { count: number };
  partlyReached: { all: number; count: number; name: string | number };
  peopleFound: { total: number };
  peopleShown: { shown: number; total: number };
  percent: { percent: number };
  reachedAndAhead: { ahead: string | number; names: string | number };
  reasonIs: { reason: string | number };
  recipients: { count: number };
  toGroups: { groups: string | number };
  whoAndWhen: { at: string | number; who: string | number };
};
export const COMMON = { en, sv };
