import { formatFact } from '../../../../domain/catalogue/fact.ts';
import { type SignOffEntry, signOffWordSchema } from '../../../../domain/ledger/sign-off.ts';
import type { SignOffStanding } from '../../../../domain/ledger/sign-off-standing.ts';
import { isOpenTask } from '../../../../domain/plan/task-step.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { signOffWords } from '../../../words/sign-off.gen.ts';
import { tasksWords } from '../../../words/tasks.gen.ts';
import { momentText } from '../../shared/instant.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';
import { personName, type TaskListIn } from './task-names.ts';

/** What was wrong with a form, and what it held. */
export type WrongSignOff = { problems: readonly Problem[]; said: Readonly<Record<string, string>> };

export type SignOffView = TaskListIn & {
  wrong?: WrongSignOff | undefined;
  /** The hidden field of a form of the console, where the section is the whole page. */
  hidden?: Html;
};

/** Where a sign-off stands, with its sign. */
export function signOffState(
  standing: SignOffStanding,
  locale: Language,
): { sign: 'ok' | 'wait' | 'late'; words: string } {
  const say = signOffWords(locale);
  const day = (date: string) => formatFact('date', date, locale);
  switch (standing.state) {
    case 'not-asked':
      return { sign: 'wait', words: say('notAsked') };
    case 'not-yet':
      return {
        sign: 'wait',
        words: standing.day === undefined ? say('fromDay') : say('fromDate', { date: day(standing.day) }),
      };
    case 'signed':
      return {
        sign: standing.said.word === 'done' ? 'ok' : 'wait',
        words: say(`said.${standing.said.word}`),
      };
    case 'awaited':
      return { sign: 'wait', words: withAnswer(say('by', { date: day(standing.due) })) };
    case 'overdue':
      return { sign: 'late', words: withAnswer(say('wasBy', { date: day(standing.due) })) };
  }
  function withAnswer(words: string): string {
    const isAnswered = 'said' in standing && standing.said !== undefined;
    return isAnswered ? `${say('said.not-done')}. ${words}` : words;
  }
}

/** Whether there is anything to show of a sign-off. */
export function hasSignOff({ list: { signOff } }: TaskListIn): boolean {
  return signOff !== undefined && (signOff.standing.state !== 'not-asked' || signOff.history.length > 0);
}

/** An organisation's sign-off of a milestone: where it stands, what was said, and the form. */
export function signOffSection(view: SignOffView): Html {
  const { list, locale, wrong } = view;
  const { signOff } = list;
  if (!signOff || !hasSignOff(view)) return html``;
  const say = signOffWords(locale);
  const { sign, words } = signOffState(signOff.standing, locale);
  const { state } = signOff.standing;
  const open = list.tasks.filter((task) => isOpenTask(task) && task.organisation === list.organisation.code);
  const form = state === 'not-asked' || state === 'not-yet' ? html`` : signOffForm(view);
  const isFolded = state === 'signed' && !wrong;
  return html`${problemSummary(wrong?.problems ?? [], {
    locale,
    heading: tasksWords(locale)('problems'),
    labelOf: (field) => (field === 'word' ? say('which') : field === 'left' ? say('left') : undefined),
  })}
<p>${say('lead', { organisation: inLocale(list.organisation.name, locale) })}</p>
<p class="state ${sign}">${words}</p>
${open.length > 0 ? html`<p class="quiet">${say('tasksLeft', { count: open.length })}</p>` : html``}
${isFolded ? html`<details><summary>${say('change')}</summary>${form}</details>` : form}
${said(view, signOff.history)}`;
}

function signOffForm({ wrong, hidden = html``, locale }: SignOffView): Html {
  const say = signOffWords(locale);
  const kept = wrong?.said ?? {};
  const words = errorsAt('word', wrong, locale);
  const left = errorsAt('left', wrong, locale);
  const choices = signOffWordSchema.options.map(
    (word) =>
      html`<label class="tick"><input type="radio" name="word" value="${word}"${
        kept.word === word ? html` checked` : html``
      }> <span>${say(`word.${word}`)}</span></label>\n`,
  );
  return html`<form method="post" class="stacked">${hidden}
<fieldset id="word" tabindex="-1"${words.marks}><legend>${say('which')}</legend>${words.said}
${choices}</fieldset>
<div class="field"><label for="left">${say('left')}</label><p class="quiet" id="left-hint">${say(
    'leftHint',
  )}</p>${left.said}
<textarea id="left" name="left" rows="3" maxlength="600"${
    left.marks.markup === '' ? html` aria-describedby="left-hint"` : left.marks
  }>${kept.left ?? ''}</textarea></div>
<button type="submit">${say('signOff')}</button>
</form>`;
}

function errorsAt(
  name: 'word' | 'left',
  wrong: WrongSignOff | undefined,
  locale: Language,
): { said: Html; marks: Html } {
  const found = wrong?.problems.filter(({ path }) => path === name) ?? [];
  if (found.length === 0) return { said: html``, marks: html`` };
  const sentences = found.map((each) => html`${problemText(each, locale)} `);
  return {
    said: html`<span class="error" id="${name}-error">${sentences}</span>`,
    marks: html`${name === 'left' ? html` aria-invalid="true"` : html``} aria-describedby="${name}-error"`,
  };
}

/** Every word that was given, the newest first. */
function said(view: SignOffView, history: readonly SignOffEntry[]): Html {
  if (history.length === 0) return html``;
  const say = signOffWords(view.locale);
  const lines = history
    .toReversed()
    .map(
      ({ at, who, word, left }) =>
        html`<li>${say(`said.${word}`)}${left === undefined ? html`` : html`: ${left}`} <span class="quiet note">${say(
          'whoAndWhen',
          { who: personName(view, who), at: momentText(at, view.locale) },
        )}</span></li>\n`,
    );
  const title = say('history');
  return html`${view.hidden ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}\n<ul>${lines}</ul>`;
}
