import { workMinutes } from '../../../../domain/plan/task.ts';
import { isOpenTask } from '../../../../domain/plan/task-step.ts';
import { type Html, html } from '../../../shared/html.ts';
import { tasksWords } from '../../../words/tasks.gen.ts';
import { publicPage } from '../../public/public-page.ts';
import { problemSummary } from '../../shared/problem-list.ts';
import { type OccasionForm, occasionForm, occasionLabel } from './occasion-form.ts';
import { longDate, occasionName, personName, taskGroupState, taskName, topicName } from './task-names.ts';
import { changedNote, head, listMilestoneName, nextTask } from './tasks.ts';

export type OccasionView = OccasionForm & {
  /** Path of the reader's list. */
  base: string;
  /** Whether it responds to a form, and cannot be reloaded by a link. */
  answer?: boolean;
};

/** One occasion with its groups preselected, so that one button confirms it. Only the buttons act. */
export function occasionPage(view: OccasionView): string {
  const { locale, channel, base, answer = false } = view;
  const back = html`<p><a href="${base}?lang=${locale}">${tasksWords(locale)('back')}</a></p>`;
  const main = occasionMain(view, { back, next: nextTask(view, base) });
  return publicPage({ locale, title: occasionName(view, channel), main, otherLanguages: !answer });
}

/** Content of an occasion page: `back` leads to the list, `next` onwards after an action. */
export function occasionMain(view: OccasionForm, { back, next }: { back: Html; next: Html }): Html {
  const { locale, channel, tasks, problems = [] } = view;
  const say = tasksWords(locale);
  const open = tasks.filter(isOpenTask);
  const labelOf = (path: string) => occasionLabel(view, path);
  const faults = problemSummary(problems, { locale, heading: say('problems'), labelOf });
  return html`${head(view)}<h1>${occasionName(view, channel)}</h1>
<p class="quiet">${listMilestoneName(view)}</p>
${faults}${dueLine(view)}
${open.length > 0 ? occasionForm(view, open) : next}
${said(view)}
${happened(view)}
${open.length > 0 ? back : html``}`;
}

function dueLine(view: OccasionForm): Html {
  const { tasks, locale } = view;
  const say = tasksWords(locale);
  const { sign, words: state } = taskGroupState(view, tasks);
  const due = tasks.map((task) => task.due).reduce((a, b) => (a < b ? a : b));
  const minutes = workMinutes(tasks);
  return html`<p><span class="state ${sign}">${state}</span></p>
<p>${say('dueOn', { date: longDate(due, locale), minutes })}${changedNote(view, tasks)}</p>`;
}

/** The occasion's messages, and those withheld by a gap. */
function said(view: OccasionForm): Html {
  const { tasks, locale } = view;
  const say = tasksWords(locale);
  const names = (topics: readonly string[]) => [...new Set(topics)].map((topic) => topicName(view, topic));
  const messages = names(tasks.flatMap((task) => task.messages));
  const withheld = names(tasks.flatMap((task) => task.withheld));
  const list = messages.length ? html`<ul>${messages.map((name) => html`<li>${name}</li>`)}</ul>` : html``;
  const waits = withheld.length
    ? html`<p class="state late">${say('withheld', { topics: withheld.join(', ') })}</p>`
    : html``;
  return html`<h2>${say('says')}</h2>\n${list}${waits}`;
}

function happened(view: OccasionForm): Html {
  const { tasks, locale } = view;
  const say = tasksWords(locale);
  const entries = tasks.flatMap((task) => task.history.map((entry) => ({ entry, task })));
  if (entries.length === 0) return html``;
  // One form makes one history entry per task, all at the same time.
  const acts = [...Map.groupBy(entries, ({ entry }) => `${entry.at} ${entry.who} ${entry.what}`).values()];
  const lines = acts
    .toSorted((a, b) => (a[0]?.entry.at ?? 0) - (b[0]?.entry.at ?? 0))
    .map((act) => {
      const entry = act[0]?.entry;
      if (!entry) return html``;
      const sentence = say(`what.${entry.what}`, {
        who: personName(view, entry.who),
        groups: act.map(({ task }) => taskName(view, task)).join(', '),
      });
      const more = [entry.on, entry.reason, entry.evidence].filter((part) => part !== undefined).join(' · ');
      return html`<li>${sentence}${more ? html`<span class="quiet note">${more}</span>` : html``}</li>`;
    });
  return html`<h2>${say('history')}</h2>\n<ul>${lines}</ul>`;
}
