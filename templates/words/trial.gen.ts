// Made by generate.ts from trial.json of each language: change those and run `npm run templates`.
import en from './en/trial.json' with { type: 'json' };
import sv from './sv/trial.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  hint: { address: string | number };
  subject: { subject: string | number };
  'told.queued': { address: string | number };
};

export type TrialWords = Words<Keys, Arguments>;
export const trialWords = speaker<Keys, Arguments>({ en, sv });
