// Made by generate.ts from find.json of each language: change those and run `npm run templates`.
import en from './en/find.json' with { type: 'json' };
import sv from './sv/find.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  found: { count: number; text: string | number };
  more: { count: number };
  shownOf: { all: number; shown: number };
};

export type FindWords = Words<Keys, Arguments>;
export const findWords = speaker<Keys, Arguments>({ en, sv });
