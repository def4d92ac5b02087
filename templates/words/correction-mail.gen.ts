// Made by generate.ts from correction-mail.json of each language: change those and run `npm run templates`.
import en from './en/correction-mail.json' with { type: 'json' };
import sv from './sv/correction-mail.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  andSupply: { day: string | number };
  becauseSupplyTeller: { service: string | number };
  changed: { from: string | number; name: string | number; to: string | number };
  known: { name: string | number; to: string | number };
  many: { service: string | number };
  subject: { from: string | number; name: string | number; to: string | number };
  subjectKnown: { name: string | number; to: string | number };
  subjectMany: { count: number; service: string | number };
  subjectNow: { name: string | number; to: string | number };
  subjectUnknown: { name: string | number };
  supply: { day: string | number };
  supplySubject: { title: string | number };
  supplySubjectMany: { service: string | number };
  unknown: { from: string | number; name: string | number };
};

export type CorrectionMailWords = Words<Keys, Arguments>;
export const correctionMailWords = speaker<Keys, Arguments>({ en, sv });
