// Made by generate.ts from frame.json of each language: change those and run `npm run templates`.
import en from './en/frame.json' with { type: 'json' };
import sv from './sv/frame.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  waits: { count: number };
  within: { place: string | number };
};

export type FrameWords = Words<Keys, Arguments>;
export const frameWords = speaker<Keys, Arguments>({ en, sv });
