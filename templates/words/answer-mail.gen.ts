// Made by generate.ts from answer-mail.json of each language: change those and run `npm run templates`.
import en from './en/answer-mail.json' with { type: 'json' };
import sv from './sv/answer-mail.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  because: { service: string | number };
  'because.typed': { service: string | number };
  lead: { date: string | number; service: string | number };
  leadAgain: { date: string | number; service: string | number };
  leadBack: { date: string | number; service: string | number };
  subject: { service: string | number };
  subjectAgain: { service: string | number };
  subjectBack: { service: string | number };
};

export type AnswerMailWords = Words<Keys, Arguments>;
export const answerMailWords = speaker<Keys, Arguments>({ en, sv });
