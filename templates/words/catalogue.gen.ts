// Made by generate.ts from catalogue.json of each language: change those and run `npm run templates`.
import en from './en/catalogue.json' with { type: 'json' };
import sv from './sv/catalogue.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  added: { list: string | number };
  channelsAdded: { list: string | number };
  channelsRemoved: { list: string | number };
  checkOf: { rollout: string | number };
  'finding.fact-missing': { fact: string | number; milestone: string | number };
  'finding.group-hears-nothing': { group: string | number; milestone: string | number };
  'finding.group-without-channel': { group: string | number };
  'finding.message-for-nobody': { topic: string | number };
  'finding.nobody-in-group': { group: string | number };
  'finding.nobody-relays': { group: string | number; relay: string | number };
  'finding.text-missing': { locale: string | number; milestone: string | number; topic: string | number };
  heardBy: { groups: string | number };
  holds: { fact: string | number };
  mend: { count: number };
  questions: { count: number };
  removed: { list: string | number };
  reworded: { list: string | number };
  shownAs: { milestone: string | number };
  untouched: { count: number };
  untouchedLead: { count: number; list: string | number };
  usedBy: { rollouts: string | number };
  'what.file': { of: string | number };
  'what.group': { of: string | number };
  'what.message': { of: string | number };
  'what.milestone': { of: string | number };
  'what.text': { of: string | number };
  words: { locale: string | number };
};

export type CatalogueWords = Words<Keys, Arguments>;
export const catalogueWords = speaker<Keys, Arguments>({ en, sv });
