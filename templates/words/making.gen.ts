// Made by generate.ts from making.json of each language: change those and run `npm run templates`.
import en from './en/making.json' with { type: 'json' };
import sv from './sv/making.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  backToList: { step: string | number };
  goOn: { step: string | number };
  itemTitle: { name: string | number; thing: string | number };
  labelAbout: { about: string | number; label: string | number };
  labelIn: { label: string | number; language: string | number };
  lacksTitle: { count: number };
  lastWritten: { date: string | number };
  missing: { count: number };
  next: { step: string | number };
  starterRollout: { name: string | number };
  stepOf: { all: number; number: number };
  wordsIn: { language: string | number };
  wordsTitle: { language: string | number; name: string | number };
};

export type MakingWords = Words<Keys, Arguments>;
export const makingWords = speaker<Keys, Arguments>({ en, sv });
