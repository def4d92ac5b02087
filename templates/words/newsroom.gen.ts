// Made by generate.ts from newsroom.json of each language: change those and run `npm run templates`.
import en from './en/newsroom.json' with { type: 'json' };
import sv from './sv/newsroom.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  corrected: { time: string | number };
  downloadImage: { height: string | number; type: string | number; width: string | number };
  earlierLead: { time: string | number };
  followAbout: { about: string | number };
  found: { count: number };
  'kit.alt': { text: string | number };
  'kit.check': { address: string | number };
  'kit.credit': { text: string | number };
  'kit.rights': { text: string | number };
  more: { service: string | number };
  newslettersLead: { service: string | number };
  newslettersOf: { organisation: string | number; service: string | number };
  pageOf: { page: string | number; pages: string | number };
  published: { time: string | number };
  withdrawnLead: { time: string | number };
  withdrawnOn: { published: string | number; time: string | number };
};

export type NewsroomWords = Words<Keys, Arguments>;
export const newsroomWords = speaker<Keys, Arguments>({ en, sv });
