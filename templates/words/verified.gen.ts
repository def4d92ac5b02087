// Made by generate.ts from verified.json of each language: change those and run `npm run templates`.
import en from './en/verified.json' with { type: 'json' };
import sv from './sv/verified.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  answered: { answers: number; asked: number; percent: number };
  closed: { closes: string | number };
  estimate: { answers: number; high: number; low: number; percent: number };
  open: { closes: string | number };
};

export type VerifiedWords = Words<Keys, Arguments>;
export const verifiedWords = speaker<Keys, Arguments>({ en, sv });
