// Made by generate.ts from press.json of each language: change those and run `npm run templates`.
import en from './en/press.json' with { type: 'json' };
import sv from './sv/press.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  addRow: { what: string | number };
  approve: { count: number; time: string | number };
  approveNow: { count: number };
  approvedBy: { name: string | number };
  cameOut: { time: string | number };
  comesOut: { time: string | number };
  correctionOf: { version: string | number };
  editionTitle: { organisation: string | number };
  factHint: { names: string | number };
  handedInBy: { name: string | number };
  hourIs: { time: string | number };
  imagesTooLarge: { limit: number };
  inLanguage: { language: string | number; what: string | number };
  keptImage: { height: string | number; width: string | number };
  mailFrame: { language: string | number };
  mailsOut: { all: number; held: number };
  mailsOutOpen: { all: number; held: number; open: number };
  nextIs: { step: string | number };
  otherTexts: { languages: string | number };
  pageFrame: { language: string | number };
  quoted: { word: string | number };
  recipientsHidden: { count: number };
  recipientsTitle: { count: number };
  rejectedBy: { by: string | number; time: string | number };
  'row.contacts': { number: string | number };
  'row.factBox': { number: string | number };
  'row.images': { number: string | number };
  'row.quotes': { number: string | number };
  'rowHint.images': { limit: number };
  schedule: { time: string | number };
  texts: { language: string | number };
  versionNumber: { number: string | number };
  withdrawHeld: { all: number; held: number };
  withdrawOpen: { open: number };
  withdrawnBy: { name: string | number; reason: string | number };
  writeFor: { rollout: string | number };
  writtenBy: { names: string | number };
};

export type PressWords = Words<Keys, Arguments>;
export const pressWords = speaker<Keys, Arguments>({ en, sv });
