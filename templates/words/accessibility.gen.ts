// Made by generate.ts from accessibility.json of each language: change those and run `npm run templates`.
import en from './en/accessibility.json' with { type: 'json' };
import sv from './sv/accessibility.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  assessedOn: { date: string | number };
  reportLink: { address: string | number };
};

export type AccessibilityWords = Words<Keys, Arguments>;
export const accessibilityWords = speaker<Keys, Arguments>({ en, sv });
