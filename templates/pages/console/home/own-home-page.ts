import { formatFact } from '../../../../domain/catalogue/fact.ts';
import type { OwnHome } from '../../../../domain/home/use-cases/show-own-home.ts';
import { workMinutes } from '../../../../domain/plan/task.ts';
import { isOpenTask } from '../../../../domain/plan/task-step.ts';
import { answerBy } from '../../../../domain/questions/answerer.ts';
import { enquiryDay } from '../../../../domain/questions/enquiry.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { isLeads, sittingName, wasDoneJustNow } from '../../../../domain/tasks/sitting.ts';
import type { TaskList } from '../../../../domain/tasks/use-cases/load-task-list.ts';
import { type Html, html } from '../../../shared/html.ts';
import { followUpWords } from '../../../words/follow-up.gen.ts';
import { frameWords } from '../../../words/frame.gen.ts';
import { type HomeWords, homeWords } from '../../../words/home.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { overviewWords } from '../../../words/overview.gen.ts';
import { tasksWords } from '../../../words/tasks.gen.ts';
import { workWords } from '../../../words/work.gen.ts';
import { gapMend, gapSentence } from '../../shared/gap-sentence.ts';
import { momentText } from '../../shared/instant.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { occasionName, taskNameInside } from '../tasks/task-names.ts';
import { changedNote, listMilestoneName, shortList } from '../tasks/tasks.ts';
import { occasionDue, type Sitting, sittingsOf } from '../tasks/work-page.ts';
import { dueDay, shortNames } from './waiting-list.ts';

export type OwnHomeView = { locale: Language; reader: Reader; home: OwnHome; now: number };

/** A local lead's first page: the tasks in order with their material, and the confirm beside each. */
export function ownHomePage(view: OwnHomeView): string {
  const { locale, reader, home } = view;
  const say = homeWords(locale);
  const { own, others } = openIn(home);
  const count = ownCount(home);
  const minutes = own.reduce((sum, { occasion }) => sum + workMinutes(occasion.tasks), 0);
  const place = inLocale(home.work.organisation.name, locale);
  const main = html`<h1>${say('ownWaits', { place, count })}</h1>
${minutes > 0 ? html`<p class="lead">${timeFor(minutes, say)}</p>` : html``}
${justDone(view)}
${own.length > 0 ? ownTasks(own, view) : html``}
${more(view)}
${count === 0 ? nothing(view) : html``}
${
  others.length > 0
    ? html`<section aria-labelledby="others"><h2 id="others">${say('withOthers')}</h2>
<details><summary>${say('withOthersCount', { count: others.length })}</summary>
${list(others, view, { how: 'others' })}</details></section>`
    : html``
}
<h2>${say('more')}</h2>${waysOn(view)}`;
  return page({ locale, title: frameWords(locale)('page.home'), path: '/', main, reader });
}

/** How many things wait for the lead. */
export function ownCount(home: OwnHome): number {
  const unreached = unreachedIn(home).length > 0 ? 1 : 0;
  const enquiries = home.questions.filter(({ enquiry }) => enquiry !== undefined).length;
  const asked = enquiries + (home.questions.length > enquiries ? 1 : 0);
  const lines = signOffsLeft(home).length + home.gaps.length + home.releases.length;
  return openIn(home).own.length + asked + unreached + lines;
}

/** What is open, by day: the lead's own and what is with colleagues. */
function openIn({ work }: OwnHome): { own: Sitting[]; others: Sitting[] } {
  const open = sittingsOf(work, isOpenTask).toSorted((a, b) => (occasionDue(a) < occasionDue(b) ? -1 : 1));
  const isOwnSitting = ({ list, occasion }: Sitting) => occasion.tasks.some((task) => isLeads(list, task));
  return { own: open.filter(isOwnSitting), others: open.filter((one) => !isOwnSitting(one)) };
}

function timeFor(minutes: number, say: HomeWords): string {
  return minutes < 90 ? say('takes', { minutes }) : say('takesHours', { hours: Math.round(minutes / 60) });
}

function nothing({ home, locale }: OwnHomeView): Html {
  const say = overviewWords(locale);
  if (home.work.rollouts.length === 0)
    return html`<div class="empty"><p>${say('noRollouts')}</p><p>${say('noOwnRolloutsNext')}</p></div>`;
  const words = workWords(locale);
  return home.work.lists.some(({ tasks }) => tasks.length > 0)
    ? html`<p class="state ok">${words('nothing')}</p>`
    : html`<p class="empty">${words('none')} ${words('noneNext')}</p>`;
}

/** Occasions that are seen at once; what comes later is folded. */
const SHOWN = 7;

