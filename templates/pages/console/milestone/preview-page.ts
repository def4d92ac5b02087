import { type Carrier, carrierSchema } from '../../../../domain/catalogue/carrier.ts';
import { type Catalogue, milestoneName } from '../../../../domain/catalogue/catalogue.ts';
import { formatFact } from '../../../../domain/catalogue/fact.ts';
import type { Gap } from '../../../../domain/catalogue/gap.ts';
import type { SendingCheck } from '../../../../domain/mail/mail-account.ts';
import type { DraftPreview, MilestoneDraft } from '../../../../domain/milestone/milestone-draft.ts';
import type { PlanSummary } from '../../../../domain/plan/plan.ts';
import type { ApprovalPolicy } from '../../../../domain/rollout/approval.ts';
import { canonicalJson } from '../../../../domain/shared/digest.ts';
import { inLocale, type Localised, nameOrId } from '../../../../domain/shared/locale.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { type MilestoneWords, milestoneWords } from '../../../words/milestone.gen.ts';
import { gapMend, gapSentence } from '../../shared/gap-sentence.ts';
import { momentText } from '../../shared/instant.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { type CounterSection, counterSection } from './counter-section.ts';
import { sendingSection } from './sending-section.ts';

export type PreviewView = {
  locale: Language;
  reader: Reader;
  catalogue: Catalogue;
  names: ReadonlyMap<string, Localised>;
  draft: MilestoneDraft;
  preview: DraftPreview;
  approval: ApprovalPolicy;
  /** How long it can be undone once it is approved. */
  undoSeconds: number;
  /** Whether its mails may begin to leave. */
  sending: SendingCheck;
  /** Something that has just become known: what would leave has changed. */
  notice?: 'movedOn' | undefined;
  /** Whether a milestone of its id has been reported: nothing can be sent of the draft any more. */
  isReported: boolean;
  counters?: CounterSection | undefined;
};

/** What would leave if the draft were triggered: counted, by group and by organisation, with every gap. */
export function previewPage(view: PreviewView): string {
  const { locale, reader, catalogue, draft, preview, notice } = view;
  const { rollout, id, kind, occurredOn, planned } = draft.content;
  const [first] = preview.parts.flatMap(({ day }) => day ?? []).toSorted();
  const day = occurredOn ?? planned?.all ?? first;
  const say = milestoneWords(locale);
  const name = milestoneName(catalogue, kind, locale);
  const at = momentText(preview.at, locale);
  const main = html`<h1>${name}</h1>
<p>${
    day === undefined || view.isReported
      ? ''
      : say('previewLead', { kind: name, date: formatFact('date', day, locale), at })
  }</p>
${notice ? html`<p class="state wait" role="status">${say(notice)}</p>` : html``}${
  draft.draftedFor ? html`<p>${say('draftedFor', { by: draft.draftedFor.join(', ') })}</p>` : html``
}
${totals(preview.parts, say)}
${view.isReported ? reportedNote(view, say) : triggerForm(view, say)}
${toldSection(view, say)}
${holdersSection(view, say)}
${clearsNote(view, say)}
${daySection(view, say)}
${differences(view, say)}
${gapSection(view, say)}
${groupSection(view, say)}
${organisationSection(view, say)}
${counterSection(view.counters, locale)}`;
  const path = `/drafts/${rollout}/${id}`;
  return page({ locale, title: `${say('preview')}: ${name}`, path, main, reader });
}

