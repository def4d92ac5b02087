import { formatFact } from '../../domain/catalogue/fact.ts';
import { taskMark } from '../../domain/links/task-mark.ts';
import type { MailContent, PassOn, TaskPart } from '../../domain/mail/variant.ts';
import { listedIn } from '../../domain/shared/locale.ts';
import { languageFor } from '../words/languages.ts';
import { type TaskMailWords, taskMailWords } from '../words/task-mail.gen.ts';
import type { Letter, Section, TaskBlock } from './letter-content.ts';

/** The tasks of a lead, or of the national contact, in words. */
export function taskBlock(part: TaskPart, { locale }: Pick<MailContent, 'locale'>): TaskBlock {
  const say = taskMailWords(languageFor(locale));
  const { milestone, count, minutes, firstDue, elsewhere, packet, relays } = part;
  const date = firstDue ? formatFact('date', firstDue, locale) : '';
  return {
    heading: say('yourTasks'),
    sentences: [
      ...(count > 0 ? [say('toDo', { count, time: timeOf(minutes, say), date })] : []),
      ...(elsewhere ? [say('elsewhere')] : []),
      ...(packet ? [say('packetLead')] : []),
    ],
    links: [
      ...(packet ? [{ words: say('packet'), mark: taskMark({ to: 'packets', milestone }) }] : []),
      { words: say('list'), mark: taskMark({ to: 'tasks', milestone }) },
    ],
    relays:
      relays.length === 0
        ? undefined
        : {
            sentence: say('relays'),
            items: relays.map(({ name, groups }) => say('relay', { name, groups: listed(groups, locale) })),
          },
  };
}

type PassOnWords = Pick<Letter, 'subject' | 'title' | 'lead' | 'forward'> & {
  tasks: TaskBlock;
  /** Says of each section whom it is for, where that is not everybody. */
  addressed: (sections: readonly Section[]) => Section[];
};

/** A mail to be passed on, in words: first what to do and by when, then the part that goes on to the groups. */
export function passOnWords(passOn: PassOn, content: MailContent): PassOnWords {
  const say = taskMailWords(languageFor(content.locale));
  const { locale, service } = content;
  const { milestone, channel, due, minutes } = passOn;
  const groups = listed(passOn.groups, locale);
  const date = formatFact('date', due, locale);
  const mark = taskMark({ to: 'tasks', milestone, ...(channel === undefined ? {} : { channel }) });
  return {
    subject: say('passOnSubject', { service, groups }),
    title: say('passOnTitle', { groups }),
    lead: say('passOnLead', { groups, date, time: timeOf(minutes, say) }),
    tasks: {
      heading: say('passOnDo'),
      sentences: [say('passOnHow'), say('passOnThen')],
      links: [{ words: say('passOnDone'), mark }],
      relays: undefined,
    },
    forward: {
      heading: say('passOnPart'),
      sentence: say('passOnPartLead', { groups }),
      open: say('passOnOpen'),
      subject: content.milestone.subject,
    },
    addressed: (sections) =>
      sections.map((section, index) => {
        const to = content.sections[index]?.to ?? [];
        return to.length === passOn.groups.length
          ? section
          : { ...section, note: say('toGroups', { groups: listed(to, locale) }) };
      }),
  };
}

/** Names of groups as they stand inside a sentence. */
export function listed(groups: readonly string[], locale: string): string {
  const names = groups.map((name) =>
    /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name,
  );
  return listedIn(locale, names);
}

/** Minutes below one and a half hour, else hours to the half. */
function timeOf(minutes: number, say: TaskMailWords): string {
  return minutes < 90
    ? say('minutes', { count: minutes })
    : say('hours', { count: Math.round(minutes / 30) / 2 });
}
