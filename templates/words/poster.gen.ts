// Made by generate.ts from poster.json of each language: change those and run `npm run templates`.
import en from './en/poster.json' with { type: 'json' };
import sv from './sv/poster.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  closes: { closes: string | number };
  lead: { group: string | number };
};

export type PosterWords = Words<Keys, Arguments>;
export const posterWords = speaker<Keys, Arguments>({ en, sv });
