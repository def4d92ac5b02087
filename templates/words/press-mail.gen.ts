// Made by generate.ts from press-mail.json of each language: change those and run `npm run templates`.
import en from './en/press-mail.json' with { type: 'json' };
import sv from './sv/press-mail.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  because: { service: string | number };
  correctedSubject: { headline: string | number };
  dateline: { date: string | number; place: string | number };
  leave: { service: string | number };
  list: { service: string | number };
  localSubject: { headline: string | number; sender: string | number };
  phoneLine: { phone: string | number };
  said: { text: string | number };
  withdrawnLead: { headline: string | number; published: string | number; withdrawn: string | number };
  withdrawnSubject: { headline: string | number };
};

export type PressMailWords = Words<Keys, Arguments>;
export const pressMailWords = speaker<Keys, Arguments>({ en, sv });
