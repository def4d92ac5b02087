import { formatFact } from '../../domain/catalogue/fact.ts';
import { taskMark } from '../../domain/links/task-mark.ts';
import { type MailContent, type MailSection, QUESTION_LINK } from '../../domain/mail/variant.ts';
import { listedIn } from '../../domain/shared/locale.ts';
import { languageFor } from '../words/languages.ts';
import { type MailWords, mailWords } from '../words/mail.gen.ts';
import { taskMailWords } from '../words/task-mail.gen.ts';
import type { Letter, Link, OwnLink, Section } from './letter-content.ts';
import { mailTo, markdownReader } from './markdown-reader.ts';
import { plain } from './plain.ts';
import { listed, passOnWords, taskBlock } from './task-part.ts';

/** A list of contents helps only where there is more than one can take in at a glance. */
const CONTENTS_FROM = 5;

/**
 * Puts a mail into words. @throws {InvalidInput} where a text needs a fact that is not there, or links where
 * it may not
 */
export function letter(content: MailContent): Letter {
  const say = mailWords(languageFor(content.locale));
  const { milestone, milestones, passOn } = content;
  const said = passOn && passOnWords(passOn, content);
  const hello = content.welcome && welcomeWords(content, content.welcome.on, say);
  const sections = sectionsOf(content);
  return {
    locale: content.locale,
    wordLocale: say.language,
    subject: plain(said?.subject ?? hello?.subject ?? milestone.subject),
    service: content.service,
    organisation: content.organisation,
    milestones,
    ...progressOf(milestones, say),
    title: said?.title ?? hello?.title ?? milestone.title ?? milestone.name,
    greets: true,
    lead: said?.lead ?? hello?.lead ?? milestone.lead,
    tasks: said?.tasks ?? (content.tasks && taskBlock(content.tasks, content)),
    nextStep: nextStepOf({ ...content, ...(hello ? { nextSteps: hello.steps } : {}) }, say),
    contents: passOn ? undefined : contentsOf(sections, say),
    forward: said?.forward,
    sections: said ? said.addressed(sections) : sections,
    whole: wholeOf(content, say),
    ahead: undefined,
    web: undefined,
    contact: contactOf(content, say),
    foot: footOf({ ...content, because: becauseOf(content, say) }, say),
  };
}

/** To somebody who came later: what they get, and one thing to do. */
function welcomeWords({ service, locale, you, contact, nextSteps }: MailContent, on: string, say: MailWords) {
  return {
    subject: say('welcomeSubject', { service }),
    title: say('welcomeTitle'),
    lead: say('welcomeLead', { roles: listedIn(locale, you), service, day: formatFact('date', on, locale) }),
    steps: nextSteps.length > 0 ? nextSteps : [say('welcomeNext', { name: contact.name })],
  };
}

/** The list of contents, where there is enough to list and it is not short itself. */
export function contentsOf(sections: readonly Section[], say: MailWords): Letter['contents'] {
  return sections.length < CONTENTS_FROM || sections.some(({ whole }) => whole)
    ? undefined
    : { heading: say('contents'), titles: sections.map(({ title }) => title) };
}

/** Where the full texts are, if the mail has short forms. */
export function wholeOf(
  { whole, sections }: { whole?: MailContent['whole']; sections: readonly MailSection[] },
  say: MailWords,
): Letter['whole'] {
  return whole && sections.some(({ isShort }) => isShort)
    ? { words: say('whole'), mark: taskMark({ to: 'texts', ...whole }) }
    : undefined;
}

/** Who answers questions about the service. */
export function contactOf(
  { contact, poll }: Pick<MailContent, 'contact' | 'poll'>,
  say: MailWords,
): Letter['contact'] {
  return {
    sentence: say('anyQuestions'),
    link: linkTo(contact, say('write', { name: contact.name })),
    ask: askLink(say),
    ...(poll
      ? {
          poll: {
            sentence: say('poll'),
            link: { words: say('pollHere'), mark: taskMark({ to: 'polls', ...poll }) },
          },
        }
      : {}),
  };
}

/** The recipient's own way to ask by the web. */
export function askLink(say: MailWords): OwnLink {
  return { words: say('askHere'), mark: QUESTION_LINK };
}

