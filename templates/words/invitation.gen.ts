// Made by generate.ts from invitation.json of each language: change those and run `npm run templates`.
import en from './en/invitation.json' with { type: 'json' };
import sv from './sv/invitation.json' with { type: 'json' };
import { speaker, type Words } from './speaker.ts';

type Keys = keyof typeof sv;
type Arguments = {
  acceptLead: { by: string | number; name: string | number; role: string | number };
  acceptPlace: { organisation: string | number };
  because: { by: string | number };
  codeBody: { code: string | number };
  contactLink: { by: string | number };
  contactSentence: { by: string | number };
  expiredLead: { by: string | number; date: string | number };
  'leadAs.approver': { by: string | number };
  'leadAs.coordinator': { by: string | number };
  'leadAs.local-lead': { by: string | number; organisation: string | number };
  'leadAs.registrar': { by: string | number };
  until: { by: string | number; date: string | number };
};

export type InvitationWords = Words<Keys, Arguments>;
export const invitationWords = speaker<Keys, Arguments>({ en, sv });
