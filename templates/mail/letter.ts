import { withFacts } from '../../domain/catalogue/text.ts';
import type { MailContent } from '../../domain/mail/variant.ts';
import { formattingLocale } from '../../domain/shared/locale.ts';
import type { Letter, Link, Section } from './letter-content.ts';
import { mailTo, markdownReader } from './markdown-reader.ts';
import { plain } from './plain.ts';
import { listed, passOnWords, taskBlock } from './task-part.ts';
import { taskWordsFor } from './task-words.ts';
import { type Words, wordsFor } from './words.ts';

/** A table of contents helps only from this number of sections on. */
const CONTENTS_FROM = 5;

/**
 * Builds a mail's content.
 * @throws {InvalidInput} if a text needs a missing fact or has a disallowed link
 */
export function letter(content: MailContent): Letter {
  const words = wordsFor(content.locale);
  const { milestone, milestones, passOn } = content;
  const said = passOn && passOnWords(passOn, { content, words });
  const sections = sectionsOf(content);
  return {
    locale: content.locale,
    wordLocale: words.locale,
    subject: plain(said?.subject ?? milestone.subject),
    service: content.service,
    organisation: content.organisation,
    milestones,
    ...progressOf(milestones, words),
    title: said?.title ?? milestone.name,
    greeting: greetingOf(words),
    lead: said?.lead ?? milestone.lead,
    tasks: said?.tasks ?? (content.tasks && taskBlock(content.tasks, { content, words })),
    nextStep: nextStepOf(content.nextSteps, words),
    contents: passOn ? undefined : contentsOf(sections, words),
    forward: said?.forward,
    sections: said ? said.addressed(sections) : sections,
    ahead: undefined,
    web: undefined,
    contact: contactOf(content, words),
    foot: footOf({ ...content, because: becauseOf(content, words) }, words),
  };
}

/** The table of contents, if there are enough sections. */
export function contentsOf(sections: readonly Section[], { of }: Words): Letter['contents'] {
  return sections.length < CONTENTS_FROM
    ? undefined
    : { heading: of.contents, titles: sections.map(({ title }) => title) };
}

/** The contact for questions about the service. */
export function contactOf(
  { contact, service }: Pick<MailContent, 'contact' | 'service'>,
  { of }: Words,
): Letter['contact'] {
  return {
    heading: of.contact,
    sentence: withFacts(of.answers, { name: contact.name, service }),
    link: linkTo(contact, of.write),
  };
}

/**
 * The parsed texts of a mail.
 * @throws {InvalidInput} if a text needs a missing fact or has a disallowed link
 */
export function sectionsOf({
  sections,
  facts,
}: {
  sections: readonly { title: string; locale: string; markdown: string }[];
  facts: MailContent['facts'];
}): Section[] {
  const read = markdownReader(facts);
  // A text without a translation is in another language, given by its `locale`.
  return sections.map(({ title, locale, markdown }) => ({ title, locale, blocks: read(markdown) }));
}

/** Text before and after the recipient's name. */
export function greetingOf({ of }: Words): Letter['greeting'] {
  const [before = '', after = ''] = of.greeting.split('{name}');
  return [before, after];
}

/** Progress of the rollout: `Steg 1 av 3`, with the names of reached and coming steps. */
export function progressOf(
  milestones: MailContent['milestones'],
  words: Words,
): Pick<Letter, 'step' | 'progress'> {
  const names = (reached: boolean) =>
    milestones.filter((milestone) => milestone.reached === reached).map(({ name }) => name);
  const said = [
    { words: words.of.reached, names: names(true) },
    { words: words.of.ahead, names: names(false) },
  ];
  const counts = { reached: String(names(true).length), all: String(milestones.length) };
  return {
    step: withFacts(words.of.step, counts),
    progress: said
      .filter(({ names }) => names.length > 0)
      .map(({ words, names }) => withFacts(words, { names: names.join(', ') }))
      .join(' '),
  };
}

function nextStepOf(steps: readonly string[], { of }: Words): Letter['nextStep'] {
  return steps.length === 0 ? undefined : { heading: steps.length === 1 ? of.nextStep : of.nextSteps, steps };
}

function linkTo({ name, address }: MailContent['contact'], words: string): Link {
  return { words: withFacts(words, { name }), url: mailTo(address), shown: address };
}

type Footed = Pick<MailContent, 'organisation' | 'sender' | 'contact' | 'locale' | 'service'> &
  Partial<Pick<MailContent, 'you' | 'registerNumber' | 'leavable'>> & {
    /** Why the reader gets the mail, if not because of the roles in `you`. */
    because?: string;
  };

/** Why the reader gets the mail, how to correct or stop that, and who sent it. */
export function footOf(foot: Footed, { of }: Words): Letter['foot'] {
  const { you = [], organisation, sender, contact, registerNumber, locale, leavable, service } = foot;
  const roles = new Intl.ListFormat(formattingLocale(locale), { type: 'conjunction' }).format(you);
  const { because = withFacts(of.because, { roles, organisation }) } = foot;
  return {
    heading: of.why,
    because,
    wrong: of.wrong,
    link: linkTo(contact, of.correct),
    leave: leavable ? { question: withFacts(of.leave, { service }), words: of.unsubscribe } : undefined,
    facts: [
      { name: of.sender, value: sender },
      ...(registerNumber === undefined ? [] : [{ name: of.registerNumber, value: registerNumber }]),
    ],
  };
}

function becauseOf({ you, organisation, locale, passOn, service }: MailContent, words: Words): string {
  const duty = taskWordsFor(words.locale);
  if (passOn) return withFacts(duty.becauseRelay, { groups: listed(passOn.groups, locale), organisation });
  if (you.length === 0) return withFacts(duty.becauseOffice, { service, organisation });
  const roles = new Intl.ListFormat(formattingLocale(locale), { type: 'conjunction' }).format(you);
  return withFacts(words.of.because, { roles, organisation });
}
