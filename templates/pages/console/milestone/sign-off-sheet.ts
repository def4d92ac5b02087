import { formatFact } from '../../../../domain/catalogue/fact.ts';
import type { SignOffLine, SignOffList } from '../../../../domain/ledger/use-cases/list-sign-offs.ts';
import { type Localised, nameOrId } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { type SignOffWords, signOffWords } from '../../../words/sign-off.gen.ts';

export type SignOffSheet = {
  locale: Language;
  milestone: string;
  names: ReadonlyMap<string, Localised>;
  /** Whether the reader may open an organisation's own sign-off. */
  opens: boolean;
};

/** A longer list is folded away, so that the number stays in sight. */
const MOST_OPEN = 40;
// The longest overdue first, and whoever waits for a day last.
const ORDER = ['overdue', 'awaited', 'not-yet', 'not-asked', 'signed'];

/** How many have signed off, then who has not, then the exceptions; nothing where nobody is asked. */
export function signOffSheet(list: SignOffList | undefined, section: SignOffSheet): Html {
  if (!list || list.asked === 0) return html``;
  const { locale } = section;
  const say = signOffWords(locale);
  const { signed, asked, lines } = list;
  const open = lines.filter(({ standing }) => standing.state !== 'signed').toSorted(mostUrgentFirst);
  const excepted = lines.filter(({ standing }) => wordOf(standing) === 'except');
  const done = lines.filter(({ standing }) => wordOf(standing) === 'done');
  const isLate = open.some(({ standing }) => standing.state === 'overdue');
  // While all are in time and nobody has said anything, the number is enough.
  const isCalm = !isLate && open.every(({ history }) => history.length === 0);
  const sign = open.length === 0 ? 'ok' : isLate ? 'late' : 'wait';
  const names = done.map(({ organisation }) => nameIn(section, organisation)).join(', ');
  return html`<section aria-labelledby="sign-offs"><h2 id="sign-offs">${say('signOffs')}</h2>
<p class="state ${sign} big">${say('signed', { signed, asked })}</p>
${open.length + excepted.length === 0 ? html`<p>${say('allSigned')}</p>` : html``}
${table(open, { ...section, title: 'notSigned', isCalm })}${table(excepted, { ...section, title: 'withExceptions' })}
${done.length > 0 ? html`<p class="quiet">${say('without', { names })}</p>` : html``}</section>
`;
}

function mostUrgentFirst({ standing: one }: SignOffLine, { standing: other }: SignOffLine): number {
  const rank = (standing: SignOffLine['standing']) =>
    `${ORDER.indexOf(standing.state)} ${'due' in standing ? standing.due : ''}`;
  return rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0;
}

function wordOf(standing: SignOffLine['standing']): string | undefined {
  return standing.state === 'signed' ? standing.said.word : undefined;
}

type Titled = SignOffSheet & { title: 'notSigned' | 'withExceptions'; isCalm?: boolean };

function table(lines: readonly SignOffLine[], section: Titled): Html {
  if (lines.length === 0) return html``;
  const { locale, title, isCalm = false } = section;
  const say = signOffWords(locale);
  const rows = lines.map((line) => row(line, section, say));
  const shown = html`<section class="scroll" tabindex="0" aria-labelledby="${title}"><table>
<caption id="${title}">${say(title)}</caption>
<thead><tr><th scope="col">${say('organisation')}</th><th scope="col">${say('standing')}</th><th scope="col">${say(
    'says',
  )}</th></tr></thead>
<tbody>${rows}</tbody></table></section>
`;
  return lines.length <= MOST_OPEN && !isCalm
    ? shown
    : html`<details><summary>${say(title)} (${lines.length})</summary>${shown}</details>`;
}

function row(
  { organisation, standing, history }: SignOffLine,
  section: SignOffSheet,
  say: SignOffWords,
): Html {
  const { locale, milestone, opens } = section;
  const name = nameIn(section, organisation);
  const shown = opens
    ? html`<a href="/organisations/${organisation}/sign-off/${milestone}?lang=${locale}">${name}</a>`
    : html`${name}`;
  const last = history.at(-1);
  // Its standing says already that it is signed off.
  const word = last && standing.state !== 'signed' ? [say(`said.${last.word}`)] : [];
  const said = last
    ? html`${[...word, ...(last.left === undefined ? [] : [last.left])].join(': ')}`
    : html`<span class="quiet">${say('silent')}</span>`;
  const { sign, words } = stateOf(standing, { locale, say });
  return html`<tr><th scope="row">${shown}</th><td><span class="state ${sign}">${words}</span></td><td>${said}</td></tr>
`;
}

function stateOf(
  standing: SignOffLine['standing'],
  { locale, say }: { locale: Language; say: SignOffWords },
): { sign: string; words: string } {
  const day = (date: string) => formatFact('date', date, locale);
  switch (standing.state) {
    case 'overdue':
      return { sign: 'late', words: say('state.overdue', { date: day(standing.due) }) };
    case 'awaited':
      return { sign: 'wait', words: say('state.awaited', { date: day(standing.due) }) };
    case 'not-yet':
      return {
        sign: 'wait',
        words: standing.day ? say('state.notYet', { date: day(standing.day) }) : say('state.noDay'),
      };
    case 'signed':
      return { sign: 'ok', words: say(`said.${standing.said.word}`) };
    case 'not-asked':
      return { sign: 'wait', words: say('notAsked') };
  }
}

function nameIn({ names, locale }: SignOffSheet, organisation: string): string {
  return nameOrId(names.get(organisation), organisation, locale);
}
