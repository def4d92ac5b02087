import { formatFact } from '../../../../domain/catalogue/fact.ts';
import { POLL_ANSWERS, type PollQuestion } from '../../../../domain/polls/poll.ts';
import type { CastVote } from '../../../../domain/polls/use-cases/cast-vote.ts';
import type { OpenPoll } from '../../../../domain/polls/use-cases/open-poll.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import { askWords } from '../../../words/ask.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { pollWords } from '../../../words/poll.gen.ts';
import { inLanguage } from '../../shared/frame.ts';
import { momentText } from '../../shared/instant.ts';
import { publicPage } from '../public-page.ts';
import { trapField } from '../trap.ts';

export type PollPage = {
  locale: Language;
  poll: OpenPoll;
  /** The address of the page, where its buttons send to. */
  path: string;
  /** The token of this showing, where the link has no mark. */
  page: string | undefined;
};

/** One question with a button for each answer: nothing is counted until somebody presses one. */
export function pollPage(given: PollPage & { question: PollQuestion; unreadable?: boolean }): string {
  const { locale, poll, question, unreadable } = given;
  const say = pollWords(locale);
  const title = wordsOf(poll, question, locale);
  const wrong = unreadable ? html`<p class="error" role="alert">${say('choose')}</p>\n` : html``;
  const main = html`<h1>${title}</h1>
<p class="lead">${say('about', placeOf(poll, locale))}</p>
<p>${say(`lead.${question}`)}</p>
${wrong}${answerForm(given, question)}
<p class="quiet">${say('anonymous', { closes: closingDay(poll, locale) })}</p>`;
  return publicPage({ locale, title, main, otherLanguages: true });
}

/** What came of an answer, and the next question if there is one. */
export function answeredPage(
  given: PollPage & {
    vote: Extract<CastVote, { kind: 'counted' | 'again' }>;
    next: PollQuestion | undefined;
  },
): string {
  const { locale, poll, vote, next } = given;
  const say = pollWords(locale);
  const title = say(vote.kind);
  const rollout = inLanguage(`/rollouts/${poll.rollout}`, locale);
  const more = next
    ? html`<h2>${wordsOf(poll, next, locale)}</h2>\n<p>${say('lead.check')}</p>\n${answerForm(given, next)}`
    : html`<p><a href="${rollout}">${say('readMore', placeOf(poll, locale))}</a></p>`;
  const main = html`<h1>${title}</h1>
${vote.kind === 'again' ? html`<p>${say('againLead')}</p>` : feedback(given)}
${more}`;
  return publicPage({ locale, title, main, otherLanguages: false });
}

/** Of knowledge what is right; to whoever lacks something how to ask for it. */
function feedback({
  locale,
  poll,
  vote,
}: Pick<PollPage, 'locale' | 'poll'> & { vote: Extract<CastVote, { kind: 'counted' | 'again' }> }): Html {
  const say = pollWords(locale);
  const right = poll.check?.answers[poll.check.right - 1];
  if (vote.question !== 'line')
    return html`<p class="lead">${say(vote.answer === 'right' ? 'right' : 'wrong', {
      answer: right ? inLocale(right, locale) : '',
    })}</p>`;
  if (vote.answer === 'yes') return html``;
  const { rollout, place } = poll;
  return html`<p>${say('askLead')} <a href="${inLanguage(`/ask/${rollout}/${place.organisation}`, locale)}">${askWords(
    locale,
  )('askQuestion')}</a></p>`;
}

/** Says that the poll is over. */
export function closedPollPage({ locale, poll }: Pick<PollPage, 'locale' | 'poll'>): string {
  const say = pollWords(locale);
  const title = say('closed');
  const main = html`<h1>${title}</h1>
<p class="lead">${say('about', placeOf(poll, locale))}</p>
<p>${say('closedLead', { closes: closingDay(poll, locale) })}</p>
<p><a href="${inLanguage(`/rollouts/${poll.rollout}`, locale)}">${say('readMore', placeOf(poll, locale))}</a></p>`;
  return publicPage({ locale, title, main, otherLanguages: true });
}

/** Says that nothing was counted, since there was too much, and from when (ms) it can be. */
export function pollLimitPage(locale: Language, until: number): string {
  const say = pollWords(locale);
  const title = say('limited');
  const main = html`<h1>${title}</h1>
<p>${say('limitedLead')}</p>
<p>${askWords(locale)('limitedNext', { until: momentText(until, locale) })}</p>`;
  return publicPage({ locale, title, main, otherLanguages: false });
}

function answerForm({ locale, poll, path, page }: PollPage, question: PollQuestion): Html {
  const buttons = choicesOf(poll, question, locale).map(
    ({ value, words }) =>
      html`<button type="submit" name="answer" value="${value}" class="second">${words}</button>\n`,
  );
  const token = page === undefined ? html`` : html`<input type="hidden" name="page" value="${page}">`;
  return html`<form method="post" action="${inLanguage(path, locale)}">
<input type="hidden" name="question" value="${question}">${token}
${trapField(locale)}
<p>${buttons}</p></form>`;
}

function choicesOf(
  { check }: OpenPoll,
  question: PollQuestion,
  locale: Language,
): { value: string; words: string }[] {
  const say = pollWords(locale);
  if (question === 'line') return POLL_ANSWERS.line.map((value) => ({ value, words: say(`line.${value}`) }));
  const answers = (check?.answers ?? []).map((words, index) => ({
    value: String(index + 1),
    words: inLocale(words, locale),
  }));
  return [...answers, { value: 'unsure', words: say('unsure') }];
}

function wordsOf({ check }: OpenPoll, question: PollQuestion, locale: Language): string {
  return question === 'line' || !check ? pollWords(locale)('poll') : inLocale(check.question, locale);
}

function placeOf({ service, organisation }: OpenPoll, locale: Language) {
  return { service: inLocale(service, locale), organisation: inLocale(organisation, locale) };
}

function closingDay({ closes }: OpenPoll, locale: Language): string {
  return formatFact('date', closes, locale);
}
