import { formatFact } from '../../domain/catalogue/fact.ts';
import { withFacts } from '../../domain/catalogue/text.ts';
import { taskMark } from '../../domain/links/task-mark.ts';
import type { MailContent, PassOn, TaskPart } from '../../domain/mail/variant.ts';
import { formattingLocale } from '../../domain/shared/locale.ts';
import type { Letter, Section, TaskBlock } from './letter-content.ts';
import { taskWordsFor } from './task-words.ts';
import type { Words } from './words.ts';

type In = { content: MailContent; words: Words };

/** The tasks of a lead or the national contact as text. */
export function taskBlock(part: TaskPart, { content: { locale }, words }: In): TaskBlock {
  const of = taskWordsFor(words.locale);
  const { milestone, count, minutes, firstDue, elsewhere, packet, relays } = part;
  const figures = {
    count: String(count),
    hours: timeOf(minutes, words),
    date: firstDue ? formatFact('date', firstDue, locale) : '',
  };
  return {
    heading: of.tasks,
    sentences: [
      ...(count > 0 ? [withFacts(count === 1 ? of.countOne : of.count, figures)] : []),
      ...(elsewhere ? [of.elsewhere] : []),
      ...(packet ? [of.packetLead] : []),
    ],
    links: [
      ...(packet ? [{ words: of.packet, mark: taskMark({ to: 'packets', milestone }) }] : []),
      { words: of.list, mark: taskMark({ to: 'tasks', milestone }) },
    ],
    relays:
      relays.length === 0
        ? undefined
        : {
            sentence: of.relays,
            items: relays.map(({ name, groups }) =>
              withFacts(of.relay, { name, groups: listed(groups, locale) }),
            ),
          },
  };
}

type PassOnWords = Pick<Letter, 'subject' | 'title' | 'lead' | 'forward'> & {
  tasks: TaskBlock;
  /** Adds to each section which groups it is for, unless all. */
  addressed: (sections: readonly Section[]) => Section[];
};

/** A mail to pass on: first what to do and by when, then the part for the groups. */
export function passOnWords(passOn: PassOn, { content, words }: In): PassOnWords {
  const of = taskWordsFor(words.locale);
  const { locale, service } = content;
  const { milestone, channel, due, minutes } = passOn;
  const groups = listed(passOn.groups, locale);
  const put = (sentence: string) =>
    withFacts(sentence, {
      service,
      groups,
      date: formatFact('date', due, locale),
      time: timeOf(minutes, words),
    });
  const mark = taskMark({ to: 'tasks', milestone, ...(channel === undefined ? {} : { channel }) });
  return {
    subject: put(of.passOnSubject),
    title: put(of.passOnTitle),
    lead: put(of.passOnLead),
    tasks: {
      heading: of.passOnDo,
      sentences: [of.passOnHow, of.passOnThen],
      links: [{ words: of.passOnDone, mark }],
      relays: undefined,
    },
    forward: { heading: of.passOnPart, sentence: put(of.passOnPartLead) },
    addressed: (sections) =>
      sections.map((section, index) => {
        const to = content.sections[index]?.to ?? [];
        return to.length === passOn.groups.length
          ? section
          : { ...section, note: withFacts(of.to, { groups: listed(to, locale) }) };
      }),
  };
}

/** Names of groups inside a sentence. */
export function listed(groups: readonly string[], locale: string): string {
  const names = groups.map((name) =>
    /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name,
  );
  return new Intl.ListFormat(formattingLocale(locale), { type: 'conjunction' }).format(names);
}

/** Minutes below one and a half hours, else half hours. */
function timeOf(minutes: number, { locale }: Words): string {
  const of = taskWordsFor(locale);
  if (minutes < 90) return withFacts(of.minutes, { count: String(minutes) });
  const hours = Math.round(minutes / 30) / 2;
  const count = new Intl.NumberFormat(formattingLocale(locale)).format(hours);
  return withFacts(hours === 1 ? of.hourOne : of.hours, { count });
}
