import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import { formatFact } from '../../../../domain/catalogue/fact.ts';
import type {
  HoldingGroup,
  HoldingPerson,
  StillHolding,
} from '../../../../domain/milestone/use-cases/list-holders.ts';
import type { ChangeMilestone } from '../../../../domain/plan/milestone.ts';
import { type Localised, nameOrId } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import { changeWords } from '../../../words/change.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { milestoneWords } from '../../../words/milestone.gen.ts';
import { shownMilestone } from '../../shared/milestone-name.ts';
import { page, type Reader } from '../../shared/page.ts';

export type HoldersView = {
  locale: Language;
  reader: Reader;
  milestone: ChangeMilestone;
  catalogue: Catalogue;
  /** Of the organisations, by code. */
  names: ReadonlyMap<string, Localised>;
  holders: StillHolding;
};

/** Of each list; the API has all. */
const SHOWN = 500;

/** Who still holds the old values of a change, by name, with why; or that nobody does. */
export function holdersPage(view: HoldersView): string {
  const { locale, reader, milestone, catalogue, holders } = view;
  const { people, groups } = holders;
  const say = changeWords(locale);
  const isNobody = people.length + groups.length === 0;
  const main = html`<h1>${say('holdersTitle')}</h1>
<p class="lead">${shownMilestone(milestone, catalogue, locale)}</p>
<p><a href="/milestones/${milestone.id}?lang=${locale}">${milestoneWords(locale)('backToMilestone')}</a></p>
${isNobody ? html`<p class="state ok big">${say('holdersNobody')}</p>` : html``}
${peopleOf(people, view)}${groupsOf(groups, view)}`;
  return page({
    locale,
    title: say('holdersTitle'),
    path: `/milestones/${milestone.id}/holders`,
    main,
    reader,
  });
}

function peopleOf(people: readonly HoldingPerson[], view: HoldersView): Html {
  if (people.length === 0) return html``;
  const { locale, names } = view;
  const say = changeWords(locale);
  const rows = people
    .slice(0, SHOWN)
    .map(
      ({ organisation, name, facts, why }) =>
        html`<tr><th scope="row">${name ?? say('holderUnnamed')}</th><td>${nameOrId(
          names.get(organisation),
          organisation,
          locale,
        )}</td><td>${valuesOf(facts, view)}</td><td>${say(`holds.${why}`)}</td></tr>`,
    );
  return html`<h2 id="people">${say('holdersPeople', { count: people.length })}</h2>
${people.length > SHOWN ? html`<p class="quiet">${say('firstShown', { shown: SHOWN })}</p>` : html``}
<section class="scroll" tabindex="0" aria-labelledby="people"><table><thead><tr>${heads([
    say('whoColumn'),
    say('holderWhere'),
    say('holderHas'),
    say('whyColumn'),
  ])}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

function groupsOf(groups: readonly HoldingGroup[], view: HoldersView): Html {
  if (groups.length === 0) return html``;
  const { locale, names, catalogue } = view;
  const say = changeWords(locale);
  const rows = groups
    .slice(0, SHOWN)
    .map(
      ({ organisation, group, channels, facts, isAsked }) =>
        html`<tr><th scope="row">${nameOrId(catalogue.groups[group]?.name, group, locale)}, ${channels
          .map((channel) => nameOrId(catalogue.channels[channel]?.name, channel, locale))
          .join(', ')}</th><td>${nameOrId(names.get(organisation), organisation, locale)}</td><td>${valuesOf(
          facts,
          view,
        )}</td><td>${say(isAsked ? 'holds.asked' : 'holds.not-asked')}</td></tr>`,
    );
  return html`<h2 id="groups">${say('holdersGroups', { count: groups.length })}</h2>
<section class="scroll" tabindex="0" aria-labelledby="groups"><table><thead><tr>${heads([
    say('holderGroup'),
    say('holderWhere'),
    say('holderHas'),
    say('whyColumn'),
  ])}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

function heads(names: readonly string[]): Html[] {
  return names.map((name) => html`<th scope="col">${name}</th>`);
}

/** The old values, each with what it is. */
function valuesOf(facts: HoldingPerson['facts'], { catalogue, locale }: HoldersView): string {
  return Object.entries(facts)
    .map(([fact, value]) => {
      const definition = catalogue.facts[fact];
      const shown =
        value === null || !definition
          ? changeWords(locale)('missing')
          : formatFact(definition.type, value, locale);
      return `${nameOrId(definition?.name, fact, locale)}: ${shown}`;
    })
    .join(' · ');
}
