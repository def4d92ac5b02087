// Made by generate.ts from follow-up.json of each language: change those and run `npm run templates`.
import en from './en/follow-up.json' with { type: 'json' };
import sv from './sv/follow-up.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  aim: { name: string | number };
  allClosed: { count: number };
  closedOn: { how: string | number };
  count: { count: number };
};

export type FollowUpWords = Words<Keys, Arguments>;
export const followUpWords = speaker<Keys, Arguments>({ en, sv });
