// Made by generate.ts from counter.json of each language: change those and run `npm run templates`.
import en from './en/counter.json' with { type: 'json' };
import sv from './sv/counter.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  approvedAhead: { names: string | number };
  changedSince: { parts: string | number };
  needs: { count: number };
  newLead: { against: string | number };
  prepared: { against: string | number; at: string | number; by: string | number };
  withdrawnBy: { at: string | number; by: string | number };
};

export type CounterWords = Words<Keys, Arguments>;
export const counterWords = speaker<Keys, Arguments>({ en, sv });
