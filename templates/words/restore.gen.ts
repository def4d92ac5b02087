// Made by generate.ts from restore.json of each language: change those and run `npm run templates`.
import en from './en/restore.json' with { type: 'json' };
import sv from './sv/restore.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  asked: { by: string | number; time: string | number };
  counts: { left: number; unsure: number };
  held: { time: string | number };
  lostMails: { dispatch: string | number; mails: number };
  more: { rest: number };
  replayed: { time: string | number };
  restoredTo: { time: string | number };
};

export type RestoreWords = Words<Keys, Arguments>;
export const restoreWords = speaker<Keys, Arguments>({ en, sv });
