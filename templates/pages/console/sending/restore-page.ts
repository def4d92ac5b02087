import type { RestoreReview, ReviewedDispatch } from '../../../../domain/sending/use-cases/review-restore.ts';
import { nameOrId } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { type RestoreWords, restoreWords } from '../../../words/restore.gen.ts';
import { momentText } from '../../shared/instant.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { problemSummary } from '../../shared/problem-list.ts';

export type RestoreView = {
  locale: Language;
  reader: Reader;
  /** Absent if no restore holds sending. */
  review: RestoreReview | undefined;
  /** Who has asked to go on without the kept events, and when (ms), while that waits for a second person. */
  asked: { by: string; at: number } | undefined;
  problems: readonly Problem[];
};

/** How many names a dispatch shows; the command lists all. */
const SHOWN = 100;

/** What is known since the table was restored, what is not, and the word with which sending goes on. */
export function restorePage({ locale, reader, review, asked, problems }: RestoreView): string {
  const say = restoreWords(locale);
  const body = review
    ? held(review, { locale, say, reader, asked })
    : html`<p class="state ok" role="status">${say('notHeld')}</p>`;
  const main = html`<h1>${say('title')}</h1>
${problemSummary(problems, { locale, heading: say('notYet'), labelOf: () => undefined })}
${body}`;
  // The page says it all itself.
  const quiet = { ...reader, restoreHolds: undefined };
  return page({ locale, title: say('title'), path: '/restore', main, reader: quiet });
}

type Reading = Pick<RestoreView, 'locale' | 'reader' | 'asked'> & { say: RestoreWords };

function held({ restore, dispatches, lost }: RestoreReview, { locale, say, reader, asked }: Reading): Html {
  const { to, heldAt, replayedAt, table } = restore;
  const time = (at: number) => momentText(at, locale);
  // What is kept can be learned first, or a person says that it cannot.
  const waits = replayedAt === undefined && to !== undefined;
  const form = html`<form method="post" action="/restore?lang=${locale}" class="fields">${formTokenField(
    reader.formToken,
  )}<input type="hidden" name="table" value="${table}">
${
  waits
    ? html`<p><label><input type="checkbox" name="withoutEvents" value="yes"> ${say('withoutEvents')}</label></p>
<p>${say('takesTwo')}</p><pre><code>npx budkavle restore go-on --without-events</code></pre>`
    : html``
}
<p><button type="submit">${say('goOn')}</button></p></form>`;
  return html`<p class="state warn">${say('held', { time: time(heldAt) })}</p>
<p>${to === undefined ? say('byHand') : to === 0 ? say('copied') : say('restoredTo', { time: time(to) })}</p>
${
  waits
    ? html`<h2>${say('learnTitle')}</h2><p>${say(
        'notReplayed',
      )}</p><pre><code>npx budkavle restore learn</code></pre>`
    : html``
}
<h2>${say('known')}</h2>
${replayedAt === undefined ? html`` : html`<p>${say('replayed', { time: time(replayedAt) })}</p>`}
${
  dispatches.length > 0
    ? html`<ul class="cards">${dispatches.map((each) => card(each, { locale, say }))}</ul>`
    : html`<p>${say('nothingOpen')}</p>`
}
${
  lost.length > 0
    ? html`<h2>${say('lostTitle')}</h2><ul>${lost.map(
        ({ dispatch, mails }) => html`<li>${say('lostMails', { dispatch, mails })}</li>`,
      )}</ul>`
    : html``
}
<h2>${say('gone')}</h2><p>${say('goneList')}</p>
<h2>${say('next')}</h2><p>${say('nextLead')}</p>
${
  waits && asked
    ? html`<p class="state warn" role="status">${say('asked', {
        by: asked.by,
        time: time(asked.at),
      })} <a href="/controls?lang=${locale}">${say('askedLink')}</a></p>`
    : html``
}
${waits ? html`<details><summary>${say('withoutEventsTitle')}</summary>${form}</details>` : form}`;
}

function card(
  { dispatch, left, unsure }: ReviewedDispatch,
  { locale, say }: Omit<Reading, 'reader' | 'asked'>,
): Html {
  const name = nameOrId(dispatch.name, dispatch.id, locale);
  const rest = unsure.length - SHOWN;
  const names = unsure
    .slice(0, SHOWN)
    .map(({ organisation, name: person, address }) => html`<li>${person}, ${address} · ${organisation}</li>`);
  return html`<li class="card"><h3>${name}</h3><p>${say('counts', { left, unsure: unsure.length })}</p>
${
  unsure.length > 0
    ? html`<details><summary>${say('who')}</summary><ul>${names}</ul>${
        rest > 0 ? html`<p class="quiet">${say('more', { rest })}</p>` : html``
      }</details>`
    : html``
}</li>`;
}