/**
 * The texts of a mail, read. @throws {InvalidInput} where a text needs a fact that is not there, or links
 * where it may not
 */
export function sectionsOf({
  sections,
  facts,
  whole,
}: {
  sections: readonly (Pick<MailSection, 'title' | 'locale' | 'markdown'> &
    Partial<MailSection> & { url?: string })[];
  facts: MailContent['facts'];
  whole?: MailContent['whole'] | undefined;
}): Section[] {
  const read = markdownReader(facts);
  const mark = whole && taskMark({ to: 'texts', ...whole });
  // A text that is missing in the reader's language comes in another one, and says so in its `locale`.
  return sections.map(({ topic, title, locale, markdown, isShort, url }) => ({
    ...{ title, locale, blocks: read(markdown) },
    ...(url === undefined ? {} : { whole: { url } }),
    ...(mark !== undefined && isShort && topic !== undefined ? { whole: { mark, at: topic } } : {}),
  }));
}

/** The symbol only: a mail that is about no milestone. */
export const MARK: MailContent['milestones'] = [1, 2, 3].map((notch) => ({
  kind: `notch-${notch}`,
  name: '',
  reached: true,
}));

/** How far the rollout has come: `Steg 1 av 3`, and which are reached and ahead by name. */
export function progressOf(
  milestones: MailContent['milestones'],
  say: MailWords,
): Pick<Letter, 'step' | 'progress'> {
  const reached = milestones.findLastIndex((milestone) => milestone.reached) + 1;
  return {
    step: say('step', { reached, all: milestones.length }),
    progress: reachedAndAhead(milestones, say),
  };
}

/** Which steps of the rollout are reached, and which are ahead, by name. */
export function reachedAndAhead(
  milestones: readonly { name: string; reached: boolean }[],
  say: MailWords,
): string {
  return [true, false]
    .map((reached) => ({ reached, these: milestones.filter((milestone) => milestone.reached === reached) }))
    .filter(({ these }) => these.length > 0)
    .map(({ reached, these }) =>
      say(reached ? 'reached' : 'ahead', { names: these.map(({ name }) => name).join(', ') }),
    )
    .join(' ');
}

function nextStepOf(
  { nextSteps: steps, nextStepsBy: by, locale }: Pick<MailContent, 'nextSteps' | 'nextStepsBy' | 'locale'>,
  say: MailWords,
): Letter['nextStep'] {
  const count = steps.length;
  if (count === 0) return undefined;
  const heading =
    by === undefined
      ? say('nextSteps', { count })
      : say('nextStepsBy', { count, day: formatFact('date', by, locale) });
  return { heading, steps };
}

function linkTo({ address }: MailContent['contact'], words: string): Link {
  return { words, url: mailTo(address), shown: address };
}

type Footed = Pick<MailContent, 'organisation' | 'sender' | 'contact' | 'locale' | 'service'> &
  Partial<Pick<MailContent, 'you' | 'registerNumber' | 'leavable'>> & {
    /** Why the reader gets the mail, where that is not because of the roles in `you`. */
    because?: string;
  };

/** Why the reader gets the mail, how to correct or end that, and who sent it. */
export function footOf(foot: Footed, say: MailWords): Letter['foot'] {
  const { you = [], organisation, sender, contact, registerNumber, locale, leavable, service } = foot;
  const roles = listedIn(locale, you);
  const { because = say('because', { roles, organisation }) } = foot;
  return {
    because,
    wrong: { question: say('wrong'), link: linkTo(contact, say('correct')) },
    leave: leavable ? { question: say('leave', { service }), words: say('unsubscribe') } : undefined,
    facts: [
      // The organisation stands at the head and just above.
      ...(sender === organisation ? [] : [{ name: say('sender'), value: sender }]),
      ...(registerNumber === undefined ? [] : [{ name: say('registerNumber'), value: registerNumber }]),
    ],
  };
}

function becauseOf({ you, organisation, locale, passOn, service }: MailContent, say: MailWords): string {
  const duty = taskMailWords(say.language);
  if (passOn) return duty('becauseRelay', { groups: listed(passOn.groups, locale), organisation });
  if (you.length === 0) return duty('becauseOffice', { service, organisation });
  const roles = listedIn(locale, you);
  return say('because', { roles, organisation });
}
