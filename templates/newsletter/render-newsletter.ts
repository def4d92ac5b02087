import { formatFact } from '../../domain/catalogue/fact.ts';
import type {
  HeadIssue,
  NewsletterContent,
  RenderNewsletter,
  SayChange,
} from '../../domain/newsletter/newsletter-content.ts';
import { changeSentence, changeTitle } from '../mail/correction-letter.ts';
import { contactOf, contentsOf, footOf, progressOf, sectionsOf } from '../mail/letter.ts';
import type { Letter } from '../mail/letter-content.ts';
import { plain } from '../mail/plain.ts';
import { renderLetter } from '../mail/render-letter.ts';
import { correctionMailWords } from '../words/correction-mail.gen.ts';
import { languageFor } from '../words/languages.ts';
import { type MailWords, mailWords } from '../words/mail.gen.ts';
import { type NewsletterMailWords, newsletterMailWords } from '../words/newsletter-mail.gen.ts';

/** How an issue is headed, in Swedish where the language is none that we have words in. */
export const headIssue: HeadIssue = ({ locale, week, organisation }) => {
  const own = newsletterMailWords(languageFor(locale));
  return {
    title: own('issueName', { week }),
    lead: own('lead', { organisation }),
  };
};

/** What has changed since an earlier issue, in the words of the mail that corrects a mail. */
export const sayChange: SayChange = ({ locale, ...change }) => {
  const say = correctionMailWords(languageFor(locale));
  return { title: changeTitle(change.name, say), sentence: changeSentence(change, say) };
};

/**
 * Gives an issue its form, the same as any mail's. Everything from outside is escaped; where the reader may
 * leave, the link for that stands as `UNSUBSCRIBE_LINK`.
 * @throws {InvalidInput} where a text refers to a fact that is not there, or links to anything but https or mailto
 */
export const renderNewsletter: RenderNewsletter = (content) => renderLetter(newsletterLetter(content));

function newsletterLetter(content: NewsletterContent): Letter {
  const words = mailWords(languageFor(content.locale));
  const own = newsletterMailWords(words.language);
  const { service, organisation, milestones, locale, webUrl, week, year } = content;
  const sections = sectionsOf({ sections: content.items, facts: content.facts });
  return {
    locale,
    wordLocale: words.language,
    subject: plain(own('subject', { week, service })),
    service,
    organisation,
    milestones,
    ...progressOf(milestones, words),
    step: own('step', { week, year }),
    title: own('title', { service }),
    greets: false,
    lead: content.lead,
    tasks: undefined,
    forward: undefined,
    nextStep: undefined,
    contents: contentsOf(sections, words),
    sections,
    ahead: aheadOf(content, own),
    web: { heading: own('web'), link: { words: own('readOnWeb'), url: webUrl, shown: webUrl } },
    contact: contactOf(content, words),
    foot: footFor(content, words),
  };
}

function aheadOf({ next, locale }: NewsletterContent, own: NewsletterMailWords): Letter['ahead'] {
  if (next.length === 0) return undefined;
  const items = next.map(({ name, date }) =>
    date === undefined
      ? own('unplanned', { name })
      : own('planned', { name, date: formatFact('date', date, locale) }),
  );
  return { heading: own('next'), items };
}

/** Whoever subscribed is listed nowhere that somebody could correct: they sign up again. */
function footFor(content: NewsletterContent, words: MailWords): Letter['foot'] {
  const foot = footOf(content, words);
  if (!content.subscribed) return foot;
  const own = newsletterMailWords(words.language);
  const url = content.subscribeUrl;
  return {
    ...foot,
    because: own('because', { organisation: content.organisation }),
    wrong: { question: own('change'), link: { words: own('subscribe'), url, shown: url } },
  };
}