/** One form for all: each has its button, and several can be ticked and confirmed at once. */
function ownTasks(own: readonly Sitting[], view: OwnHomeView): Html {
  const { home, locale, reader } = view;
  const say = homeWords(locale);
  const how = own.length > 1 ? 'ticked' : 'own';
  const several =
    own.length > 1
      ? html`<p class="together"><button type="submit" class="second">${say('confirmTicked')}</button></p>`
      : html``;
  return html`<form method="post" action="/organisations/${home.work.organisation.code}/work?lang=${
    locale
  }">${formTokenField(reader.formToken)}
${several}${list(own.slice(0, SHOWN), view, { how, isFirst: true })}${
  own.length > SHOWN
    ? html`<details><summary>${say('later', { count: own.length - SHOWN })}</summary>
${list(own.slice(SHOWN), view, { how })}</details>`
    : html``
}</form>`;
}

type How = 'own' | 'ticked' | 'others';

function list(
  sittings: readonly Sitting[],
  view: OwnHomeView,
  { how, isFirst = false }: { how: How; isFirst?: boolean },
): Html {
  return html`<ol class="waiting${how === 'ticked' ? ' ticked' : ''}">\n${sittings.map((sitting, index) =>
    line(sitting, view, { how, isFirst: isFirst && index === 0 }),
  )}</ol>`;
}

function line(
  { list, occasion }: Sitting,
  { home, locale }: OwnHomeView,
  { how, isFirst }: { how: How; isFirst: boolean },
): Html {
  const say = homeWords(locale);
  const { channel } = occasion;
  const tasks = occasion.tasks.filter((task) => how === 'others' || isLeads(list, task));
  const at = { list, locale };
  const name = occasionName(at, channel);
  const { code } = home.work.organisation;
  const href = `/organisations/${code}/work/${list.milestone.id}/${channel}?lang=${locale}`;
  const id = sittingName({ milestone: list.milestone.id, channel });
  const groups = shortNames(
    tasks.map((task) => taskNameInside(at, task)),
    locale,
  );
  const holders = [...new Set(tasks.flatMap(({ contactName }) => contactName ?? []))];
  const who = how === 'others' ? `${workWords(locale)('with', { names: shortList(holders) })} · ` : '';
  const note = `${who}${workWords(locale)('forGroups', { groups })} · ${tasksWords(locale)('minutes', {
    count: workMinutes(tasks),
  })}`;
  const unseen = html`<span class="unseen">: ${name}</span>`;
  const packet = `/organisations/${code}/packets/${list.milestone.id}?lang=${locale}`;
  const material =
    how === 'others'
      ? html``
      : html` <button type="submit" class="plain" name="channel" value="${channel}" formaction="${packet}">${say(
          'material',
        )}${unseen}</button>`;
  const tick =
    how === 'ticked'
      ? html`<input type="checkbox" name="sitting-${id}" value="yes" aria-label="${say('tick', { name })}">`
      : html``;
  const confirm =
    how === 'others'
      ? html``
      : html`<button type="submit" name="only" value="${id}"${isFirst ? html`` : html` class="second"`}>${say(
          'done',
        )}${unseen}</button>`;
  return html`<li>${tick}${dueDay(occasionDue({ list, occasion }), list.today, locale)}
<div class="what"><b><a href="${href}">${name}</a></b>
<span class="quiet">${listMilestoneName(at)} · ${note}</span>${changedNote(at, tasks)}${material}</div>
<div>${confirm}</div></li>\n`;
}

/** What was confirmed within the last minute, which can be taken back for as long. */
function justDone({ home, locale, reader, now }: OwnHomeView): Html {
  const say = homeWords(locale);
  const done = sittingsOf(home.work, (task) => wasDoneJustNow(task, { who: reader.name, now }));
  if (done.length === 0) return html``;
  const names = done.map(({ list, occasion }) => occasionName({ list, locale }, occasion.channel));
  const fields = done.map(
    ({ list, occasion: { channel } }) =>
      html`<input type="hidden" name="sitting-${sittingName({
        milestone: list.milestone.id,
        channel,
      })}" value="yes">`,
  );
  return html`<div class="notice" role="status"><p>${say('confirmed', { names: shortList(names) })}</p>
<form method="post" action="/organisations/${home.work.organisation.code}/work/undo?lang=${locale}">${formTokenField(
    reader.formToken,
  )}${fields}<button type="submit" class="plain">${say('undo')}</button> <span class="quiet">${say(
    'undoFor',
  )}</span></form></div>`;
}

/** Those whom no mail reaches and nobody else has. */
function unreachedIn({ work: { followUps } }: OwnHome): OwnHome['work']['followUps'] {
  return followUps.filter(({ followUp }) => followUp.closed === undefined);
}

