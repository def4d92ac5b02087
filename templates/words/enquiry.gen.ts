// Made by generate.ts from enquiry.json of each language: change those and run `npm run templates`.
import en from './en/enquiry.json' with { type: 'json' };
import sv from './sv/enquiry.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  belongsTo: { name: string | number };
  given: { by: string | number; time: string | number; to: string | number };
  givenToAll: { by: string | number; time: string | number };
  noted: { by: string | number; time: string | number };
  notedFor: { by: string | number; time: string | number; to: string | number };
  publicTitle: { service: string | number };
  sender: { medium: string | number; name: string | number };
  sentIn: { time: string | number };
  spokenBy: { by: string | number; date: string | number };
  until: { time: string | number };
};

export type EnquiryWords = Words<Keys, Arguments>;
export const enquiryWords = speaker<Keys, Arguments>({ en, sv });
