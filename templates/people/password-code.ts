import { invitationWords } from '../words/invitation.gen.ts';
import { LANGUAGE_CODES } from '../words/languages.ts';

/**
 * The mail with a code for a new password, in all languages: whoever asks for one has not said theirs. `code` is
 * where the code goes.
 */
export function passwordCodeMail(code: string): { subject: string; body: string } {
  const words = LANGUAGE_CODES.map((language) => invitationWords(language));
  return {
    subject: words.map((say) => say('codeSubject')).join(' / '),
    body: words.map((say) => `<p>${say('codeBody', { code })}</p>`).join(''),
  };
}
