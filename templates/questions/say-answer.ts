import { formatFact } from '../../domain/catalogue/fact.ts';
import type { SayAnswer } from '../../domain/questions/use-cases/answer-question.ts';
import { answerMailWords } from '../words/answer-mail.gen.ts';
import { languageFor } from '../words/languages.ts';

/** An answer in an issue: its Markdown, then when it was given. */
export const sayAnswer: SayAnswer = ({ locale, answer, on }) => {
  const say = answerMailWords(languageFor(locale));
  return `${answer}\n\n*${say('answeredOn', { date: formatFact('date', on, locale) })}*`;
};
