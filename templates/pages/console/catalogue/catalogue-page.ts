import { type Catalogue, milestoneName, topicsDue } from '../../../../domain/catalogue/catalogue.ts';
import type { ShownCatalogue } from '../../../../domain/setup/use-cases/show-catalogue.ts';
import { inLocale, nameOrId } from '../../../../domain/shared/locale.ts';
import { formatStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type CatalogueWords, catalogueWords } from '../../../words/catalogue.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { page, type Reader } from '../../shared/page.ts';
import { rolloutsInstead } from '../../shared/rollouts-instead.ts';

type View = { locale: Language; reader: Reader; shown: ShownCatalogue; saved: boolean; mayEdit: boolean };

/** Who must know what, when and how, at one glance; each group and message leads to where it is changed. */
export function cataloguePage({ locale, reader, shown, saved, mayEdit }: View): string {
  const { version, rollouts } = shown;
  const { catalogue } = version;
  const say = catalogueWords(locale);
  const names = rollouts.map(({ name }) => inLocale(name, locale)).join(', ') || say('none');
  const path = `/catalogues/${catalogue.id}`;
  const checks = rollouts.map(
    ({ id, name }) =>
      html`<li><a href="${path}/check/${id}?lang=${locale}">${say('checkOf', {
        rollout: inLocale(name, locale),
      })}</a></li>`,
  );
  const main = html`<h1>${say('catalogue')} <code>${catalogue.id}</code></h1>
<p>${say('lead')}</p><p class="quiet">${say('usedBy', { rollouts: names })}</p>${rolloutsInstead(
    shown.others,
    {
      locale,
      path: ({ catalogue: other }) => `/catalogues/${other}?lang=${locale}`,
    },
  )}
${saved ? html`<p class="state ok" role="status">${say('saved')}</p>` : html``}
<ul class="ways">${checks}${
    mayEdit ? html`<li><a href="/import-rollout?lang=${locale}">${say('importRollout')}</a></li>` : html``
  }</ul>
${groupTable(catalogue, { locale, mayEdit }, say)}
${messageTable(catalogue, { locale, mayEdit }, say)}
${history(shown, say)}`;
  return page({ locale, title: say('catalogue'), path, main, reader });
}

type How = { locale: Language; mayEdit: boolean };

function linked(name: string, href: string, { locale, mayEdit }: How): Html {
  return mayEdit ? html`<a href="${href}?lang=${locale}">${name}</a>` : html`${name}`;
}

function groupTable(catalogue: Catalogue, how: How, say: CatalogueWords): Html {
  const kinds = Object.keys(catalogue.milestones);
  const rows = Object.entries(catalogue.groups).map(([id, group]) => {
    const counts = kinds.map((kind) => topicsDue(catalogue, group, kind).length);
    const channels = group.channels.map((channel) =>
      nameOrId(catalogue.channels[channel]?.name, channel, how.locale),
    );
    const name = linked(inLocale(group.name, how.locale), `/catalogues/${catalogue.id}/groups/${id}`, how);
    return html`<tr><th scope="row">${name}</th>${counts.map(
      (count) => html`<td class="number">${count === 0 ? html`<span class="quiet">–</span>` : count}</td>`,
    )}<td>${channels.join(', ')}</td></tr>`;
  });
  const heads = kinds.map((kind) => html`<th scope="col">${milestoneName(catalogue, kind, how.locale)}</th>`);
  return html`<h2 id="groups">${say('groups')}</h2><p class="quiet">${say('groupsLead')}</p>
<section class="scroll" tabindex="0" aria-labelledby="groups"><table><thead><tr><th scope="col">${say(
    'group',
  )}</th>${heads}<th scope="col">${say('channels')}</th></tr></thead><tbody>${
    rows
  }</tbody></table></section>`;
}

function messageTable(catalogue: Catalogue, how: How, say: CatalogueWords): Html {
  const rows = Object.entries(catalogue.messages).map(([topic, { name, at }]) => {
    const href = `/catalogues/${catalogue.id}/messages/${topic}`;
    const groups = Object.values(catalogue.groups).filter(({ messages }) => messages.includes(topic)).length;
    const when = at.map((kind) => milestoneName(catalogue, kind, how.locale)).join(', ');
    return html`<tr><th scope="row">${linked(inLocale(name, how.locale), href, how)}</th><td>${
      when
    }</td><td class="number">${groups}</td></tr>`;
  });
  return html`<h2 id="messages">${say(
    'messages',
  )}</h2><section class="scroll" tabindex="0" aria-labelledby="messages"><table>
<thead><tr><th scope="col">${say('message')}</th><th scope="col">${say('at')}</th><th scope="col">${say(
    'groups',
  )}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function history({ history: editions }: ShownCatalogue, say: CatalogueWords): Html {
  const rows = editions.map(
    ({ at, by, what, of }) =>
      html`<tr><td class="number">${formatStockholm(at)}</td><td>${by}</td><td>${say(`what.${what}`, {
        of,
      })}</td></tr>`,
  );
  const table = html`<section class="scroll" tabindex="0" aria-labelledby="history"><table><thead>
<tr><th scope="col">${say('when')}</th><th scope="col">${say('whoColumn')}</th><th scope="col">${say('what')}</th></tr>
</thead><tbody>${rows}</tbody></table></section>`;
  return html`<h2 id="history">${say('changes')}</h2>${
    rows.length > 0 ? table : html`<p class="quiet">${say('noHistory')}</p>`
  }`;
}
