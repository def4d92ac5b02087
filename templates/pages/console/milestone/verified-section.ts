import { formatFact } from '../../../../domain/catalogue/fact.ts';
import { percentOf } from '../../../../domain/reach/reach-trend.ts';
import type { ShownVerifiedReach } from '../../../../domain/reach/use-cases/show-verified-reach.ts';
import { contradiction, responseOf, type VerifiedLine } from '../../../../domain/reach/verified-reach.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { type VerifiedWords, verifiedWords } from '../../../words/verified.gen.ts';
import { claimedText, estimateText } from '../../shared/estimates.ts';

export type VerifiedSection = { shown: ShownVerifiedReach | undefined; groupName: (id: string) => string };

/** Claimed reach beside what people have answered; nothing before the first mail has left. */
export function verifiedSection(section: VerifiedSection | undefined, locale: Language): Html {
  if (!section?.shown) return html``;
  const { shown, groupName } = section;
  const say = verifiedWords(locale);
  const { isClosed, reach } = shown;
  const closes = formatFact('date', shown.closes, locale);
  const lines = [...reach.groups.values(), ...reach.kinds.values()];
  const over = lines.some((line) => contradiction(line) === 'over');
  const head = html`<section aria-labelledby="verified"><h2 id="verified">${say('title')}</h2>\n`;
  if (!isClosed) return html`${head}<p>${say('open', { closes })}</p></section>\n`;
  const groups = [...reach.groups].map(([group, line]) => ({ name: groupName(group), line }));
  const kinds = [...reach.kinds].map(([kind, line]) => ({ name: say(`kind.${kind}`), line }));
  return html`${head}<p>${say('closed', { closes })}</p>
${over ? html`<p class="state late">${say('contradicts')}</p>\n` : html``}${table(
  { id: 'verified-groups', caption: say('byGroup'), first: say('group') },
  [...groups, { name: say('total'), line: reach.total }],
  say,
)}${kinds.length > 1 ? table({ id: 'verified-kinds', caption: say('byKind'), first: say('kind') }, kinds, say) : html``}
${responseOf(reach.total)?.isLow ? html`<p>${say('lowResponse')}</p>` : html``}
<p class="quiet">${say('method')}</p></section>
`;
}

type Named = { name: string; line: VerifiedLine };

function table(
  { id, caption, first }: { id: string; caption: string; first: string },
  lines: readonly Named[],
  say: VerifiedWords,
): Html {
  const rows = lines.map(({ name, line }) => {
    const against = contradiction(line);
    const note =
      against === undefined
        ? html``
        : html` <span class="state ${against === 'over' ? 'late' : 'ok'}">${say(`against.${against}`)}</span>`;
    const response = responseOf(line);
    const answered = response
      ? html`<br><span class="quiet">${say('answered', {
          answers: response.part,
          asked: response.of,
          percent: percentOf(response) ?? 0,
        })}</span>`
      : html``;
    return html`<tr><th scope="row">${name}</th>
<td class="number">${claimedText(line.claimed, say)}</td>
<td class="number">${estimateText(line.verified, say)}${note}${answered}</td>
<td class="number">${estimateText(line.known, say)}</td>
<td class="number">${estimateText(line.enough, say)}</td></tr>\n`;
  });
  const heads = (['claimed', 'verified', 'known', 'enough'] as const).map(
    (head) => html`<th scope="col" class="number">${say(head)}</th>`,
  );
  return html`<section class="scroll" tabindex="0" aria-labelledby="${id}"><table class="wide">
<caption id="${id}">${caption}</caption>
<thead><tr><th scope="col">${first}</th>${heads}</tr></thead><tbody>${rows}</tbody></table></section>
`;
}
