// Made by generate.ts from ask.json of each language: change those and run `npm run templates`.
import en from './en/ask.json' with { type: 'json' };
import sv from './sv/ask.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  limitedNext: { until: string | number };
  title: { service: string | number };
  toOrganisation: { organisation: string | number };
};

export type AskWords = Words<Keys, Arguments>;
export const askWords = speaker<Keys, Arguments>({ en, sv });
