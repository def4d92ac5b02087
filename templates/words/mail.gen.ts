// Made by generate.ts from mail.json of each language: change those and run `npm run templates`.
import en from './en/mail.json' with { type: 'json' };
import sv from './sv/mail.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  ahead: { names: string | number };
  because: { organisation: string | number; roles: string | number };
  greeting: { name: string | number };
  leave: { service: string | number };
  nextSteps: { count: number };
  nextStepsBy: { count: number; day: string | number };
  reached: { names: string | number };
  step: { all: number; reached: number };
  welcomeLead: { day: string | number; roles: string | number; service: string | number };
  welcomeNext: { name: string | number };
  welcomeSubject: { service: string | number };
  write: { name: string | number };
};

export type MailWords = Words<Keys, Arguments>;
export const mailWords = speaker<Keys, Arguments>({ en, sv });
