// Made by generate.ts from sending.json of each language: change those and run `npm run templates`.
import en from './en/sending.json' with { type: 'json' };
import sv from './sv/sending.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  heldGoesOn: { since: string | number };
  heldGoesOnBy: { by: string | number };
  heldSender: { sender: string | number };
  refusedAll: { count: number };
  refusedLink: { count: number };
  refusedOnly: { shown: number };
  refusedReason: { count: number; reason: string | number };
  stateRefused: { count: number };
  wasResent: { count: number };
};

export type SendingWords = Words<Keys, Arguments>;
export const sendingWords = speaker<Keys, Arguments>({ en, sv });
