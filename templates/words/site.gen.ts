// Made by generate.ts from site.json of each language: change those and run `npm run templates`.
import en from './en/site.json' with { type: 'json' };
import sv from './sv/site.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {};

export type SiteWords = Words<Keys, Arguments>;
export const siteWords = speaker<Keys, Arguments>({ en, sv });
