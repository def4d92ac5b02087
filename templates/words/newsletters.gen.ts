// Made by generate.ts from newsletters.json of each language: change those and run `npm run templates`.
import en from './en/newsletters.json' with { type: 'json' };
import sv from './sv/newsletters.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  added: { when: string | number };
  didTakeBackPart: { count: number };
  explainShare: { answers: number; groups: string | number; high: number; low: number; percent: number };
  'forWhom.open': { by: string | number; from: string | number; groups: string | number; organisations: string | number };
  'forWhom.until': { by: string | number; from: string | number; groups: string | number; organisations: string | number; until: string | number };
  goes: { count: number; when: string | number };
  goesOne: { week: string | number; when: string | number; year: string | number };
  gone: { all: number; count: number };
  goneAll: { count: number };
  goneOne: { week: string | number; year: string | number };
  last: { when: string | number };
  laterTimes: { count: number };
  newsBody: { language: string | number };
  newsLead: { organisation: string | number };
  newsName: { language: string | number };
  number: { week: string | number; when: string | number; year: string | number };
  onTheWeb: { week: string | number; year: string | number };
  oneEach: { count: number };
  outdated: { changes: string | number; count: number };
  'readers.language': { count: number; language: string | number };
  settled: { count: number };
  share: { all: number; some: number };
  staysThere: { count: number };
  takeBackNamed: { title: string | number };
  takenBack: { by: string | number; day: string | number };
  titleAt: { organisation: string | number };
  weekOf: { week: string | number; year: string | number };
  withheld: { count: number };
};

export type NewslettersWords = Words<Keys, Arguments>;
export const newslettersWords = speaker<Keys, Arguments>({ en, sv });
