import { formatFact } from '../../domain/catalogue/fact.ts';
import type { AnswerContent, RenderAnswer } from '../../domain/questions/use-cases/deliver-answer.ts';
import { contactOf, footOf, MARK } from '../mail/letter.ts';
import type { Letter } from '../mail/letter-content.ts';
import { markdownReader } from '../mail/markdown-reader.ts';
import { plain } from '../mail/plain.ts';
import { renderLetter } from '../mail/render-letter.ts';
import { answerMailWords } from '../words/answer-mail.gen.ts';
import { languageFor } from '../words/languages.ts';
import { mailWords } from '../words/mail.gen.ts';

/** Renders the answer to a question like any mail: the answer first, then what was asked. */
export const renderAnswer: RenderAnswer = (content) => renderLetter(answerLetter(content));

const WORDS = {
  first: { subject: 'subject', title: 'title', lead: 'lead', answer: 'answer' },
  again: { subject: 'subjectAgain', title: 'titleAgain', lead: 'leadAgain', answer: 'answer' },
  'taken-back': {
    subject: 'subjectBack',
    title: 'titleBack',
    lead: 'leadBack',
    answer: 'answerBack',
  },
} as const;

function answerLetter(content: AnswerContent): Letter {
  const words = mailWords(languageFor(content.locale));
  const own = answerMailWords(words.language);
  const { locale, service, organisation, why, leavable } = content;
  const asked = { service, date: formatFact('date', content.askedOn, locale) };
  const contact = contactOf(content, words);
  const foot = footOf({ ...content, you: [] }, words);
  return {
    locale,
    wordLocale: words.language,
    subject: plain(own(WORDS[why].subject, { service })),
    service,
    organisation,
    milestones: MARK,
    step: own('step'),
    progress: own('step'),
    title: own(WORDS[why].title),
    greets: false,
    lead: own(WORDS[why].lead, asked),
    tasks: undefined,
    forward: undefined,
    nextStep: undefined,
    contents: undefined,
    sections: [
      { title: own(WORDS[why].answer), locale, blocks: markdownReader(content.facts)(content.answer) },
      { title: own('yourQuestion'), locale, blocks: paragraphsOf(content.question) },
    ],
    ahead: undefined,
    web: undefined,
    contact: { ...contact, sentence: own('more') },
    foot: {
      ...foot,
      because: own(leavable ? 'because.typed' : 'because', { service }),
      ...(leavable ? { wrong: undefined, leave: { question: own('notMe'), words: own('never') } } : {}),
    },
  };
}

/** What somebody wrote, as they wrote it: it is no Markdown. */
function paragraphsOf(text: string): Letter['sections'][number]['blocks'] {
  return text.split(/\n{2,}/).map((lines) => ({
    kind: 'paragraph',
    children: [{ kind: 'text', text: lines.replaceAll('\n', ' ') }],
  }));
}
