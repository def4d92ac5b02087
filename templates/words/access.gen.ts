// Made by generate.ts from access.json of each language: change those and run `npm run templates`.
import en from './en/access.json' with { type: 'json' };
import sv from './sv/access.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  keptFiles: { files: string | number };
};

export type AccessWords = Words<Keys, Arguments>;
export const accessWords = speaker<Keys, Arguments>({ en, sv });
