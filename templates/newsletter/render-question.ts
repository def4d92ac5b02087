import type { OptInQuestion, RenderQuestion } from '../../domain/newsletter/use-cases/send-confirmation.ts';
import { contactOf, footOf, MARK } from '../mail/letter.ts';
import type { Letter } from '../mail/letter-content.ts';
import { plain } from '../mail/plain.ts';
import { renderLetter } from '../mail/render-letter.ts';
import { languageFor } from '../words/languages.ts';
import { mailWords } from '../words/mail.gen.ts';
import { subscriptionMailWords } from '../words/subscription-mail.gen.ts';

/** Renders a confirmation request like any mail, with a personal link. */
export const renderQuestion: RenderQuestion = (question) => renderLetter(questionLetter(question));

function questionLetter(question: OptInQuestion): Letter {
  const words = mailWords(languageFor(question.locale));
  const own = subscriptionMailWords(words.language);
  const { service, organisation, confirmUrl: url } = question;
  const contact = contactOf(question, words);
  const foot = footOf({ ...question, you: [], leavable: true }, words);
  return {
    locale: question.locale,
    wordLocale: words.language,
    subject: plain(own('subject', { service })),
    service,
    organisation,
    milestones: MARK,
    step: own('step'),
    progress: own('step'),
    title: own('title'),
    greets: false,
    lead: own('lead', { service, organisation }),
    tasks: undefined,
    forward: undefined,
    nextStep: undefined,
    contents: undefined,
    sections: [
      {
        title: own('heading'),
        locale: words.language,
        blocks: [
          {
            kind: 'paragraph',
            children: [
              {
                kind: 'link',
                url,
                shown: url,
                children: [{ kind: 'text', text: own('confirmSubscription') }],
              },
            ],
          },
          { kind: 'paragraph', children: [{ kind: 'text', text: own('until') }] },
        ],
      },
    ],
    ahead: undefined,
    web: undefined,
    contact,
    foot: {
      ...foot,
      because: own('because', { service }),
      // Whom to write to stands just above.
      wrong: undefined,
      leave: { question: own('notMe'), words: own('never') },
    },
  };
}
