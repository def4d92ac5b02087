import type { UserRole } from '../../../domain/rollout/user.ts';
import type { PageLocale } from './words.ts';

type AccessWords = Record<
  | 'signIn'
  | 'signInLead'
  | 'signOut'
  | 'signedInAs'
  | 'signedOut'
  | 'signedOutLead'
  | 'signInFailed'
  | 'signInFailedLead'
  | 'signInAgain'
  | 'wrongRole'
  | 'wrongRoleLead'
  | 'noRole'
  | 'noRoleLead'
  | 'foreignForm'
  | 'foreignFormLead'
  | 'pages',
  string
> & { roles: Record<UserRole, string> };

/** What is said around signing in. */
const WORDS: Record<PageLocale, AccessWords> = {
  sv: {
    signIn: 'Logga in',
    signInLead: 'Konsolen är till för dig som leder, godkänner, genomför eller diarieför ett införande.',
    signOut: 'Logga ut',
    signedInAs: 'Inloggad som',
    signedOut: 'Du är utloggad',
    signedOutLead: 'Stäng webbläsaren om du delar datorn med någon.',
    signInFailed: 'Inloggningen gick inte igenom',
    signInFailedLead: 'Den kan ha tagit för lång tid eller påbörjats i ett annat fönster. Börja om.',
    signInAgain: 'Logga in igen',
    wrongRole: 'Din roll räcker inte hit',
    wrongRoleLead: 'Be någon med rätt roll, eller gå till översikten.',
    noRole: 'Du har ingen roll än',
    noRoleLead: 'Be det nationella kansliet att ge dig en roll. Logga sedan in igen.',
    foreignForm: 'Formuläret togs inte emot',
    foreignFormLead:
      'Det kom inte från den här konsolen, eller från en tidigare inloggning. Öppna sidan igen.',
    pages: 'Sidor',
    roles: {
      coordinator: 'Samordnare',
      approver: 'Godkännare',
      'local-lead': 'Lokal projektledare',
      registrar: 'Registrator',
    },
  },
  en: {
    signIn: 'Sign in',
    signInLead: 'The console is for those who lead, approve, carry out or register a rollout.',
    signOut: 'Sign out',
    signedInAs: 'Signed in as',
    signedOut: 'You are signed out',
    signedOutLead: 'Close the browser if you share the computer with anybody.',
    signInFailed: 'The sign-in did not go through',
    signInFailedLead: 'It may have taken too long, or been begun in another window. Start again.',
    signInAgain: 'Sign in again',
    wrongRole: 'Your role does not reach this far',
    wrongRoleLead: 'Ask somebody with the right role, or go to the overview.',
    noRole: 'You have no role yet',
    noRoleLead: 'Ask the national office to give you a role. Then sign in again.',
    foreignForm: 'The form was not accepted',
    foreignFormLead:
      'It did not come from this console, or it came from an earlier sign-in. Open the page again.',
    pages: 'Pages',
    roles: {
      coordinator: 'Coordinator',
      approver: 'Approver',
      'local-lead': 'Local project lead',
      registrar: 'Registrar',
    },
  },
};

export function accessWords(locale: PageLocale): AccessWords {
  return WORDS[locale];
}
