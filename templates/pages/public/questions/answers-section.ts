import type { AnswersView } from '../../../../domain/public/use-cases/show-answers.ts';
import { type Html, html } from '../../../shared/html.ts';
import { langAttributes } from '../../../shared/lang-attributes.ts';
import { askWords } from '../../../words/ask.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { markdownPage } from '../../shared/markdown-page.ts';
import { day } from '../timeline.ts';
import { askForm } from './ask-form.ts';

/** What others have asked, each answer with its day, and the form in which one asks. */
export function answersSection(view: AnswersView, locale: Language): Html {
  const say = askWords(locale);
  const { answers, facts, rollout, organisation } = view;
  const items = answers.map(
    ({ id, question, answer, locale: written, on }) =>
      html`<details id="answer-${id}"${langAttributes(written, locale)}><summary>${question}</summary>
${markdownPage(answer, facts)}<p class="quiet" lang="${locale}">${say('answeredOn', {
        date: day(on, locale),
      })}</p></details>
`,
  );
  const others =
    items.length === 0
      ? html``
      : html`<section aria-labelledby="answers"><h2 id="answers">${say('answers')}</h2>
${items}</section>
`;
  return html`${others}${askSection({ rollout, organisation }, locale)}`;
}

/** The form in which one asks about a rollout, or about one organisation in it. */
export function askSection(
  { rollout, organisation }: Pick<AnswersView, 'rollout' | 'organisation'>,
  locale: Language,
): Html {
  const say = askWords(locale);
  const action = ['/ask', rollout, ...(organisation === undefined ? [] : [organisation])].join('/');
  return html`<section aria-labelledby="ask"><h2 id="ask">${say('heading')}</h2>
<p>${say('lead')}</p>
${askForm({ locale, action })}</section>
`;
}
