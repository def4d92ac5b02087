// Made by generate.ts from subscription-mail.json of each language: change those and run `npm run templates`.
import en from './en/subscription-mail.json' with { type: 'json' };
import sv from './sv/subscription-mail.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  because: { service: string | number };
  lead: { organisation: string | number; service: string | number };
  subject: { service: string | number };
};

export type SubscriptionMailWords = Words<Keys, Arguments>;
export const subscriptionMailWords = speaker<Keys, Arguments>({ en, sv });
