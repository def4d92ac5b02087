// Made by generate.ts from controls.json of each language: change those and run `npm run templates`.
import en from './en/controls.json' with { type: 'json' };
import sv from './sv/controls.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  approval: { after: 'one' | 'other' | 'two'; before: 'one' | 'other' | 'two' };
  asked: { by: string | number; time: string | number };
  'ended.accepted': { by: string | number; time: string | number };
  'ended.rejected': { by: string | number; time: string | number };
  fromChange: { after: string | number; before: string | number };
  leaving: { group: string | number };
  'machine.added': { by: string | number; machine: string | number; time: string | number };
  'machine.confirmed': { by: string | number; machine: string | number; time: string | number };
  'machine.ended': { by: string | number; machine: string | number; time: string | number };
  ofRollout: { rollout: string | number };
  resend: { dispatch: string | number };
  'teams.added': { by: string | number; host: string | number; organisation: string | number; time: string | number };
  'teams.ended': { by: string | number; host: string | number; organisation: string | number; time: string | number };
  tried: { by: string | number; time: string | number };
  unfinished: { by: string | number };
  'webhook.added': { by: string | number; host: string | number; time: string | number };
  'webhook.ended': { by: string | number; host: string | number; time: string | number };
  'webhook.replayed': { by: string | number; host: string | number; time: string | number };
  'webhook.resumed': { by: string | number; host: string | number; time: string | number };
  'webhook.rotated': { by: string | number; host: string | number; time: string | number };
};

export type ControlsWords = Words<Keys, Arguments>;
export const controlsWords = speaker<Keys, Arguments>({ en, sv });
