import { type Catalogue, milestoneName } from '../../../../domain/catalogue/catalogue.ts';
import {
  type CounterStanding,
  isReady,
  type PreparedCounter,
} from '../../../../domain/milestone/prepared-counter.ts';
import { type Html, html } from '../../../shared/html.ts';
import { counterWords } from '../../../words/counter.gen.ts';
import type { Language } from '../../../words/languages.ts';

/** What is prepared against one milestone or draft. */
export type CounterSection = {
  rollout: string;
  against: string;
  catalogue: Catalogue;
  prepared: readonly { counter: PreparedCounter; standing: CounterStanding }[];
  mayPrepare: boolean;
};

/** Leads to what is prepared in case a milestone has to be taken back; nothing where there is nothing to see or do. */
export function counterSection(section: CounterSection | undefined, locale: Language): Html {
  if (!section || (section.prepared.length === 0 && !section.mayPrepare)) return html``;
  const { rollout, against, catalogue, prepared, mayPrepare } = section;
  const say = counterWords(locale);
  const items = prepared.map(({ counter: { content }, standing }) => {
    const state = counterState(standing, locale);
    return html`<li><a href="/counters/${rollout}/${content.id}?lang=${locale}">${milestoneName(
      catalogue,
      content.kind,
      locale,
    )}</a> <span class="state ${state.sign}">${state.text}</span></li>`;
  });
  return html`<h2 id="take-back">${say('takeBack')}</h2><p>${say('takeBackLead')}</p>
${items.length === 0 ? html`` : html`<ul>${items}</ul>`}${
  mayPrepare
    ? html`<p><a href="/prepare/${rollout}/${against}?lang=${locale}">${say('prepare')}</a></p>`
    : html``
}`;
}

/** In words, whether a prepared counter may be sent. */
export function counterState(
  standing: CounterStanding,
  locale: Language,
): { sign: 'ok' | 'wait'; text: string } {
  const say = counterWords(locale);
  if (standing.isWithdrawn) return { sign: 'wait', text: say('withdrawn') };
  if (isReady(standing)) return { sign: 'ok', text: say('ready') };
  return { sign: 'wait', text: say('needs', { count: standing.needed - standing.by.length }) };
}
