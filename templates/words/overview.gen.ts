// Made by generate.ts from overview.json of each language: change those and run `npm run templates`.
import en from './en/overview.json' with { type: 'json' };
import sv from './sv/overview.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  gaps: { count: number };
  'mails.cancelled': { count: number };
  'mails.failed': { count: number };
  'mails.returned': { count: number };
  'mails.skipped': { count: number };
  'mails.unknown': { count: number };
  'mails.unreachable': { count: number };
  mailsSent: { accepted: number; all: number };
  occurredOn: { date: string | number };
  'state.dispatching': { all: number; done: number };
  'state.planning': { all: number; done: number };
  'state.stopped': { left: number; mails: number };
  'state.stopping': { all: number; done: number };
};

export type OverviewWords = Words<Keys, Arguments>;
export const overviewWords = speaker<Keys, Arguments>({ en, sv });
