// Made by generate.ts from sample-mail.json of each language: change those and run `npm run templates`.
import en from './en/sample-mail.json' with { type: 'json' };
import sv from './sv/sample-mail.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  lead: { milestone: string | number };
  subject: { service: string | number };
};

export type SampleMailWords = Words<Keys, Arguments>;
export const sampleMailWords = speaker<Keys, Arguments>({ en, sv });
