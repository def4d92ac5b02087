import type { Problem } from '../../../../domain/shared/problem.ts';
import type { TeamsChannel } from '../../../../domain/webhooks/teams-channel.ts';
import type { WebhookProblem } from '../../../../domain/webhooks/webhook.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { type TeamsWords, teamsWords } from '../../../words/teams.gen.ts';
import { webhooksWords } from '../../../words/webhooks.gen.ts';
import { momentText } from '../../shared/instant.ts';
import { formTokenField, type Reader } from '../../shared/page.ts';
import { problemText } from '../../shared/problem-list.ts';
import { receiverProblem } from '../../shared/receiver-problem.ts';

type View = {
  locale: Language;
  reader: Reader;
  organisation: { code: string };
  channel: TeamsChannel | undefined;
  problems: readonly Problem[];
};

export type TeamsStanding = 'none' | 'waiting' | 'working' | 'failing' | 'dead' | 'ended';

const SIGNS = {
  ...{ none: 'none', waiting: 'wait', working: 'ok', failing: 'wait', dead: 'late', ended: 'late' },
} as const satisfies Record<TeamsStanding, string>;

/** How a channel stands: what the last thing sent to it has shown. */
export function teamsStanding(channel: TeamsChannel | undefined): TeamsStanding {
  if (!channel) return 'none';
  const { state, failingSince, testAskedAt, tested, lastSuccessAt = 0 } = channel;
  if (state !== 'active') return state;
  if (testAskedAt !== undefined) return 'waiting';
  if (failingSince !== undefined || (tested?.problem && tested.at > lastSuccessAt)) return 'failing';
  return tested || lastSuccessAt > 0 ? 'working' : 'waiting';
}

/** The state of a channel in a word. */
export function teamsSign(channel: TeamsChannel | undefined, locale: Language): Html {
  const stands = teamsStanding(channel);
  return html`<span class="state ${SIGNS[stands]}">${teamsWords(locale)(`standing.${stands}`)}</span>`;
}

/** An organisation's channel in Teams: how it stands, and how to set, try and remove it. */
export function teamsPart(view: View): Html {
  const { locale, reader, organisation, channel } = view;
  const say = teamsWords(locale);
  const form = (what: string) =>
    html`<form method="post" action="/organisations/${organisation.code}/teams/${what}?lang=${locale}" class="row">
${formTokenField(reader.formToken)}`;
  const button = (what: 'test' | 'remove', look: string) =>
    html`${form(what)}<button type="submit" class="${look}">${say(what)}</button></form>`;
  const inside = channel
    ? html`<p>${teamsSign(channel, locale)} ${meaning(channel, { say, locale })}</p>
${channel.state === 'ended' ? addForm(view, say) : button('test', 'second')}
<details${view.problems.length > 0 ? html` open` : html``}><summary>${say('change')}</summary>
${channel.state === 'ended' ? html`` : html`<p>${say('changeMeans')}</p>${addForm(view, say)}`}
<p>${say('removeMeans')}</p>${button('remove', 'danger')}</details>`
    : addForm(view, say);
  return html`<section aria-labelledby="teams"><h2 id="teams">${say('heading')}</h2><p>${say('lead')}</p>
${inside}</section>`;
}

function meaning(channel: TeamsChannel, { say, locale }: { say: TeamsWords; locale: Language }): string {
  const { tested, problem, lastSuccessAt = 0, nextTryAt, failingSince, cards, after } = channel;
  const time = (at: number) => momentText(at, locale);
  const what = (found: WebhookProblem | undefined) => (found ? why(found, { say, locale }) : '');
  const waiting = cards.length > after ? ` ${say('waiting', { count: cards.length - after })}` : '';
  const stands = teamsStanding(channel);
  switch (stands) {
    case 'working':
      return say('means.working', {
        time: time(Math.max(lastSuccessAt, tested?.problem ? 0 : (tested?.at ?? 0))),
      });
    case 'failing':
      if (failingSince === undefined && tested?.problem)
        return say('means.failed', { time: time(tested.at), what: what(tested.problem) });
      return `${say('means.failing', {
        time: time(problem?.at ?? 0),
        what: what(problem),
        next: time(nextTryAt),
      })}${waiting}`;
    case 'dead':
      return `${say('means.dead', { what: what(problem) })}${waiting}`;
    case 'ended':
      return say('means.ended');
    default:
      return say('means.waiting');
  }
}

/** A workflow that is gone answers so, and one whose address has another signature. */
const GONE = [400, 401, 403, 404, 405];

function why(found: WebhookProblem, { say, locale }: { say: TeamsWords; locale: Language }): string {
  const sentence = receiverProblem(found, webhooksWords(locale));
  return GONE.includes(found.status ?? 0) ? `${sentence} ${say('hint.gone')}` : sentence;
}

function addForm({ locale, reader, organisation, channel, problems }: View, say: TeamsWords): Html {
  const isNew = !channel || channel.state === 'ended';
  const wrong = problems.filter(({ path }) => path === 'teamsUrl');
  const error =
    wrong.length > 0
      ? html`<span class="error" id="teamsUrl-error">${wrong.map((one) => problemText(one, locale))}</span>`
      : html``;
  const marks =
    wrong.length > 0
      ? html` aria-invalid="true" aria-describedby="teamsUrl-hint teamsUrl-error"`
      : html` aria-describedby="teamsUrl-hint"`;
  return html`<details><summary>${say('how')}</summary>
<ol><li>${say('how.open')}</li><li>${say('how.choose')}</li><li>${say('how.copy')}</li></ol></details>
<form method="post" action="/organisations/${organisation.code}/teams/address?lang=${locale}" class="fields">
${formTokenField(reader.formToken)}
<p><label for="teamsUrl">${say('url')}</label><span class="hint" id="teamsUrl-hint">${say('urlHint')}</span>${error}
<input type="url" id="teamsUrl" name="teamsUrl" maxlength="1000" autocomplete="off" spellcheck="false"${marks}></p>
<p><button type="submit"${isNew ? html`` : html` class="second"`}>${say(
    isNew ? 'add' : 'changeTo',
  )}</button></p></form>`;
}
