// Made by generate.ts from machines.json of each language: change those and run `npm run templates`.
import en from './en/machines.json' with { type: 'json' };
import sv from './sv/machines.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  confirmed: { by: string | number };
  endedBy: { by: string | number };
  lastUsed: { time: string | number };
  made: { by: string | number; time: string | number };
  until: { day: string | number };
};

export type MachinesWords = Words<Keys, Arguments>;
export const machinesWords = speaker<Keys, Arguments>({ en, sv });
