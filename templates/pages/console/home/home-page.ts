import { formatFact } from '../../../../domain/catalogue/fact.ts';
import type { Home } from '../../../../domain/home/use-cases/show-home.ts';
import { toldOn } from '../../../../domain/plan/day-of-truth.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import { contactsWords } from '../../../words/contacts.gen.ts';
import { frameWords } from '../../../words/frame.gen.ts';
import { homeWords } from '../../../words/home.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { overviewWords } from '../../../words/overview.gen.ts';
import { peopleWords } from '../../../words/people.gen.ts';
import { pressWords } from '../../../words/press.gen.ts';
import { reachWords } from '../../../words/reach.gen.ts';
import { shownMilestone } from '../../shared/milestone-name.ts';
import { page, type Reader } from '../../shared/page.ts';
import { rolloutPicture } from './rollout-picture.ts';
import { waitingList } from './waiting-list.ts';

export type HomeView = { locale: Language; reader: Reader; home: Home; mailboxUrl?: string | undefined };

/** The first page of whoever sees the whole country: what waits for them, how it stands, what comes next. */
export function homePage(view: HomeView): string {
  const { locale, reader, home, mailboxUrl } = view;
  const say = homeWords(locale);
  const count = home.mine.length;
  const others =
    home.others.length > 0
      ? html`<section aria-labelledby="others"><h2 id="others">${say('withOthersNow')}</h2>
${waitingList(home.others, { home, locale }, 'others')}</section>`
      : html``;
  const main = html`<h1>${say('waits', { count })}</h1>
<p class="quiet">${formatFact('date', home.today, locale)}</p>
${count > 0 ? waitingList(home.mine, { home, locale }, 'mine') : html``}
${beginning(view)}
${waysOn(view)}
${others}
${home.rollouts.map((rollout) =>
  rolloutPicture({
    ...{ rollout, locale, today: home.today },
    leadsToWork: reader.roles.includes('coordinator'),
  }),
)}
${lately(view)}`;
  const links = mailboxUrl ? html`<a href="${mailboxUrl}">${overviewWords(locale)('mailbox')}</a>` : html``;
  return page({ locale, title: frameWords(locale)('page.home'), path: '/', links, main, reader });
}

/** What could be begun where nothing has been, for those who begin things; that nothing waits where it has. */
function beginning({ home, locale, reader }: HomeView): Html {
  const say = overviewWords(locale);
  const coordinates = reader.roles.includes('coordinator');
  const way = (path: string, name: string) =>
    coordinates ? html`<p><a class="button" href="${path}?lang=${locale}">${name}</a></p>` : html``;
  if (home.rollouts.length === 0)
    return html`<div class="empty"><p>${say('noRollouts')}</p><p>${say('noRolloutsNext')}</p>${way(
      '/import-rollout',
      say('importRollout'),
    )}</div>`;
  if (home.rollouts.every(({ known }) => known.milestones.length === 0))
    return html`<div class="empty"><p>${say('noMilestones')}</p><p>${say('noMilestonesNext')}</p>${way(
      '/milestones/new',
      say('writeMilestone'),
    )}</div>`;
  return home.mine.length > 0 ? html`` : html`<p class="state ok">${homeWords(locale)('nothingWaits')}</p>`;
}

/** What a coordinator begins on an ordinary day, on one quiet line. */
function waysOn({ home, locale, reader }: HomeView): Html {
  if (!reader.roles.includes('coordinator') || home.rollouts.length === 0) return html``;
  const ways = [
    ['/milestones/new', frameWords(locale)('page.newMilestone')],
    ['/press/new', pressWords(locale)('newTitle')],
    ['/contacts/import', contactsWords(locale)('importTitle')],
    ['/people/invite', peopleWords(locale)('invite')],
  ] as const;
  return html`<ul class="ways">${ways.map(
    ([path, name]) => html`<li><a href="${path}?lang=${locale}">${name}</a></li>`,
  )}</ul>`;
}

/** A registrar's own: what has left last, with the way to its entries. */
function lately({ home, locale, reader }: HomeView): Html {
  if (!reader.roles.includes('registrar')) return html``;
  const say = homeWords(locale);
  const lines = home.rollouts
    .flatMap(({ known }) => known.milestones.map(({ milestone }) => ({ milestone, known })))
    .filter(({ milestone }) => milestone.dispatchedAt !== undefined)
    .toSorted((a, b) => (b.milestone.dispatchedAt ?? 0) - (a.milestone.dispatchedAt ?? 0))
    .slice(0, 5)
    .map(
      ({ milestone, known }) =>
        html`<li><a href="/milestones/${milestone.id}/ledger?lang=${locale}">${shownMilestone(
          milestone,
          known.version.catalogue,
          locale,
        )}</a> <span class="quiet">${formatFact('date', toldOn(milestone), locale)}</span></li>\n`,
    );
  const accounts = home.rollouts.map(
    ({ known: { rollout } }) =>
      html`<li><a href="/reach/${rollout.id}/account?lang=${locale}">${reachWords(locale)('accountLink')}: ${inLocale(
        rollout.name,
        locale,
      )}</a></li>`,
  );
  return html`<section aria-labelledby="lately"><h2 id="lately">${say('lately')}</h2>
${lines.length > 0 ? html`<ul>${lines}</ul>` : html`<p>${say('nothingTold')}</p>`}
<p><a class="button" href="/register?lang=${locale}">${say('toRegister')}</a></p>
<ul class="ways">${accounts}</ul></section>`;
}
