// Made by generate.ts from newsletter-mail.json of each language: change those and run `npm run templates`.
import en from './en/newsletter-mail.json' with { type: 'json' };
import sv from './sv/newsletter-mail.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  because: { organisation: string | number };
  issueName: { week: string | number };
  lead: { organisation: string | number };
  planned: { date: string | number; name: string | number };
  step: { week: string | number; year: string | number };
  subject: { service: string | number; week: string | number };
  title: { service: string | number };
  unplanned: { name: string | number };
};

export type NewsletterMailWords = Words<Keys, Arguments>;
export const newsletterMailWords = speaker<Keys, Arguments>({ en, sv });
