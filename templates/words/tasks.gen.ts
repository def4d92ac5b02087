// Made by generate.ts from tasks.json of each language: change those and run `npm run templates`.
import en from './en/tasks.json' with { type: 'json' };
import sv from './sv/tasks.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  changed: { date: string | number };
  done: { date: string | number };
  dueOn: { date: string | number; minutes: number };
  lead: { milestone: string | number };
  left: { all: number; open: number };
  minutes: { count: number };
  next: { date: string | number; occasion: string | number };
  some: { all: number; open: number };
  'what.cannot': { groups: string | number; who: string | number };
  'what.done': { groups: string | number; who: string | number };
  'what.handed-over': { groups: string | number; who: string | number };
  'what.reopened': { groups: string | number; who: string | number };
  'what.waived': { groups: string | number; who: string | number };
  withheld: { topics: string | number };
};

export type TasksWords = Words<Keys, Arguments>;
export const tasksWords = speaker<Keys, Arguments>({ en, sv });
