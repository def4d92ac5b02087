// Made by generate.ts from account.json of each language: change those and run `npm run templates`.
import en from './en/account.json' with { type: 'json' };
import sv from './sv/account.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  closed: { from: string | number; to: string | number };
  duration: { days: number; hours: number; minutes: number };
  ongoing: { day: string | number };
  quarter: { number: '1' | '2' | '3' | 'other'; year: string | number };
  share: { of: number; part: number; percent: string | number };
  'understood.groups': { day: string | number; milestone: string | number };
  'understood.kinds': { day: string | number; milestone: string | number };
};

export type AccountWords = Words<Keys, Arguments>;
export const accountWords = speaker<Keys, Arguments>({ en, sv });
