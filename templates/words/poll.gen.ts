// Made by generate.ts from poll.json of each language: change those and run `npm run templates`.
import en from './en/poll.json' with { type: 'json' };
import sv from './sv/poll.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  about: { organisation: string | number; service: string | number };
  anonymous: { closes: string | number };
  closedLead: { closes: string | number };
  readMore: { service: string | number };
  right: { answer: string | number };
  wrong: { answer: string | number };
};

export type PollWords = Words<Keys, Arguments>;
export const pollWords = speaker<Keys, Arguments>({ en, sv });
