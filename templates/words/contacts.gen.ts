// Made by generate.ts from contacts.json of each language: change those and run `npm run templates`.
import en from './en/contacts.json' with { type: 'json' };
import sv from './sv/contacts.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  basisIs: { basis: string | number };
  changesShown: { shown: number; total: number };
  checkedLead: { date: string | number };
  confirm: { count: number };
  'count.added': { count: number };
  'count.changed': { count: number };
  'count.ended': { count: number };
  'count.resumed': { count: number };
  'count.unchanged': { count: number };
  difference: { after: string | number; before: string | number; field: string | number };
  doneLead: { by: string | number; date: string | number };
  endedOn: { date: string | number };
  eraseQuestion: { name: string | number };
  exportMade: { date: string | number };
  exportOf: { name: string | number };
  newTitle: { organisation: string | number };
  noHeading: { number: number };
  problemsFound: { total: number };
  problemsShown: { shown: number; total: number };
  resumeLead: { date: string | number };
  'told.eraseWaits': { count: number };
  'told.erased': { count: number };
  welcomes: { count: number };
};

export type ContactsWords = Words<Keys, Arguments>;
export const contactsWords = speaker<Keys, Arguments>({ en, sv });
