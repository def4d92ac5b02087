// Made by generate.ts from people.json of each language: change those and run `npm run templates`.
import en from './en/people.json' with { type: 'json' };
import sv from './sv/people.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  confirm: { name: string | number; role: string | number; what: 'end' | 'other' };
  confirmNote: { by: string | number; role: string | number; what: 'end' | 'other' };
  confirmOwn: { role: string | number; what: 'end' | 'other' };
  end: { name: string | number };
  eraseNote: { date: string | number };
  inviteNote: { days: number };
  leadsCaption: { count: number };
  leadsLead: { known: number };
  proposed: { by: string | number; name: string | number; role: string | number; what: 'end' | 'other' };
  through: { provider: string | number };
  'told.leads': { count: number };
  unsent: { count: number };
  until: { date: string | number };
};

export type PeopleWords = Words<Keys, Arguments>;
export const peopleWords = speaker<Keys, Arguments>({ en, sv });
