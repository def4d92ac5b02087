// Made by generate.ts from work.json of each language: change those and run `npm run templates`.
import en from './en/work.json' with { type: 'json' };
import sv from './sv/work.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  addedNews: { day: string | number };
  beyond: { more: number };
  caption: { count: number };
  forGroups: { groups: string | number };
  late: { late: number; open: number };
  lead: { organisation: string | number };
  ledger: { milestone: string | number };
  open: { open: number };
  openPacket: { milestone: string | number };
  packetFor: { milestone: string | number; organisation: string | number };
  settled: { count: number };
  with: { names: string | number };
};

export type WorkWords = Words<Keys, Arguments>;
export const workWords = speaker<Keys, Arguments>({ en, sv });
