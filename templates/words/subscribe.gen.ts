// Made by generate.ts from subscribe.json of each language: change those and run `npm run templates`.
import en from './en/subscribe.json' with { type: 'json' };
import sv from './sv/subscribe.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  confirmLead: { place: string | number };
  confirmQuestion: { service: string | number };
  confirmedLead: { place: string | number; service: string | number };
  heading: { service: string | number };
  limitedNext: { until: string | number };
};

export type SubscribeWords = Words<Keys, Arguments>;
export const subscribeWords = speaker<Keys, Arguments>({ en, sv });
