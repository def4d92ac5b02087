// Made by generate.ts from milestone.json of each language: change those and run `npm run templates`.
import en from './en/milestone.json' with { type: 'json' };
import sv from './sv/milestone.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  allHadLeft: { by: string | number };
  approveLead: { mails: number; organisations: number };
  approvedBy: { by: string | number };
  canBeUndone: { seconds: number };
  clears: { facts: string | number };
  clockTime: { hour: string | number; minute: string | number; second: string | number };
  counts: { gaps: number; mails: number };
  exceptionMade: { reason: string | number; rule: string | number };
  firstApprovedBy: { by: string | number };
  forecast: { left: number; mails: number; time: string | number };
  forecastFree: { mails: number; time: string | number };
  holdersAsked: { count: number };
  holdersByItself: { count: number };
  holdersCorrected: { count: number };
  inLanguage: { locale: string | number; name: string | number };
  lastsHours: { count: number };
  lastsMinutes: { count: number };
  lastsSeconds: { count: number };
  previewLead: { at: string | number; date: string | number; kind: string | number };
  readAs: { name: string | number };
  readBy: { groups: string | number; language: string | number };
  rejectedBy: { by: string | number };
  reported: { at: string | number; by: string | number };
  sent: { accepted: number; all: number };
  settled: { all: number; done: number };
  stopped: { accepted: number; cancelled: number; unknown: number };
  stoppedBy: { by: string | number };
  textsOf: { organisation: string | number };
  toldAgain: { reason: string | number };
  trigger: { count: number };
  triggerApproval: { count: number };
  triggerLater: { later: number };
  triggerSome: { count: number; later: number };
  undoLead: { time: string | number };
  undoLeft: { seconds: number };
  unknown: { count: number };
  waitingLead: { count: number };
  waitsFor: { date: string | number };
};

export type MilestoneWords = Words<Keys, Arguments>;
export const milestoneWords = speaker<Keys, Arguments>({ en, sv });
