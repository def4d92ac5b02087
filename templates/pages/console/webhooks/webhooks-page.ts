import * as z from 'zod';
import type { Problem } from '../../../../domain/shared/problem.ts';
import type { Webhook } from '../../../../domain/webhooks/webhook.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { type WebhooksWords, webhooksWords } from '../../../words/webhooks.gen.ts';
import { dayField } from '../../shared/day-field.ts';
import { momentText } from '../../shared/instant.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';
import { receiverProblem } from '../../shared/receiver-problem.ts';

/** What became of an address. */
export const toldOfWebhookSchema = z.enum(['tested', 'replayed', 'resumed', 'ended', 'overtaken']);

export type WebhooksView = {
  locale: Language;
  reader: Reader;
  webhooks: readonly Webhook[];
  /** The number of the last event. */
  last: number;
  problems: readonly Problem[];
  told: z.infer<typeof toldOfWebhookSchema> | undefined;
  /** As it was written. */
  url?: string;
  replay?: { of: string; from: string };
  /** A new one, and which address has it. */
  secret?: { of: string; secret: string };
};

const SIGNS = { active: 'ok', failing: 'wait', dead: 'late', ended: 'none' } as const;

/** The addresses of other systems that get events: how each of them stands, and what can be done about it. */
export function webhooksPage(view: WebhooksView): string {
  const { locale, reader, webhooks, problems, told, secret } = view;
  const say = webhooksWords(locale);
  const main = html`${problemSummary(problems, {
    locale,
    heading: say('correctFirst'),
    labelOf: (field) => (field === 'url' || field === 'from' ? say(field) : undefined),
  })}<h1>${say('title')}</h1>
${told ? toldLine(told, say) : html``}
${
  secret
    ? html`<section class="notice" aria-labelledby="secret"><h2 id="secret">${say('secret')}</h2>
<p>${say('secretOnce')}</p>
<p><code class="address">${secret.secret}</code></p></section>`
    : html``
}
<p>${say('lead')}</p>
${addForm(view, say)}
<section aria-labelledby="those"><h2 id="those">${say('those')}</h2>
${
  webhooks.length === 0
    ? html`<p class="quiet">${say('none')}</p>`
    : html`<ul class="cards">${webhooks.map((each) => card(each, view, say))}</ul>`
}</section>`;
  return page({ locale, title: say('title'), path: '/webhooks', main, reader });
}

function toldLine(told: NonNullable<WebhooksView['told']>, say: WebhooksWords): Html {
  const sign = told === 'overtaken' ? 'late' : 'ok';
  return html`<p class="state ${sign}" role="status">${say(`told.${told}`)}</p>`;
}

function addForm({ locale, reader, problems, url = '' }: WebhooksView, say: WebhooksWords): Html {
  const wrong = problems.filter(({ path }) => path === 'url');
  const error =
    wrong.length > 0
      ? html`<span class="error" id="url-error">${wrong.map((one) => problemText(one, locale))}</span>`
      : html``;
  const marks =
    wrong.length > 0
      ? html` aria-invalid="true" aria-describedby="url-hint url-error"`
      : html` aria-describedby="url-hint"`;
  return html`<form method="post" action="/webhooks?lang=${locale}" class="fields">${formTokenField(reader.formToken)}
<p><label for="url">${say('url')}</label><span class="hint" id="url-hint">${say('urlHint')}</span>${error}
<input type="url" id="url" name="url" value="${url}" maxlength="500" autocomplete="off"${marks}></p>
<p><button type="submit">${say('add')}</button></p></form>`;
}

function standing({ state, failingSince }: Webhook): keyof typeof SIGNS {
  return state === 'active' && failingSince !== undefined ? 'failing' : state;
}

function card(webhook: Webhook, view: WebhooksView, say: WebhooksWords): Html {
  const { locale, last } = view;
  const { id, url, state, endedBy = 'person', madeAt, lastSuccessAt, problem, nextTryAt, after } = webhook;
  const stands = standing(webhook);
  const time = (at: number) => momentText(at, locale);
  const behind = Math.max(0, last - after);
  const lines = [
    say('made', { time: time(madeAt) }),
    ...(lastSuccessAt === undefined ? [] : [say('lastSuccess', { time: time(lastSuccessAt) })]),
    ...(state === 'ended' ? [say(`endedBy.${endedBy}`)] : [say('behind', { count: behind })]),
    ...(problem ? [say('problem', { time: time(problem.at), what: receiverProblem(problem, say) })] : []),
    ...(stands === 'failing' ? [say('nextTry', { time: time(nextTryAt) })] : []),
    ...testLines(webhook, { say, time }),
  ];
  const actions = state === 'ended' ? html`` : forms(webhook, view, say);
  const sign = html`<span class="state ${SIGNS[stands]}">${say(`state.${stands}`)}</span>`;
  return html`<li class="card" id="webhook-${id}"><h3><code class="address">${url}</code> ${sign}</h3>
${stands === 'dead' ? html`<p>${say('deadMeans')}</p>` : html``}
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
${actions}</li>\n`;
}

function testLines(
  { testAskedAt, tested }: Webhook,
  { say, time }: { say: WebhooksWords; time: (at: number) => string },
): string[] {
  if (testAskedAt !== undefined) return [say('testWaits')];
  if (!tested) return [];
  const { at, problem } = tested;
  return problem
    ? [say('testFailed', { time: time(at), what: receiverProblem(problem, say) })]
    : [say('testTaken', { time: time(at) })];
}

function forms(webhook: Webhook, view: WebhooksView, say: WebhooksWords): Html {
  const { locale, reader, replay, problems } = view;
  const { id, url } = webhook;
  const unseen = html`<span class="unseen">: ${url}</span>`;
  const begin = (what: string, kind = 'row') =>
    html`<form method="post" action="/webhooks/${id}/${what}?lang=${locale}" class="${kind}">
${formTokenField(reader.formToken)}`;
  const button = (what: 'test' | 'rotate' | 'resume') =>
    html`${begin(what)}<button type="submit" class="second">${say(`do.${what}`)}${unseen}</button></form>`;
  const again = replay?.of === id ? replay : undefined;
  const wrong = again ? problems.filter(({ path }) => path === 'from') : [];
  const field = again ? 'from' : `from-${id}`;
  return html`${standing(webhook) === 'active' ? html`` : button('resume')}${button('test')}
<details${again ? html` open` : html``}><summary>${say('more')}${unseen}</summary>
<p>${say('rotateMeans')}</p>${button('rotate')}
<p>${say('replayMeans')}</p>${begin('replay')}<div>${dayField({
    ...{ id: field, name: 'from', label: say('from'), value: again?.from ?? '', locale, problems: wrong },
  })}</div>
<button type="submit" class="second">${say('do.replay')}${unseen}</button></form>
<p>${say('endMeans')}</p>${begin('end')}
<button type="submit" class="danger">${say('do.end')}${unseen}</button></form></details>`;
}
