import { formatFact } from '../../../../domain/catalogue/fact.ts';
import { contactId, contactNamed } from '../../../../domain/contacts/contact.ts';
import type { Task } from '../../../../domain/plan/task.ts';
import { isOpenTask } from '../../../../domain/plan/task-step.ts';
import { inLocale, type Localised } from '../../../../domain/shared/locale.ts';
import type { TaskList } from '../../../../domain/tasks/use-cases/load-task-list.ts';
import type { Language } from '../../../words/languages.ts';
import { tasksWords } from '../../../words/tasks.gen.ts';

/** A desk, and the language that its reader is spoken to in. */
export type DeskIn = { desk: TaskList; locale: Language };

/** Tasks that are done at one sitting: those of one channel, for all its groups or organisations. */
export type TaskGroup = { channel: string; tasks: Task[] };

/** The occasions of tasks, in the order of their dates. */
export function taskGroups(tasks: readonly Task[]): TaskGroup[] {
  return [...Map.groupBy(tasks, ({ channel }) => channel)].map(([channel, of]) => ({ channel, tasks: of }));
}

/** What people call an occasion. */
export function occasionName({ desk, locale }: DeskIn, channel: string): string {
  return named(desk.catalogue.channels[channel]?.name, channel, locale);
}

/** What tells one task of an occasion from another: the group, or at the national office the organisation. */
export function taskName({ desk, locale }: DeskIn, task: Task): string {
  const group = named(desk.catalogue.groups[task.group]?.name, task.group, locale);
  if (desk.organisation.code !== desk.rollout.office) return group;
  const name = named(desk.organisations.get(task.organisation)?.name, task.organisation, locale);
  return `${name}: ${group}`;
}

/** What people call a topic. */
export function topicName({ desk, locale }: DeskIn, topic: string): string {
  return named(desk.catalogue.messages[topic]?.name, topic, locale);
}

/** The name behind a contact id; what is no id is the name of somebody in the console. */
export function personName({ desk, locale }: DeskIn, who: string): string {
  const known = contactNamed([desk.reader, ...desk.colleagues], who);
  if (known) return known.name;
  return /^[a-z2-7]{26}$/.test(who) ? tasksWords(locale)('somebody') : who;
}

/** Whether it is the reader's own, or one that a lead only answers for. */
export function isOwn(desk: TaskList, { contact, owner }: Task): boolean {
  return (
    contact === contactId(desk.reader) ||
    (owner === 'national-office' && desk.organisation.code === desk.rollout.office)
  );
}

/** A date as text writes it. */
export function longDate(date: string, locale: Language): string {
  return formatFact('date', date, locale);
}

/** How an occasion stands, in words, and the sign before them. */
export function standing({ desk, locale }: DeskIn, tasks: readonly Task[]): { sign: string; words: string } {
  const say = tasksWords(locale);
  const open = tasks.filter(isOpenTask);
  if (open.length === 0) return closedStanding(tasks, locale);
  const due = open.map((task) => task.due).reduce((a, b) => (a < b ? a : b));
  const left = open.length < tasks.length ? `, ${say('some', { open: open.length, all: tasks.length })}` : '';
  if (due < desk.today) return { sign: 'late', words: `${say('late')}${left}` };
  const cannot = open.some(({ state }) => state === 'cannot');
  const said = cannot ? say('cannot') : due === desk.today ? say('today') : say('open');
  return { sign: 'wait', words: `${said}${left}` };
}

function closedStanding(tasks: readonly Task[], locale: Language): { sign: string; words: string } {
  const say = tasksWords(locale);
  const days = tasks.flatMap(({ history }) => history.flatMap(({ on }) => on ?? [])).toSorted();
  const date = days.at(-1);
  return { sign: 'ok', words: date ? say('done', { date }) : say('waived') };
}

function named(texts: Localised | undefined, id: string, locale: Language): string {
  return inLocale(texts ?? {}, locale) || id;
}
