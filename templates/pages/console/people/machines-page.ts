import * as z from 'zod';
import type { ShownMachine } from '../../../../domain/people/use-cases/keep-machines.ts';
import { samePerson } from '../../../../domain/rollout/approval.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { type MachinesWords, machinesWords } from '../../../words/machines.gen.ts';
import { dayOf, momentText } from '../../shared/instant.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';

/** What became of a machine. */
export const toldOfMachineSchema = z.enum(['confirmed', 'ended', 'own']);
/** What a machine is to do: read alone, or draft too. */
export const machineReachSchema = z.enum(['read', 'draft']);

export type MachinesView = {
  locale: Language;
  reader: Reader;
  /** Who looks at it. */
  by: string;
  machines: readonly ShownMachine[];
  problems: readonly Problem[];
  told: z.infer<typeof toldOfMachineSchema> | undefined;
  /** As it was written. */
  written?: { name: string; reach: z.infer<typeof machineReachSchema> };
  /** A new one, and which machine has it. */
  secret?: { of: string; secret: string };
};

const SIGNS = {
  ...{ active: 'ok', waiting: 'wait', ended: 'none' },
  ...{ expired: 'none', outlived: 'late', restored: 'late' },
} as const;

/** Other systems that may call the API: what each may do, for how long, and what can be done about it. */
export function machinesPage(view: MachinesView): string {
  const { locale, reader, machines, problems, told, secret } = view;
  const say = machinesWords(locale);
  const main = html`${problemSummary(problems, {
    locale,
    heading: say('correctFirst'),
    labelOf: (field) => (field === 'name' ? say('systemName') : undefined),
  })}<h1>${say('title')}</h1>
${told ? html`<p class="state ${told === 'own' ? 'late' : 'ok'}" role="status">${say(`told.${told}`)}</p>` : html``}
${secret ? secretOf(secret, say) : html``}
<p>${say('lead')}</p>
${addForm(view, say)}
<section aria-labelledby="those"><h2 id="those">${say('those')}</h2>
${
  machines.length === 0
    ? html`<p class="quiet">${say('none')}</p>`
    : html`<ul class="cards">${machines.map((each) => card(each, view, say))}</ul>`
}</section>`;
  return page({ locale, title: say('title'), path: '/machines', main, reader });
}

function secretOf({ of, secret }: NonNullable<MachinesView['secret']>, say: MachinesWords): Html {
  return html`<section class="notice" aria-labelledby="secret"><h2 id="secret">${say('secret')}</h2>
<p>${say('secretOnce')}</p>
<dl><dt>${say('id')}</dt><dd><code class="address">${of}</code></dd>
<dt>${say('secretLabel')}</dt><dd><code class="address">${secret}</code></dd></dl></section>`;
}

function addForm({ locale, reader, problems, written }: MachinesView, say: MachinesWords): Html {
  const { name = '', reach = 'read' } = written ?? {};
  const wrong = problems.filter(({ path }) => path === 'name');
  const error =
    wrong.length > 0
      ? html`<span class="error" id="name-error">${wrong.map((one) => problemText(one, locale))}</span>`
      : html``;
  const marks =
    wrong.length > 0
      ? html` aria-invalid="true" aria-describedby="name-hint name-error"`
      : html` aria-describedby="name-hint"`;
  const choices = machineReachSchema.options.map(
    (each) =>
      html`<p class="check"><input type="radio" id="reach-${each}" name="reach" value="${each}"${
        each === reach ? html` checked` : html``
      }> <label for="reach-${each}">${say(`reach.${each}`)}</label></p>`,
  );
  return html`<form method="post" action="/machines?lang=${locale}" class="fields">${formTokenField(reader.formToken)}
<p><label for="name">${say('systemName')}</label><span class="hint" id="name-hint">${say('systemHint')}</span>${error}
<input type="text" id="name" name="name" value="${name}" maxlength="60" autocomplete="off"${marks}></p>
<fieldset><legend>${say('reach')}</legend>${choices}</fieldset>
<p><button type="submit">${say('add')}</button></p></form>`;
}

function card(machine: ShownMachine, view: MachinesView, say: MachinesWords): Html {
  const { locale, by } = view;
  const { id, name, scopes, stands, madeBy, madeAt, until, confirmedBy, endedBy, lastUsedAt } = machine;
  const isLive = stands === 'active' || stands === 'waiting';
  const lines = [
    say(scopes.includes('draft') ? 'may.draft' : 'may.read'),
    say('made', { by: madeBy, time: momentText(madeAt, locale) }),
    ...(confirmedBy === undefined ? [] : [say('confirmed', { by: confirmedBy })]),
    ...(isLive ? [say('until', { day: dayOf(until, locale) })] : []),
    ...(endedBy === undefined ? [] : [say('endedBy', { by: endedBy })]),
    lastUsedAt === undefined ? say('unused') : say('lastUsed', { time: momentText(lastUsedAt, locale) }),
  ];
  const means =
    stands === 'outlived' || stands === 'restored' || stands === 'waiting'
      ? html`<p>${say(`means.${stands}`)}</p>`
      : html``;
  return html`<li class="card" id="machine-${id}"><h3>${name} <span class="state ${SIGNS[stands]}">${say(
    `state.${stands}`,
  )}</span></h3>${means}
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
<p class="quiet">${say('id')}: <code class="address">${id}</code></p>
${stands === 'waiting' && !samePerson(madeBy, by) ? button(machine, { does: 'confirm', view, say }) : html``}
${isLive ? ending(machine, view, say) : html``}</li>\n`;
}

function ending(machine: ShownMachine, view: MachinesView, say: MachinesWords): Html {
  return html`<details><summary>${say('end')}<span class="unseen">: ${machine.name}</span></summary>
<p>${say('endMeans')}</p>${button(machine, { does: 'end', view, say })}</details>`;
}

type Doing = { does: 'confirm' | 'end'; view: MachinesView; say: MachinesWords };

function button({ id, name }: ShownMachine, { does, view, say }: Doing): Html {
  const kind = does === 'end' ? html` class="danger"` : html``;
  return html`<form method="post" action="/machines/${id}/${does}?lang=${view.locale}" class="row">
${formTokenField(view.reader.formToken)}<button type="submit"${kind}>${say(
    `do.${does}`,
  )}<span class="unseen">: ${name}</span></button></form>`;
}
