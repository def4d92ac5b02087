// Made by generate.ts from packet-documents.json of each language: change those and run `npm run templates`.
import en from './en/packet-documents.json' with { type: 'json' };
import sv from './sv/packet-documents.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  aboutLead: { organisation: string | number };
  alsoKnow: { titles: string | number };
  beforeStart: { document: string | number };
  confirmFor: { occasion: string | number };
  daysLeft: { count: number };
  'document.agenda': { occasion: string | number };
  'document.memo': { occasion: string | number };
  'document.relay-brief': { occasion: string | number };
  'document.slides': { occasion: string | number };
  fromPlan: { date: string | number; milestone: string | number };
  heldBackFacts: { facts: string | number };
  hereIn: { organisation: string | number };
  hours: { hours: number; minutes: number };
  lengthOf: { count: number; limit: number };
  markOf: { all: number; reached: number };
  meetingFor: { occasion: string | number; service: string | number };
  meetingText: { minutes: number };
  minutes: { minutes: number };
  minutesShort: { minutes: number };
  noMention: { organisation: string | number };
  officeLine: { address: string | number; name: string | number };
  otherQuestions: { service: string | number };
  plannedOn: { date: string | number };
  post: { number: number };
  questionsLead: { name: string | number; organisation: string | number; service: string | number };
  questionsNotes: { address: string | number; name: string | number };
  reachedOn: { date: string | number };
  readAloud: { minutes: number };
  relayDone: { date: string | number; minutes: number };
  relayLead: { groups: string | number };
  scheduleLead: { date: string | number; name: string | number };
  slide: { count: number; number: number };
  start: { date: string | number };
  timeNeeded: { minutes: number };
  titleTime: { minutes: number };
  total: { minutes: string | number };
};

export type PacketDocumentsWords = Words<Keys, Arguments>;
export const packetDocumentsWords = speaker<Keys, Arguments>({ en, sv });
