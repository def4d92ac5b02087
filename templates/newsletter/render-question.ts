import { withFacts } from '../../domain/catalogue/text.ts';
import type { Question, RenderQuestion } from '../../domain/newsletter/use-cases/send-confirmation.ts';
import { htmlPart } from '../mail/html-part.ts';
import { contactOf, footOf } from '../mail/letter.ts';
import type { Letter } from '../mail/letter-content.ts';
import { plain } from '../mail/plain.ts';
import { textPart } from '../mail/text-part.ts';
import { wordsFor } from '../mail/words.ts';
import { questionWords } from './words.ts';

/** Renders a confirmation request like any mail, with a personal link. */
export const renderQuestion: RenderQuestion = (question) => {
  const letter = questionLetter(question);
  return { subject: letter.subject, html: htmlPart(letter), text: textPart(letter) };
};

/** The symbol only: this mail is about no milestone. */
const MARK = [1, 2, 3].map((notch) => ({ kind: `notch-${notch}`, name: '', reached: true }));

function questionLetter(question: Question): Letter {
  const words = wordsFor(question.locale);
  const own = questionWords(words.locale);
  const { service, organisation, confirmUrl: url } = question;
  const values = { service, organisation };
  const contact = contactOf(question, words);
  const foot = footOf({ ...question, you: [], leavable: true }, words);
  return {
    locale: question.locale,
    wordLocale: words.locale,
    subject: plain(withFacts(own.subject, values)),
    service,
    organisation,
    milestones: MARK,
    step: own.step,
    progress: own.step,
    title: withFacts(own.title, values),
    greeting: undefined,
    lead: withFacts(own.lead, values),
    tasks: undefined,
    forward: undefined,
    nextStep: undefined,
    contents: undefined,
    sections: [
      {
        title: own.heading,
        locale: words.locale,
        blocks: [
          {
            kind: 'paragraph',
            children: [{ kind: 'link', url, shown: url, children: [{ kind: 'text', text: own.confirm }] }],
          },
          { kind: 'paragraph', children: [{ kind: 'text', text: own.until }] },
        ],
      },
    ],
    ahead: undefined,
    web: undefined,
    contact,
    foot: {
      ...foot,
      because: withFacts(own.because, values),
      wrong: own.ask,
      link: contact.link,
      leave: { question: own.notMe, words: own.never },
    },
  };
}
