// Made by generate.ts from register.json of each language: change those and run `npm run templates`.
import en from './en/register.json' with { type: 'json' };
import sv from './sv/register.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  again: { reason: string | number };
  archiveTitle: { name: string | number; year: string | number };
  archiveWhat: { count: number; from: string | number; services: string | number; to: string | number };
  count: { count: number; name: string | number };
  countAll: { count: number };
  exception: { reason: string | number };
  package: { year: string | number };
  period: { from: string | number; to: string | number };
  texts: { count: number };
  uncertain: { count: number };
};

export type RegisterWords = Words<Keys, Arguments>;
export const registerWords = speaker<Keys, Arguments>({ en, sv });
