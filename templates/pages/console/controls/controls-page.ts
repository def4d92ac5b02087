import type { Weakening } from '../../../../domain/controls/control.ts';
import type { ControlCase, ControlChange, Noted } from '../../../../domain/controls/control-log.ts';
import { samePerson } from '../../../../domain/rollout/approval.ts';
import type { OpenChange, ShownControls } from '../../../../domain/sending/use-cases/show-controls.ts';
import { formatStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type ControlsWords, controlsWords } from '../../../words/controls.gen.ts';
import { frameWords } from '../../../words/frame.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { momentText } from '../../shared/instant.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';

export type ControlsTold = 'applied' | 'rejected' | 'lapsed' | 'own' | 'decided';

type View = { locale: Language; reader: Reader };
type Shown = { shown: ShownControls; by: string; told: ControlsTold | undefined };
type Reading = View & { say: ControlsWords; by: string };

/** The most lines of the log of access; the rest is with each person. */
const SHOWN_ACCESS = 100;

/** What waits for a second person, and everything that was asked for and decided before. */
export function controlsPage({ locale, reader }: View, { shown, by, told }: Shown): string {
  const say = controlsWords(locale);
  const reading = { locale, reader, say, by };
  const main = html`<h1>${say('title')}</h1>
${told ? html`<p class="notice" role="status">${say(`told.${told}`)}</p>` : html``}
<p>${say('lead')}</p>
<h2>${say('waiting')}</h2>
${
  shown.open.length === 0
    ? html`<p class="state ok">${say('nothingWaits')}</p>`
    : html`<ul class="cards">${shown.open.map((each) => openCard(each, reading))}</ul>`
}
<h2>${say('log')}</h2><p>${say('logLead')}</p>
${
  shown.past.length === 0
    ? html`<p class="quiet">${say('nothingYet')}</p>`
    : html`<ul class="cards">${shown.past.map((each) => pastCard(each, reading))}</ul>`
}
${noteLog(shown.notes, reading)}${accessLog(shown.access, reading)}`;
  return page({ locale, title: say('title'), path: '/controls', main, reader });
}

function openCard(open: OpenChange, reading: Reading): Html {
  const { say, locale, reader, by } = reading;
  const { id, asked, recipient, decided } = open;
  const mayAccept = reader.roles.includes('approver') && !samePerson(asked.by, by);
  const to = recipient ? html`<p>${recipient.name}, ${recipient.address}</p>` : html``;
  const word = (value: 'accept' | 'reject', second: boolean) =>
    html`<li><button type="submit" name="word" value="${value}"${second ? html` class="second"` : html``}>${say(
      value,
    )}</button></li>`;
  return html`<li class="card"><h3>${titleOf(open.what, say)}</h3>${to}${details(open.what, say)}
<p class="quiet">${say('asked', { by: asked.by, time: momentText(asked.at, locale) })}</p>${tries(open, reading)}
${decided ? html`<p class="state warn">${say('unfinished', { by: decided.by })}</p>` : html``}
${mayAccept ? html`` : html`<p>${say(reader.roles.includes('approver') ? 'own' : 'needsApprover')}</p>`}
<form method="post" action="/controls/${encodeURIComponent(id)}?lang=${locale}">${formTokenField(
    reader.formToken,
  )}<ul class="ways">${mayAccept ? word('accept', false) : html``}${
    decided ? html`` : word('reject', mayAccept)
  }</ul></form></li>`;
}

function pastCard(past: ControlCase, { say, locale }: Reading): Html {
  const { what, asked, decided, ended } = past;
  const state = ended ?? 'rejected';
  return html`<li class="card"><h3>${titleOf(what, say)} <span class="state ${
    state === 'applied' ? 'warn' : 'ok'
  }">${say(`state.${state}`)}</span></h3>${details(what, say)}
<p class="quiet">${say('asked', { by: asked.by, time: momentText(asked.at, locale) })}${
    decided
      ? html`<br>${say(`ended.${decided.did}`, { by: decided.by, time: momentText(decided.at, locale) })}`
      : html``
  }</p>${tries(past, { say, locale })}</li>`;
}

function tries({ tried }: ControlCase, { say, locale }: Pick<Reading, 'say' | 'locale'>): Html {
  return html`${tried.map(
    ({ by, at }) => html`<p class="quiet">${say('tried', { by, time: momentText(at, locale) })}</p>`,
  )}`;
}

function titleOf(what: ControlChange, say: ControlsWords): string {
  switch (what.kind) {
    case 'rollout':
      return say('ofRollout', { rollout: what.rollout });
    case 'resend':
      return say('resend', { dispatch: what.dispatch });
    case 'restore':
      return say('goOnUnknowing');
  }
}

function details(what: ControlChange, say: ControlsWords): Html {
  if (what.kind === 'restore') return html`<p>${say('unknowingMeans')}</p>`;
  if (what.kind === 'resend') return html`<p>${say('reasonIs', { reason: what.reason })}</p>`;
  return html`<ul>${what.weakened.map((each) => html`<li>${weakeningText(each, say)}</li>`)}</ul>`;
}

/** One control that becomes weaker, as a sentence. */
export function weakeningText({ control, of = '', before, after }: Weakening, say: ControlsWords): string {
  switch (control) {
    case 'approval':
      return say('approval', { before: personsIn(before), after: personsIn(after) });
    case 'from':
      return say('fromChange', { before, after });
    case 'leaving':
      return say('leaving', { group: of });
  }
}

function personsIn(policy: string): 'two' | 'one' | 'other' {
  return policy === 'two' || policy === 'one' ? policy : 'other';
}

/** Where events are sent: one person may decide, and others see it. */
function noteLog(notes: ShownControls['notes'], { say, locale }: Reading): Html {
  if (notes.length === 0) return html``;
  const lines = notes.map(
    ({ what, by, at }) => html`<li>${noteWords(what, { by, time: momentText(at, locale) }, say)}</li>`,
  );
  return html`<section aria-labelledby="webhooks"><h2 id="webhooks">${say('webhooks')}</h2><ul>${lines}</ul></section>`;
}

function noteWords(what: Noted, of: { by: string; time: string }, say: ControlsWords): string {
  if (what.kind === 'machine') return say(`machine.${what.did}`, { machine: what.machine, ...of });
  const { host } = what;
  return what.kind === 'webhook'
    ? say(`webhook.${what.did}`, { host, ...of })
    : say(`teams.${what.did}`, { host, organisation: what.organisation, ...of });
}

function accessLog(access: ShownControls['access'], { say, locale }: Reading): Html {
  if (access.length === 0) return html``;
  const role = frameWords(locale);
  const rows = access
    .slice(0, SHOWN_ACCESS)
    .map(
      (entry) =>
        html`<tr><td>${formatStockholm(entry.at)}</td><td>${entry.name ?? entry.person}</td><td>${say(
          `did.${entry.did}`,
        )}</td><td>${role(`role.${entry.role}`)}</td><td>${entry.by}</td></tr>`,
    );
  return html`<section aria-labelledby="access"><h2 id="access">${say('access')}</h2>
<div class="scroll" role="region" tabindex="0" aria-labelledby="access"><table><thead><tr><th scope="col">${say(
    'when',
  )}</th><th scope="col">${say('whoColumn')}</th><th scope="col">${say('what')}</th><th scope="col">${say(
    'roleColumn',
  )}</th><th scope="col">${say('byColumn')}</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}