/** Obligations of a plan by what carries them. */
function carried(parts: readonly PlanSummary[]): Record<Carrier, number> {
  const counts = { mail: 0, newsletter: 0, press: 0, web: 0, people: 0 };
  for (const { obligations } of parts)
    for (const byCarrier of Object.values(obligations))
      for (const carrier of carrierSchema.options) counts[carrier] += byCarrier[carrier] ?? 0;
  return counts;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function totals(parts: readonly PlanSummary[], say: MilestoneWords): Html {
  const counts = carried(parts);
  const figures = [
    [say('mails'), sum(parts.map(({ deliveries }) => deliveries))],
    [say('newsletterItems'), counts.newsletter],
    [say('releases'), counts.press],
    [say('webPages'), counts.web],
    [say('tasks'), counts.people],
    [say('gaps'), sum(parts.map(({ gaps }) => gaps.length))],
  ] as const;
  return html`<dl class="totals">${figures.map(
    ([what, count]) => html`<div><dt>${what}</dt><dd>${count}</dd></div>`,
  )}</dl>`;
}

function reportedNote({ draft, locale }: PreviewView, say: MilestoneWords): Html {
  const { rollout, id } = draft.content;
  return html`<div class="act"><p>${say('reportedAlready')}</p>
<ul class="ways"><li><a class="action" href="/milestones/${id}?lang=${locale}">${say('seeReported')}</a></li>
<li><a href="/drafts/${rollout}/${id}/edit?lang=${locale}">${say('writeAnew')}</a></li></ul></div>`;
}

const POLICY = { automatic: 'needsNone', one: 'needsOne', two: 'needsTwo' } as const;

function triggerForm(view: PreviewView, say: MilestoneWords): Html {
  const { draft, preview, reader, locale, approval, undoSeconds, sending } = view;
  const { rollout, id } = draft.content;
  const mails = { count: mailsOf(preview.parts, false), later: mailsOf(preview.parts, true) };
  const action = (what: string) => `/drafts/${rollout}/${id}/${what}?lang=${locale}`;
  const trigger = html`<li><form method="post" action="${action('trigger')}">${formTokenField(
    reader.formToken,
  )}<input type="hidden" name="hash" value="${preview.hash}">
<button type="submit">${
    approval === 'automatic'
      ? triggerWords({ ...mails, at: oneTime(preview.parts), locale }, say)
      : submitWords(mails, say)
  }</button></form></li>`;
  const isStopped = sending.stops.length > 0;
  return html`<div class="act">${sendingSection(sending, { locale, say })}${
    isStopped
      ? html``
      : html`<p>${say(POLICY[approval])}${
          undoSeconds > 0 ? html` ${say('canBeUndone', { seconds: undoSeconds })}` : html``
        }</p>`
  }
<ul class="ways">${isStopped ? html`` : trigger}
<li><form method="post" action="${action('preview')}">${formTokenField(
    reader.formToken,
  )}<button type="submit" class="second">${say('lookAgain')}</button></form></li>
<li><a href="${action('edit')}">${say('change')}</a></li></ul>
<p class="quiet">${say('hash')}: <code>${preview.hash.slice(0, 12)}</code></p></div>`;
}

function mailsOf(parts: readonly PlanSummary[], waits: boolean): number {
  return sum(
    parts.filter((part) => (part.waits !== undefined) === waits).map(({ deliveries }) => deliveries),
  );
}

/** When all mails leave that wait for a day (ms); undefined if they leave on different ones. */
function oneTime(parts: readonly PlanSummary[]): number | undefined {
  const waiting = parts.filter(({ waits, deliveries }) => waits !== undefined && deliveries > 0);
  const times = new Set(waiting.map(({ waits }) => waits?.until));
  return times.size === 1 ? [...times][0] : undefined;
}

type Sending = Record<'count' | 'later', number> & { at: number | undefined; locale: Language };

/** Says to how many, and when, where that is one time for all. */
function triggerWords({ count, later, at, locale }: Sending, say: MilestoneWords): string {
  if (count === 0 && later === 0) return say('triggerNobody');
  if (later === 0) return say('trigger', { count });
  if (at !== undefined) {
    const { date: day, time } = toStockholm(at);
    const on = { date: formatFact('date', day, locale), hour: String(Number(time.slice(0, 2))) };
    return count === 0
      ? say('triggerLaterOn', { later, ...on })
      : say('triggerSomeOn', { count, later, ...on });
  }
  return count === 0 ? say('triggerLater', { later }) : say('triggerSome', { count, later });
}

/** Somebody else has to approve it before anything leaves. */
function submitWords({ count, later }: Record<'count' | 'later', number>, say: MilestoneWords): string {
  return say('triggerApproval', { count: count + later });
}

/** Who has been told before: left out, or told again for a reason. */
function toldSection({ preview, draft, names, locale }: PreviewView, say: MilestoneWords): Html {
  const { told = [] } = preview;
  if (told.length === 0) return html``;
  const { again, rollout, id } = draft.content;
  const lead = again ? say('toldAgain', { reason: again.reason }) : say('toldLeftOut');
  const rows = told.map(
    ({ organisation, milestone, day }) =>
      html`<tr><th scope="row">${nameOrId(names.get(organisation), organisation, locale)}</th><td>${formatFact(
        'date',
        day,
        locale,
      )}</td><td><a href="/milestones/${milestone}?lang=${locale}">${milestone}</a></td></tr>`,
  );
  return html`<h2 id="told">${say('toldTitle')}</h2><p>${lead} <a href="/drafts/${rollout}/${id}/edit?lang=${
    locale
  }">${say('change')}</a></p>
<section class="scroll" tabindex="0" aria-labelledby="told"><table>
<thead><tr><th scope="col">${say('organisation')}</th><th scope="col">${say('day')}</th><th scope="col">${say(
    'milestone',
  )}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

/** Who has been told an old value of what the milestone changes, and how each hears the new one. */
function holdersSection({ preview: { holders = [] } }: PreviewView, say: MilestoneWords): Html {
  const told = [
    ['holdersByItself', sum(holders.map(({ byItself }) => byItself))],
    ['holdersCorrected', sum(holders.map(({ mails }) => mails))],
    ['holdersAsked', sum(holders.map(({ tasks }) => tasks))],
  ] as const;
  const sentences = told.flatMap(([word, count]) => (count === 0 ? [] : [say(word, { count })]));
  return sentences.length === 0
    ? html``
    : html`<h2 id="holders">${say('holdersTitle')}</h2><p>${sentences.join(' ')}</p>`;
}

/** What is no longer known once it is told. */
function clearsNote({ preview: { clears = [] }, catalogue, locale }: PreviewView, say: MilestoneWords): Html {
  if (clears.length === 0) return html``;
  const facts = clears.map((fact) => nameOrId(catalogue.facts[fact]?.name, fact, locale)).join(', ');
  return html`<p>${say('clears', { facts })}</p>`;
}

/** The days on which the mails leave, where not all do at once; those that nobody has said come last. */
function daySection({ preview, names, locale }: PreviewView, say: MilestoneWords): Html {
  if (preview.parts.every(({ waits }) => waits === undefined)) return html``;
  const dayOf = ({ waits, day }: PlanSummary) => (waits === undefined ? '' : (day ?? 'unknown'));
  const days = [...Map.groupBy(preview.parts, dayOf)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const shown = (day: string) =>
    day === '' ? say('is') : day === 'unknown' ? say('dayUnknown') : formatFact('date', day, locale);
  const rows = days.map(([day, parts]) => {
    const list = parts.map(({ organisation }) => nameOrId(names.get(organisation), organisation, locale));
    return html`<tr><th scope="row">${shown(day)}</th><td class="number">${sum(
      parts.map(({ deliveries }) => deliveries),
    )}</td><td>${list.join(', ')}</td></tr>`;
  });
  return html`<h2 id="days">${say('daysTitle')}</h2><p>${say('daysLead')}</p>
<section class="scroll" tabindex="0" aria-labelledby="days"><table>
<thead><tr><th scope="col">${say('day')}</th><th scope="col">${say('mails')}</th><th scope="col">${say(
    'organisations',
  )}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function differences({ preview, names, locale }: PreviewView, say: MilestoneWords): Html {
  const { changes } = preview;
  if (!changes) return html``;
  if (changes.length === 0) return html`<p class="state ok">${say('noDifference')}</p>`;
  const counts = (side: { mails: number; gaps: number } | undefined) =>
    side ? say('counts', side) : say('notPart');
  const rows = changes.map(
    ({ organisation, before, after }) =>
      html`<tr><th scope="row">${nameOrId(names.get(organisation), organisation, locale)}</th><td>${counts(
        before,
      )}</td><td>${counts(after)}</td></tr>`,
  );
  return html`<h2 id="difference">${say(
    'difference',
  )}</h2><section class="scroll" tabindex="0" aria-labelledby="difference"><table>
<thead><tr><th scope="col">${say('organisation')}</th><th scope="col">${say('was')}</th><th scope="col">${say(
    'is',
  )}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function groupSection({ preview, catalogue, locale }: PreviewView, say: MilestoneWords): Html {
  const rows = Object.entries(catalogue.groups).flatMap(([group, { name }]) => {
    const own = preview.parts.map(({ obligations }) => obligations[group] ?? {});
    const count = (carrier: Carrier) => sum(own.map((byCarrier) => byCarrier[carrier] ?? 0));
    if (sum(carrierSchema.options.map(count)) === 0) return [];
    const people = sum(preview.parts.map((part) => part.people[group] ?? 0));
    const cells = [people, count('newsletter'), count('press'), count('web'), count('people')];
    return html`<tr><th scope="row">${inLocale(name, locale)}</th>${cells.map(
      (cell) => html`<td class="number">${cell === 0 ? html`<span class="quiet">–</span>` : cell}</td>`,
    )}</tr>`;
  });
  const heads = [say('mails'), say('newsletterItems'), say('releases'), say('webPages'), say('tasks')];
  return html`<h2 id="groups">${say('groups')}</h2><section class="scroll" tabindex="0" aria-labelledby="groups"><table>
<thead><tr><th scope="col">${say('group')}</th>${heads.map(
    (head) => html`<th scope="col">${head}</th>`,
  )}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

/** Each gap once, with the organisations that have it: what is missing everywhere is one thing to fix. */
function gapSection({ preview, names, draft, locale, catalogue }: PreviewView, say: MilestoneWords): Html {
  const { rollout, id } = draft.content;
  const found = new Map<string, { gap: Gap; at: string[] }>();
  for (const { organisation, gaps } of preview.parts)
    for (const gap of gaps) {
      const key = canonicalJson(gap);
      const known = found.get(key) ?? { gap, at: [] };
      found.set(key, { gap, at: [...known.at, organisation] });
    }
  if (found.size === 0) return html``;
  const everywhere = preview.parts.length - 1;
  const rows = [...found.values()].map(({ gap, at }) => {
    const [first = ''] = at;
    const mend = gapMend(gap, { organisation: first, catalogue }) ?? `/drafts/${rollout}/${id}/edit`;
    const where =
      at.length >= everywhere && at.length > 3
        ? say('allCounted', { count: at.length })
        : at.map((code) => nameOrId(names.get(code), code, locale)).join(', ');
    return html`<tr><th scope="row">${gapSentence(gap, catalogue, locale)}</th><td>${
      where
    }</td><td><a href="${mend}?lang=${locale}">${say('mendIt')}</a></td></tr>`;
  });
  return html`<h2 id="gaps">${say('gaps')}</h2><section class="scroll" tabindex="0" aria-labelledby="gaps"><table>
<thead><tr><th scope="col">${say('gaps')}</th><th scope="col">${say(
    'organisations',
  )}</th><th scope="col"><span class="unseen">${say(
    'mendIt',
  )}</span></th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function organisationSection(view: PreviewView, say: MilestoneWords): Html {
  const { preview, names, draft, locale } = view;
  const { rollout, id } = draft.content;
  const rows = preview.parts.map(({ organisation, deliveries, gaps }) => {
    const href = `/drafts/${rollout}/${id}/organisations/${organisation}?lang=${locale}`;
    const name = nameOrId(names.get(organisation), organisation, locale);
    return html`<tr><th scope="row">${name}</th><td class="number">${deliveries}</td><td class="number">${
      gaps.length
    }</td><td><a href="${href}">${say('seeTexts')}<span class="unseen">: ${name}</span></a></td></tr>`;
  });
  return html`<h2 id="organisations">${say(
    'organisations',
  )}</h2><section class="scroll" tabindex="0" aria-labelledby="organisations"><table>
<thead><tr><th scope="col">${say('organisation')}</th><th scope="col">${say('mails')}</th><th scope="col">${say(
    'gaps',
  )}</th><th scope="col">${say('seeTexts')}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}
