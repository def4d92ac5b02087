// Made by generate.ts from organisation.json of each language: change those and run `npm run templates`.
import en from './en/organisation.json' with { type: 'json' };
import sv from './sv/organisation.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  missing: { names: string | number };
};

export type OrganisationWords = Words<Keys, Arguments>;
export const organisationWords = speaker<Keys, Arguments>({ en, sv });
