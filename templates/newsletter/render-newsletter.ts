import { formatFact } from '../../domain/catalogue/fact.ts';
import { withFacts } from '../../domain/catalogue/text.ts';
import type {
  HeadIssue,
  NewsletterContent,
  RenderNewsletter,
} from '../../domain/newsletter/newsletter-content.ts';
import { htmlPart } from '../mail/html-part.ts';
import { contactOf, contentsOf, footOf, progressOf, sectionsOf } from '../mail/letter.ts';
import type { Letter } from '../mail/letter-content.ts';
import { plain } from '../mail/plain.ts';
import { textPart } from '../mail/text-part.ts';
import { type Words, wordsFor } from '../mail/words.ts';
import { newsletterWords } from './words.ts';

/** The title of an issue; Swedish for unsupported languages. */
export const headIssue: HeadIssue = ({ locale, week, organisation }) => {
  const own = newsletterWords(wordsFor(locale).locale);
  return {
    title: withFacts(own.name, { week: String(week) }),
    lead: withFacts(own.lead, { organisation }),
  };
};

/**
 * Renders an issue like any mail. Untrusted text is escaped; optional mails contain the placeholder
 * `UNSUBSCRIBE_LINK`.
 * @throws {InvalidInput} if a text refers to a missing fact, or links to anything but https or mailto
 */
export const renderNewsletter: RenderNewsletter = (content) => {
  const letter = newsletterLetter(content);
  return { subject: letter.subject, html: htmlPart(letter), text: textPart(letter) };
};

function newsletterLetter(content: NewsletterContent): Letter {
  const words = wordsFor(content.locale);
  const own = newsletterWords(words.locale);
  const { service, organisation, milestones, locale, webUrl } = content;
  const values = { service, organisation, week: String(content.week), year: String(content.year) };
  const sections = sectionsOf({ sections: content.items, facts: content.facts });
  return {
    locale,
    wordLocale: words.locale,
    subject: plain(withFacts(own.subject, values)),
    service,
    organisation,
    milestones,
    ...progressOf(milestones, words),
    step: withFacts(own.step, values),
    title: withFacts(own.title, values),
    greeting: undefined,
    lead: content.lead,
    tasks: undefined,
    forward: undefined,
    nextStep: undefined,
    contents: contentsOf(sections, words),
    sections,
    ahead: aheadOf(content, own),
    web: { heading: own.web, link: { words: own.readOnWeb, url: webUrl, shown: webUrl } },
    contact: contactOf(content, words),
    foot: footFor(content, words),
  };
}

function aheadOf(
  { next, locale }: NewsletterContent,
  own: ReturnType<typeof newsletterWords>,
): Letter['ahead'] {
  if (next.length === 0) return undefined;
  const items = next.map(({ name, date }) =>
    date === undefined
      ? withFacts(own.unplanned, { name })
      : withFacts(own.planned, { name, date: formatFact('date', date, locale) }),
  );
  return { heading: own.next, items };
}

/** Subscribers are in no list that somebody could correct: they subscribe again. */
function footFor(content: NewsletterContent, words: Words): Letter['foot'] {
  const foot = footOf(content, words);
  if (!content.subscribed) return foot;
  const own = newsletterWords(words.locale);
  const url = content.subscribeUrl;
  return {
    ...foot,
    because: withFacts(own.because, { organisation: content.organisation }),
    wrong: own.change,
    link: { words: own.subscribe, url, shown: url },
  };
}
