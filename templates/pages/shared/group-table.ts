import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import type { GroupReach, MilestoneOverview } from '../../../domain/reach/use-cases/show-overview.ts';
import { nameOrId } from '../../../domain/shared/locale.ts';
import { type Html, html } from '../../shared/html.ts';
import type { Language } from '../../words/languages.ts';
import { type OverviewWords, overviewWords } from '../../words/overview.gen.ts';

/** Reach of a milestone, a row a group: by mail with its share, what waits for another dispatch, what people do. */
export function groupTable(
  overview: MilestoneOverview,
  { catalogue, locale }: { catalogue: Catalogue; locale: Language },
): Html {
  const say = overviewWords(locale);
  const id = `reach-${overview.milestone.id}`;
  const rows = overview.groups.map((reach) => {
    const { obligations, group } = reach;
    const waiting = (obligations.newsletter ?? 0) + (obligations.press ?? 0) + (obligations.web ?? 0);
    const name = catalogue.groups[group]?.name;
    return html`<tr><th scope="row">${nameOrId(name, group, locale)}</th>
<td class="number">${byMail(reach, say)}</td><td class="number">${waiting}</td><td class="number">${
      obligations.people ?? 0
    }</td></tr>`;
  });
  return html`<section class="scroll" tabindex="0" aria-labelledby="milestone-${overview.milestone.id} ${id}"><table>
<caption id="${id}">${say('reach')}<span class="quiet note">${say('reachNote')}</span></caption>
<thead><tr><th scope="col">${say('group')}</th><th scope="col">${say('byMail')}</th><th scope="col">${say(
    'waiting',
  )}</th><th scope="col">${say('byHand')}</th></tr></thead>
<tbody>${rows}</tbody></table></section>`;
}

function byMail({ people, reached, obligations }: GroupReach, say: OverviewWords): Html {
  if (!obligations.mail) return html`<span class="quiet">${say('noMail')}</span>`;
  const percent = people > 0 ? Math.round((reached / people) * 100) : 0;
  const bar = html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
<rect class="all" width="100" height="6"/><rect class="done" width="${percent}" height="6"/></svg>`;
  return html`${reached}\u00a0/\u00a0${people} (${say('percent', { percent })})${bar}`;
}
