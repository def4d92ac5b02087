// Made by generate.ts from public.json of each language: change those and run `npm run templates`.
import en from './en/public.json' with { type: 'json' };
import sv from './sv/public.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  fullTexts: { organisation: string | number; service: string | number };
  fullTextsGone: { organisation: string | number; service: string | number };
  leaveQuestion: { list: string | number };
  leftLead: { list: string | number };
  packetUndone: { date: string | number; organisation: string | number; service: string | number };
  packetUndoneMeeting: { occasion: string | number };
  packetUndoneTitle: { milestone: string | number };
  revokedLead: { when: string | number };
};

export type PublicWords = Words<Keys, Arguments>;
export const publicWords = speaker<Keys, Arguments>({ en, sv });
