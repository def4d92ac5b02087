// Made by generate.ts from change.json of each language: change those and run `npm run templates`.
import en from './en/change.json' with { type: 'json' };
import sv from './sv/change.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  changed: { from: string | number; name: string | number; to: string | number };
  confirm: { people: number };
  confirmApproval: { people: number };
  holders: { people: number };
  holdersAndOwed: { people: number };
  holdersGroups: { count: number };
  holdersPeople: { count: number };
  known: { name: string | number; to: string | number };
  owed: { people: number };
  placeTasks: { count: number };
  tellers: { count: number };
  tellersOwed: { count: number };
  unknown: { from: string | number; name: string | number };
};

export type ChangeWords = Words<Keys, Arguments>;
export const changeWords = speaker<Keys, Arguments>({ en, sv });
