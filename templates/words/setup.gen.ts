// Made by generate.ts from setup.json of each language: change those and run `npm run templates`.
import en from './en/setup.json' with { type: 'json' };
import sv from './sv/setup.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  addPersonAt: { name: string | number };
  imported: { name: string | number };
  'replaced.organisations': { more: number; names: string | number };
};

export type SetupWords = Words<Keys, Arguments>;
export const setupWords = speaker<Keys, Arguments>({ en, sv });
