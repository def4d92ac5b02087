// Made by generate.ts from questions.json of each language: change those and run `npm run templates`.
import en from './en/questions.json' with { type: 'json' };
import sv from './sv/questions.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  aboutOrganisation: { organisation: string | number; service: string | number };
  aboutRollout: { service: string | number };
  answeredBy: { by: string | number; date: string | number };
  answererLead: { name: string | number };
  askedAt: { time: string | number };
  closedBy: { by: string | number; date: string | number };
  givenBy: { by: string | number; time: string | number };
  outdated: { facts: string | number };
  publishedAnswer: { language: string | number };
  publishedQuestion: { language: string | number };
  waits: { date: string | number; days: number };
};

export type QuestionsWords = Words<Keys, Arguments>;
export const questionsWords = speaker<Keys, Arguments>({ en, sv });
