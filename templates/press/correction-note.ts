import type { SayPressCorrection } from '../../domain/press/fact-correction.ts';
import { changeSentence } from '../mail/correction-letter.ts';
import { correctionMailWords } from '../words/correction-mail.gen.ts';
import { languageFor } from '../words/languages.ts';

/** What was wrong in a release, in the words of the mail that corrects a mail. */
export const sayPressCorrection: SayPressCorrection = ({ locale, changes, whys }) => {
  const say = correctionMailWords(languageFor(locale));
  return [...changes.map((change) => changeSentence(change, say)), ...whys].join(' ');
};
