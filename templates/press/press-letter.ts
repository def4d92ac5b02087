import type { MailContent } from '../../domain/mail/variant.ts';
import type { PressMailContent } from '../../domain/press/press-mail.ts';
import type { PublishedText } from '../../domain/press/published-release.ts';
import { inLocale, keptByLocale } from '../../domain/shared/locale.ts';
import { askLink, reachedAndAhead } from '../mail/letter.ts';
import type { OwnLink } from '../mail/letter-content.ts';
import { type Block, mailTo, markdownReader } from '../mail/markdown-reader.ts';
import { plain } from '../mail/plain.ts';
import { type Language, languageFor } from '../words/languages.ts';
import { mailWords } from '../words/mail.gen.ts';
import { type PressMailWords, pressMailWords } from '../words/press-mail.gen.ts';

type Link = { words: string; url: string; shown: string };

/**
 * The mail of a release in words and in order, before HTML and plain text part ways: whatever one of them
 * says, the other does.
 */
export type PressLetter = {
  locale: string;
  /** The language of all words that are the mail's own. */
  wordLocale: Language;
  subject: string;
  service: string;
  sender: string;
  milestones: MailContent['milestones'];
  progress: string;
  kind: string;
  correction: { heading: string; wrong: string; replaces: string } | undefined;
  headline: string;
  dateline: string;
  lead: string;
  body: Block[];
  local: { heading: string; blocks: Block[] } | undefined;
  quotes: { said: string; by: string }[];
  facts: { heading: string; rows: PublishedText['factBox'] } | undefined;
  images:
    | { heading: string; items: { alt: string; credit: string; rights: string; links: Link[] }[] }
    | undefined;
  contacts: {
    heading: string;
    people: { name: string; role: string; phone: string; link: Link }[];
    ask: OwnLink;
  };
  about: { heading: string; words: string };
  newsroom: { heading: string; link: Link };
  foot: {
    heading: string;
    because: string;
    leave: { question: string; words: string };
    facts: { name: string; value: string }[];
  };
};

/** Puts the mail of a release into words. @throws {InvalidInput} where a text links to anything but https or mailto */
export function pressLetter(content: PressMailContent): PressLetter {
  const { locale, text, service, sender, milestones } = content;
  const say = pressMailWords(languageFor(locale));
  const read = (part: PublishedText['body']) => markdownReader(part.facts)(part.markdown);
  return {
    locale,
    wordLocale: say.language,
    subject: subjectOf(content, say),
    service,
    sender,
    milestones,
    progress: reachedAndAhead(milestones, mailWords(say.language)),
    kind: say('pressRelease'),
    correction:
      text.correction === undefined
        ? undefined
        : { heading: say('correction'), wrong: text.correction, replaces: say('replaces') },
    headline: text.headline,
    dateline: say('dateline', { place: text.place, date: dateOf(content) }),
    lead: text.lead,
    body: read(text.body),
    local: text.local && { heading: sender, blocks: read(text.local) },
    quotes: text.quotes.map(({ text: said, name, title }) => ({
      said: say('said', { text: said }),
      by: `${name}, ${title}`,
    })),
    facts: text.factBox.length === 0 ? undefined : { heading: say('factBox'), rows: text.factBox },
    images: imagesOf(content, say),
    contacts: {
      heading: say('pressContact'),
      people: text.contacts.map((contact) => personOf(contact, say)),
      ask: askLink(mailWords(say.language)),
    },
    // The words of a local edition are about the national office, which is not its sender.
    about: {
      heading: content.local ? say('background') : say('aboutSender', { sender }),
      words: text.boilerplate,
    },
    newsroom: {
      heading: say('pressRoom'),
      link: { words: say('page'), url: content.page, shown: content.page },
    },
    foot: footOf(content, say),
  };
}

/** What comes from an organisation says so, since its headline is that of the national release. */
function subjectOf({ local, sender, text }: PressMailContent, say: PressMailWords): string {
  const headline = local ? say('localSubject', { sender, headline: text.headline }) : text.headline;
  return plain(text.correction === undefined ? headline : say('correctedSubject', { headline }));
}

const DATES = keptByLocale(
  (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'Europe/Stockholm' }),
);

function dateOf({ publishAt, locale }: PressMailContent): string {
  return DATES(locale).format(publishAt);
}

function imagesOf(
  { images, imageLinks, locale }: PressMailContent,
  say: PressMailWords,
): PressLetter['images'] {
  if (images.length === 0) return undefined;
  const items = images.map(({ id, alt, credit, rights, original }) => {
    const here = imageLinks[id] ?? '';
    return {
      alt: inLocale(alt, locale),
      credit,
      rights: inLocale(rights, locale),
      links: [
        { words: say('image'), url: here, shown: here },
        ...(original === undefined ? [] : [{ words: say('original'), ...hrefOf(original) }]),
      ],
    };
  });
  return { heading: say('images'), items };
}

/** An address as URL writes it; two braces in it would look like a field to be spliced in. */
function hrefOf(address: string): Pick<Link, 'url' | 'shown'> {
  const url = new URL(address).href.replaceAll('{', '%7B').replaceAll('}', '%7D');
  return { url, shown: url };
}

function personOf({ name, role, phone, address }: PublishedText['contacts'][number], say: PressMailWords) {
  const link = { words: address, url: mailTo(address), shown: address };
  return { name, role, phone: say('phoneLine', { phone }), link };
}

function footOf(
  { service, sender, registerNumber }: PressMailContent,
  say: PressMailWords,
): PressLetter['foot'] {
  const own = mailWords(say.language);
  return {
    heading: own('why'),
    because: say('because', { service }),
    leave: { question: say('leave', { service }), words: say('unsubscribe') },
    facts: [
      { name: own('sender'), value: sender },
      ...(registerNumber === undefined ? [] : [{ name: say('registerNumber'), value: registerNumber }]),
    ],
  };
}