/** Milestones that the organisation has still to sign off. */
function signOffsLeft({ work: { lists } }: OwnHome): { list: TaskList; due: string }[] {
  return lists.flatMap((list) => {
    const standing = list.signOff?.standing;
    return standing?.state === 'awaited' || standing?.state === 'overdue'
      ? [{ list, due: standing.due }]
      : [];
  });
}

/**
 * What is asked, who is to be reached another way, what is to be signed off, what the organisation's plan lacks, and
 * releases of its own that are not finished.
 */
function more({ home, locale, now }: OwnHomeView): Html {
  const say = homeWords(locale);
  const { code } = home.work.organisation;
  const item = (
    when: Html,
    { what, why, href, button }: Record<'what' | 'why' | 'href' | 'button', string>,
  ) =>
    html`<li>${when}<div class="what"><b>${what}</b><span class="quiet">${why}</span></div>
<div><a class="button second" href="${href}?lang=${locale}">${button}<span class="unseen">: ${what}</span></a></div>
</li>\n`;
  const today = toStockholm(now).date;
  const releases = home.releases.map((version) => {
    const due = toStockholm(version.draft.publishAt).date;
    const written = version.rejected ? 'change-release' : 'finish-release';
    const kind = version.state === 'draft' ? written : 'rewrite-release';
    const values = { name: say('ownEdition'), organisations: '' };
    return item(dueDay(due, today, locale), {
      what: say(`what.${kind}`, values),
      why: say(`why.${kind}`),
      href: `/press/${version.id}/edit`,
      button: say(`do.${kind}`),
    });
  });
  const gaps = home.gaps.map(({ gap, list }) =>
    item(html`<span class="when"></span>`, {
      what: gapSentence(gap, list.catalogue, locale),
      why: listMilestoneName({ list, locale }),
      href: gapMend(gap, { organisation: code, catalogue: list.catalogue }) ?? `/organisations/${code}`,
      button: say('do.close-gap'),
    }),
  );
  const daysOffOf = ({ rollout }: { rollout: string }) =>
    home.work.rollouts.find(({ id }) => id === rollout)?.daysOff;
  const signOffs = signOffsLeft(home).map(({ list, due }) =>
    item(dueDay(due, today, locale), {
      what: say('what.sign-off', { name: listMilestoneName({ list, locale }) }),
      why: say('why.sign-off'),
      href: `/organisations/${code}/sign-off/${list.milestone.id}`,
      button: say('do.sign-off'),
    }),
  );
  const unreached = unreachedIn(home);
  const reach = unreached.slice(0, 1).map(() =>
    item(html`<span class="when"></span>`, {
      what: followUpWords(locale)('count', { count: unreached.length }),
      why: shortList(unreached.map(({ person }) => person.name)),
      href: '/work',
      button: say('look'),
    }),
  );
  const enquiries = home.questions
    .flatMap(({ enquiry, ...one }) => (enquiry ? [{ ...one, enquiry }] : []))
    .toSorted((one, other) => one.enquiry.deadline - other.enquiry.deadline)
    .map(({ id, rollout, enquiry }) =>
      item(dueDay(enquiryDay(enquiry), today, locale), {
        what: say('what.answer-enquiry', { by: enquiry.medium }),
        why: momentText(enquiry.deadline, locale),
        href: `/questions/${rollout}/${id}`,
        button: say('do.answer-enquiry'),
      }),
    );
  const others = home.questions.filter(({ enquiry }) => enquiry === undefined);
  const questions = others.slice(0, 1).map((oldest) =>
    item(dueDay(answerBy(oldest, daysOffOf(oldest)), today, locale), {
      what: say('questions', { count: others.length }),
      why: inLocale(home.work.organisation.name, locale),
      href: '/questions',
      button: say('do.answer-question'),
    }),
  );
  const lines = [...enquiries, ...questions, ...reach, ...signOffs, ...releases, ...gaps];
  return lines.length > 0 ? html`<ol class="waiting">\n${lines}</ol>` : html``;
}

function waysOn({ home: { work }, locale }: OwnHomeView): Html {
  const say = workWords(locale);
  const own = `/organisations/${work.organisation.code}`;
  const ledgers = work.lists.map(
    (list) =>
      html`<li><a href="${own}/ledger/${list.milestone.id}?lang=${locale}">${say('ledger', {
        milestone: listMilestoneName({ list, locale }),
      })}</a> <span class="quiet">${formatFact('date', list.milestone.occurredOn, locale)}</span></li>\n`,
  );
  return html`<ul><li><a href="/work?lang=${locale}">${homeWords(locale)('allWork')}</a></li>
${ledgers}<li><a href="${own}/work/news?lang=${locale}">${say('news')}</a></li></ul>`;
}
