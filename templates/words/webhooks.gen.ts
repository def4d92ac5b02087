// Made by generate.ts from webhooks.json of each language: change those and run `npm run templates`.
import en from './en/webhooks.json' with { type: 'json' };
import sv from './sv/webhooks.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  behind: { count: number };
  'failure.status': { status: string | number };
  lastSuccess: { time: string | number };
  made: { time: string | number };
  nextTry: { time: string | number };
  problem: { time: string | number; what: string | number };
  testFailed: { time: string | number; what: string | number };
  testTaken: { time: string | number };
};

export type WebhooksWords = Words<Keys, Arguments>;
export const webhooksWords = speaker<Keys, Arguments>({ en, sv });
