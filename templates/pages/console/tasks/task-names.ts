import { calledOf } from '../../../../domain/catalogue/catalogue.ts';
import { formatFact } from '../../../../domain/catalogue/fact.ts';
import { contactNamed } from '../../../../domain/contacts/contact.ts';
import type { Task } from '../../../../domain/plan/task.ts';
import { isOpenTask } from '../../../../domain/plan/task-step.ts';
import { inLocale, type Localised } from '../../../../domain/shared/locale.ts';
import type { TaskList } from '../../../../domain/tasks/use-cases/load-task-list.ts';
import type { Language } from '../../../words/languages.ts';
import { tasksWords } from '../../../words/tasks.gen.ts';

/** A task list and its reader's language. */
export type TaskListIn = { list: TaskList; locale: Language };

/** Tasks done at one sitting: one channel, all its groups or organisations. */
export type TaskGroup = { channel: string; tasks: Task[] };

/** Occasions by date. */
export function taskGroups(tasks: readonly Task[]): TaskGroup[] {
  return [...Map.groupBy(tasks, ({ channel }) => channel)].map(([channel, of]) => ({ channel, tasks: of }));
}

/** The display name of an occasion. */
export function occasionName({ list, locale }: TaskListIn, channel: string): string {
  return named(list.catalogue.channels[channel]?.name, channel, locale);
}

/** What distinguishes the tasks of an occasion: the group, or the organisation at the national office. */
export function taskName({ list, locale }: TaskListIn, task: Task): string {
  return whoseTask(
    { list, locale },
    task,
    named(list.catalogue.groups[task.group]?.name, task.group, locale),
  );
}

/** The same within a sentence: "for politicians on the boards concerned". */
export function taskNameInside({ list, locale }: TaskListIn, task: Task): string {
  const { catalogue } = list;
  const called = catalogue.groups[task.group] && calledOf(catalogue, task.group);
  return whoseTask({ list, locale }, task, named(called, task.group, locale));
}

function whoseTask({ list, locale }: TaskListIn, task: Task, group: string): string {
  if (list.organisation.code !== list.rollout.office) return group;
  const name = named(list.organisations.get(task.organisation)?.name, task.organisation, locale);
  return `${name}: ${group}`;
}

/** The display name of a topic. */
export function topicName({ list, locale }: TaskListIn, topic: string): string {
  return named(list.catalogue.messages[topic]?.name, topic, locale);
}

/** The name of a contact id; anything else is a console user's name. */
export function personName({ list, locale }: TaskListIn, who: string): string {
  const known = contactNamed([list.reader, ...list.colleagues], who);
  if (known) return known.name;
  return /^[a-z2-7]{26}$/.test(who) ? tasksWords(locale)('somebody') : who;
}

/** A date in running text. */
export function longDate(date: string, locale: Language): string {
  return formatFact('date', date, locale);
}

/** An occasion's state as text with a sign. */
export function taskGroupState(
  { list, locale }: TaskListIn,
  tasks: readonly Task[],
): { sign: string; words: string } {
  const say = tasksWords(locale);
  const open = tasks.filter(isOpenTask);
  if (open.length === 0) return closedStanding(tasks, locale);
  const due = open.map((task) => task.due).reduce((a, b) => (a < b ? a : b));
  const left = open.length < tasks.length ? `, ${say('some', { open: open.length, all: tasks.length })}` : '';
  if (due < list.today) return { sign: 'late', words: `${say('isLate')}${left}` };
  const cannot = open.some(({ state }) => state === 'cannot');
  const said = cannot ? say('cannot') : due === list.today ? say('dueToday') : say('open');
  return { sign: 'wait', words: `${said}${left}` };
}

function closedStanding(tasks: readonly Task[], locale: Language): { sign: string; words: string } {
  const say = tasksWords(locale);
  const days = tasks.flatMap(({ history }) => history.flatMap(({ on }) => on ?? [])).toSorted();
  const date = days.at(-1);
  return { sign: 'ok', words: date ? say('done', { date: longDate(date, locale) }) : say('waived') };
}

function named(texts: Localised | undefined, id: string, locale: Language): string {
  return inLocale(texts ?? {}, locale) || id;
}
