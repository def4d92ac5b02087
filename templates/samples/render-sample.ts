import { taskMark } from '../../domain/links/task-mark.ts';
import type { RenderSample, SampleContent } from '../../domain/samples/use-cases/ask-samples.ts';
import { contactOf, footOf, MARK } from '../mail/letter.ts';
import type { Letter } from '../mail/letter-content.ts';
import { plain } from '../mail/plain.ts';
import { renderLetter } from '../mail/render-letter.ts';
import { languageFor } from '../words/languages.ts';
import { mailWords } from '../words/mail.gen.ts';
import { sampleMailWords } from '../words/sample-mail.gen.ts';

/**
 * Renders the mail to somebody who was drawn, like any mail: one question, and one button that leads to its answers.
 */
export const renderSample: RenderSample = (content) => renderLetter(sampleLetter(content));

function sampleLetter(content: SampleContent): Letter {
  const words = mailWords(languageFor(content.locale));
  const own = sampleMailWords(words.language);
  const { locale, service, organisation, milestone, name, question } = content;
  const mark = taskMark({ to: 'polls', milestone, sample: true });
  return {
    locale,
    wordLocale: words.language,
    subject: plain(own('subject', { service })),
    service,
    organisation,
    milestones: MARK,
    step: own('step'),
    progress: own('step'),
    title: own('title'),
    greets: true,
    lead: own('lead', { milestone: name }),
    tasks: {
      heading: question,
      sentences: [own('anonymous')],
      links: [{ words: own('answer'), mark }],
      relays: undefined,
    },
    forward: undefined,
    nextStep: undefined,
    contents: undefined,
    sections: [],
    ahead: undefined,
    web: undefined,
    contact: contactOf(content, words),
    foot: footOf(content, words),
  };
}
