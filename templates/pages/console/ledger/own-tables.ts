import { isDone, type ReachStatus, topicStatusOf } from '../../../../domain/ledger/reach-status.ts';
import { mayBeTold } from '../../../../domain/plan/milestone.ts';
import { messageStandings, type StandingCell } from '../../../../domain/reach/ledger-view.ts';
import type { OwnLedger } from '../../../../domain/reach/use-cases/show-own-ledger.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { LedgerWords } from '../../../words/ledger.gen.ts';
import { slashedName } from '../../shared/slashed-name.ts';
import { entryLine } from './entry-line.ts';
import { heatCells } from './heat-cell.ts';
import { heatMap } from './heat-maps.ts';
import type { ShownNames } from './shown-names.ts';
import { lackLine, SIGNS, whoActs } from './unreached-table.ts';

/** How the tables of one organisation's ledger speak, and where each group's history is. */
export type OwnContext = {
  say: LedgerWords;
  names: ShownNames;
  lang: string;
  cellAt: (group: string) => string;
};

/** The colours of the map, one message to one group a cell. */
const HEATS: Readonly<Record<ReachStatus, string>> = {
  'fully-told': 'heat-4',
  told: 'heat-3',
  published: 'heat-1',
  partly: 'heat-2',
  waiting: 'heat-0',
  late: 'overdue',
  missed: 'overdue-much',
  withheld: 'none',
  waived: 'none',
};

/** What the colours of the map mean. */
export const OWN_LEGEND = (
  ['fully-told', 'told', 'published', 'partly', 'waiting', 'late', 'missed'] as const
).map((standing) => [HEATS[standing], `status.${standing}`] as const);

/** Groups × messages: by how many of its channels each message has reached the group, and how it stands. */
export function ownMap(shown: OwnLedger, context: OwnContext): Html {
  const { say, names } = context;
  const messages = Object.keys(shown.catalogue.messages).filter((topic) => shown.view.messages.has(topic));
  const coverages = shown.view.organisations[0]?.groups;
  const heatCell = heatCells(say);
  const rows = groupsOf(shown).map(([group, cells]) => {
    const standings = messageStandings(cells, shown.today);
    const each = messages.map((topic) =>
      messageCell(topic, { standing: standings.get(topic), cells, group, shown }, context),
    );
    return html`<tr><th scope="row">${slashedName(names.group(group))}</th>${heatCell(
      coverages?.get(group),
      context.cellAt(group),
    )}${each}</tr>\n`;
  });
  return heatMap({
    id: 'own-map',
    kind: 'own-map',
    title: say('ownMap'),
    note: say('ownMapNote'),
    corner: say('group'),
    columns: [say('all'), ...messages.map(names.message)],
    rows,
  });
}

type At = {
  standing: ReachStatus | undefined;
  cells: readonly StandingCell[];
  group: string;
  shown: Pick<OwnLedger, 'today'>;
};

function messageCell(
  topic: string,
  { standing, cells, group, shown }: At,
  { say, cellAt }: OwnContext,
): Html {
  if (!standing) return html`<td class="heat none"><span class="unseen">${say('nothingHere')}</span></td>`;
  const carrying = cells.filter(({ messages }) => messages.includes(topic));
  const told = carrying.filter((cell) => isDone(topicStatusOf(cell, topic, shown.today))).length;
  const count = carrying.length > 0 ? `${told}/${carrying.length}` : '–';
  return html`<td class="heat ${HEATS[standing]}"><a href="${cellAt(group)}">${count}</a><span>${say(
    `status.${standing}`,
  )}</span></td>`;
}

const HEADS = ['group', 'channel', 'standing', 'whose', 'happened'] as const;

/** Every channel of every group: its state, whose it is and by when, and what shows that it is done. */
export function obligationTable(shown: OwnLedger, context: OwnContext): Html {
  const { say } = context;
  const bodies = groupsOf(shown).map(([group, cells]) => groupBody(group, cells, { ...context, shown }));
  return html`<section class="scroll" tabindex="0" aria-labelledby="own-obligations"><table class="own">
<caption id="own-obligations">${say('byChannel')}<span class="quiet note">${say('ownObligationsNote')}</span></caption>
<thead><tr>${HEADS.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
${bodies}</table></section>`;
}

function groupBody(
  group: string,
  cells: readonly StandingCell[],
  { say, names, lang, cellAt, shown }: OwnContext & { shown: OwnLedger },
): Html {
  const rows = cells.map((cell, index) => {
    const head = html`<th scope="rowgroup" rowspan="${cells.length}"><a href="${cellAt(group)}">${slashedName(
      names.group(group),
    )}</a></th>`;
    const entry = shown.latest.get(`${group}/${cell.channel}`);
    return html`<tr>${index === 0 ? head : ''}<td>${channelName(cell, { names, lang, shown })}</td>
<td><span class="state ${SIGNS[cell.standing]}">${say(`state.${cell.state}`)}</span></td>
<td>${whoActs(cell, say)}, <span class="nowrap">${say('dueOn', { date: cell.due })}</span></td>
<td>${entry ? html`<ul class="plain">${entryLine(entry, say)}</ul>` : evidenceOf(cell, say)}${lackLine(cell, {
      say,
      names,
    })}</td></tr>
`;
  });
  return html`<tbody>${rows}</tbody>`;
}

/**
 * What people do by hand is a link to where they say that it is done; not what the national office does,
 * which is not theirs.
 */
function channelName(
  { channel, carrier, owner }: StandingCell,
  { names, lang, shown }: Pick<OwnContext, 'names' | 'lang'> & { shown: OwnLedger },
): Html {
  const { milestone, organisation } = shown;
  const theirs = carrier === 'people' && owner !== 'national-office' && mayBeTold(milestone);
  if (!theirs) return html`${names.channel(channel)}`;
  const path = `/organisations/${organisation.code}/work/${milestone.id}/${channel}`;
  return html`<a href="${path}?lang=${lang}">${names.channel(channel)}</a>`;
}

/** What the system itself can show: people that the mail reached, the issue or release that carried it. */
function evidenceOf({ carrier, people, reached, dispatch }: StandingCell, say: LedgerWords): Html {
  const said = [
    ...(carrier === 'mail' || people > 0
      ? [people > 0 ? say('peopleReached', { reached, people }) : say('noPeople')]
      : []),
    ...(dispatch === undefined ? [] : [say('carried', { dispatch })]),
  ];
  return said.length > 0 ? html`${said.join(', ')}` : html`<span class="quiet">${say('nothingYet')}</span>`;
}

/** In the catalogue's order. */
function groupsOf({ catalogue, groups }: OwnLedger): [string, StandingCell[]][] {
  return Object.keys(catalogue.groups).flatMap((group): [string, StandingCell[]][] => {
    const cells = groups.get(group);
    return cells ? [[group, cells]] : [];
  });
}
