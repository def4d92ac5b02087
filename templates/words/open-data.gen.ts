// Made by generate.ts from open-data.json of each language: change those and run `npm run templates`.
import en from './en/open-data.json' with { type: 'json' };
import sv from './sv/open-data.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  events: { service: string | number };
  eventsAbout: { service: string | number };
  standings: { service: string | number };
  standingsAbout: { service: string | number };
};

export type OpenDataWords = Words<Keys, Arguments>;
export const openDataWords = speaker<Keys, Arguments>({ en, sv });
