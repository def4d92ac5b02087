// Made by generate.ts from task-mail.json of each language: change those and run `npm run templates`.
import en from './en/task-mail.json' with { type: 'json' };
import sv from './sv/task-mail.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  about: { milestone: string | number };
  askedBy: { date: string | number };
  becauseOffice: { organisation: string | number; service: string | number };
  becauseRelay: { groups: string | number; organisation: string | number };
  becauseSignsIn: { service: string | number };
  becauseTasks: { organisation: string | number; service: string | number };
  dueBy: { date: string | number };
  has: { name: string | number };
  hours: { count: number };
  minutes: { count: number };
  passOnLead: { date: string | number; groups: string | number; time: string | number };
  passOnPartLead: { groups: string | number };
  passOnSubject: { groups: string | number; service: string | number };
  passOnTitle: { groups: string | number };
  relay: { groups: string | number; name: string | number };
  'subject.approval': { service: string | number };
  'subject.escalation': { service: string | number };
  'subject.handed-over': { service: string | number };
  'subject.reminder': { count: number; service: string | number };
  'subject.urgent': { service: string | number };
  'subject.waiting': { count: number; service: string | number };
  'timing.today': { date: string | number };
  toDo: { count: number; date: string | number; time: string | number };
  wasDue: { date: string | number };
};

export type TaskMailWords = Words<Keys, Arguments>;
export const taskMailWords = speaker<Keys, Arguments>({ en, sv });
