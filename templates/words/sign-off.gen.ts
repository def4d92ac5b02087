// Made by generate.ts from sign-off.json of each language: change those and run `npm run templates`.
import en from './en/sign-off.json' with { type: 'json' };
import sv from './sv/sign-off.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  by: { date: string | number };
  fromDate: { date: string | number };
  lead: { organisation: string | number };
  publicLead: { milestone: string | number };
  publicSince: { date: string | number; name: string | number };
  signed: { asked: number; signed: number };
  'state.awaited': { date: string | number };
  'state.notYet': { date: string | number };
  'state.overdue': { date: string | number };
  tasksLeft: { count: number };
  wasBy: { date: string | number };
  without: { names: string | number };
};

export type SignOffWords = Words<Keys, Arguments>;
export const signOffWords = speaker<Keys, Arguments>({ en, sv });
