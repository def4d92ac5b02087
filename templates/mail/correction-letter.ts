import type { CorrectionContent } from '../../domain/mail/variant.ts';
import { type CorrectionMailWords, correctionMailWords } from '../words/correction-mail.gen.ts';
import { languageFor } from '../words/languages.ts';
import { mailWords } from '../words/mail.gen.ts';
import { contactOf, footOf, sectionsOf } from './letter.ts';
import type { Letter } from './letter-content.ts';
import { plain } from './plain.ts';
import { taskBlock } from './task-part.ts';

/** The longest subject that phones show whole. */
const SUBJECT_LETTERS = 60;

/** Puts what has changed since its reader was told into words: the new first, then the old, why, and what to do. */
export function correctionLetter(content: CorrectionContent): Letter {
  const { locale, service, organisation, changes, tasks, you } = content;
  const say = correctionMailWords(languageFor(locale));
  const mail = mailWords(languageFor(locale));
  const isTeller = you.length === 0;
  const sentences = changes.map((change) => changeSentence(change, say));
  const [only] = sentences;
  const isOne = sentences.length === 1 && only !== undefined;
  return {
    locale,
    wordLocale: say.language,
    subject: plain(subjectOf(content, say)),
    service,
    organisation,
    milestones: [],
    step: say('step'),
    progress: '',
    title: say('title'),
    greets: true,
    lead: isOne ? only : say('many', { service }),
    tasks: tasks && taskBlock(tasks, { locale }),
    nextStep: {
      heading: mail('nextSteps', { count: 1 }),
      steps: [say(isTeller ? 'nextTeller' : 'nextHolder')],
    },
    contents: undefined,
    forward: undefined,
    sections: sectionsOf(partsOf(content, { say, sentences: isOne ? [] : sentences })),
    ahead: undefined,
    web: undefined,
    contact: contactOf(content, mail),
    foot: footOf({ ...content, because: say(isTeller ? 'becauseTeller' : 'becauseHolder') }, mail),
  };
}

type Change = CorrectionContent['changes'][number];

/** What holds now, and what was told. */
export function changeSentence({ name, from, to }: Change, say: CorrectionMailWords): string {
  if (from === undefined) return say('known', { name, to: to ?? '' });
  return to === undefined ? say('unknown', { name, from }) : say('changed', { name, from, to });
}

function subjectOf({ changes, service }: CorrectionContent, say: CorrectionMailWords): string {
  const [change, ...more] = changes;
  if (!change || more.length > 0) return say('subjectMany', { count: changes.length, service });
  const { from, to } = change;
  const name = lowered(change.name);
  const whole =
    from === undefined
      ? say('subjectKnown', { name, to: to ?? '' })
      : to === undefined
        ? say('subjectUnknown', { name })
        : say('subject', { name, from, to });
  return whole.length <= SUBJECT_LETTERS ? whole : changeTitle(change.name, say);
}

/** Names what has changed, in few words. */
export function changeTitle(name: string, say: CorrectionMailWords): string {
  return say('changedName', { name: lowered(name) });
}

/** As it stands inside a sentence; an abbreviation keeps its capitals. */
function lowered(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** The changes as a list, where there are several, and why. What people wrote stands as they wrote it. */
function partsOf(
  { locale, whys }: CorrectionContent,
  { say, sentences }: { say: CorrectionMailWords; sentences: readonly string[] },
) {
  const texts = [...sentences, ...whys];
  const facts = Object.fromEntries(
    texts.map((text, index) => [`line${index}`, { type: 'text', text }] as const),
  );
  const line = (index: number) => `{line${index}}`;
  const lists = [
    { title: say('list'), lines: sentences.map((_, index) => `- ${line(index)}`).join('\n') },
    { title: say('why'), lines: whys.map((_, index) => line(sentences.length + index)).join('\n\n') },
  ];
  return {
    facts,
    sections: lists
      .filter(({ lines }) => lines !== '')
      .map(({ title, lines }) => ({ title, locale, markdown: lines })),
  };
}
