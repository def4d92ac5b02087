// Made by generate.ts from gap.json of each language: change those and run `npm run templates`.
import en from './en/gap.json' with { type: 'json' };
import sv from './sv/gap.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  'kind.holders-left': { people: number };
  'kind.missing-fact': { fact: string | number; topics: string | number };
  'kind.missing-text': { locale: string | number; topic: string | number };
  'kind.missing-text-before': { locale: string | number; topic: string | number };
  'kind.no-contact': { group: string | number };
  'kind.no-relay': { group: string | number; relay: string | number };
};

export type GapWords = Words<Keys, Arguments>;
export const gapWords = speaker<Keys, Arguments>({ en, sv });
