import type { Dispatches, DispatchState } from '../../mail/dispatch.ts';
import type { ReadsHolds } from '../../mail/sending-hold.ts';
import type { Plans } from '../../plan/plan.ts';
import { type CheckRestorePorts, checkRestore } from '../../sending/use-cases/check-restore.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import type { RenderTeamsCards } from '../teams-card.ts';
import {
  type CardTopic,
  type PartReach,
  type TeamsAddresses,
  type TeamsChannel,
  type TeamsChannels,
  withTopics,
} from '../teams-channel.ts';
import type { WebhookAnswer } from '../webhook.ts';
import type { WebhookSender } from '../webhook-sender.ts';
import { type ComposeCardPorts, composeCard } from './compose-card.ts';
import { sendInOrder } from './send-in-order.ts';

export type DeliverCardsPorts = ComposeCardPorts &
  CheckRestorePorts &
  ReadsHolds & {
    dispatches: Pick<Dispatches, 'openWork' | 'find'>;
    plans: Pick<Plans, 'allCounts' | 'summary'>;
    teamsChannels: Pick<TeamsChannels, 'all' | 'save'>;
    teamsAddresses: Pick<TeamsAddresses, 'of'>;
    renderCards: RenderTeamsCards;
    webhookSender: WebhookSender;
    now: () => number;
  };

/** `failed` and `dead`: organisations, by code. */
export type CardRound = { delivered: number; failed: string[]; dead: string[] };

const NOTHING: CardRound = { delivered: 0, failed: [], dead: [] };

/**
 * Notes what has reached the organisations that have a channel in Teams, and sends each channel its next cards, in
 * order and one at a time, until `until` (ms). What holds mail holds cards as well. While nobody has a channel, one
 * query is all it costs. Safe to run concurrently; a crash may send a card twice.
 */
export async function deliverCards(
  { until }: { until: number },
  ports: DeliverCardsPorts,
): Promise<CardRound> {
  const channels = (await ports.teamsChannels.all()).filter(({ state }) => state !== 'ended');
  if (channels.length === 0 || (await checkRestore(ports)).kind === 'held') return NOTHING;
  const organisations = new Set(channels.map(({ organisation }) => organisation));
  const [{ value }, reach] = await allSettledOrThrow([
    ports.holds.read(),
    partsReached(organisations, ports),
  ]);
  const held = new Set((value?.holds ?? []).map(({ sender }) => sender));
  const sent = await allSettledOrThrow(
    channels.map(async (channel) => {
      const noted = await noteTopics(channel, reach.get(channel.organisation) ?? [], ports);
      const { organisation, state } = channel;
      if (!noted) return { organisation, state, delivered: 0, failed: false };
      return { organisation, ...(await sendCards(noted, { held, until }, ports)) };
    }),
  );
  return {
    delivered: sent.reduce((sum, { delivered }) => sum + delivered, 0),
    failed: sent.flatMap(({ organisation, failed }) => (failed ? [organisation] : [])),
    dead: sent.flatMap(({ organisation, state }) => (state === 'dead' ? [organisation] : [])),
  };
}

/**
 * What has become of these organisations' parts of milestones and changes that may have work left, by organisation;
 * oldest first.
 */
async function partsReached(
  organisations: ReadonlySet<string>,
  { dispatches, plans }: DeliverCardsPorts,
): Promise<Map<string, PartReach[]>> {
  const notes = (await dispatches.openWork()).toSorted((a, b) => a.at - b.at);
  const parts = new Map<string, PartReach[]>();
  for (const { id } of notes) {
    const dispatch = await dispatches.find(id);
    if (dispatch?.purpose !== 'milestone' || !HAS_BEGUN.includes(dispatch.state)) continue;
    const stopped = dispatch.state === 'stopping' || dispatch.state === 'stopped';
    const counts = (await plans.allCounts(id)).filter(({ organisation }) => organisations.has(organisation));
    for (const { organisation, accepted } of counts) {
      // A part without mails is looked at all the same, and then its tasks may be done.
      const left = accepted > 0 || (await plans.summary(id, organisation))?.deliveries === 0;
      parts.set(organisation, [...(parts.get(organisation) ?? []), { dispatch: id, left, stopped }]);
    }
  }
  return parts;
}

const HAS_BEGUN: readonly DispatchState[] = ['dispatching', 'stopping', 'completed', 'stopped'];

/** Undefined if somebody has written the channel meanwhile. */
async function noteTopics(
  channel: TeamsChannel,
  parts: readonly PartReach[],
  { teamsChannels, now }: DeliverCardsPorts,
): Promise<TeamsChannel | undefined> {
  const next = withTopics(channel, parts, now());
  const isSame = next.cards.length === channel.cards.length && channel.begunAt !== undefined;
  return isSame ? channel : teamsChannels.save(next);
}

type Round = { held: ReadonlySet<string | undefined>; until: number };

function sendCards(channel: TeamsChannel, { held, until }: Round, ports: DeliverCardsPorts) {
  const { organisation } = channel;
  return sendInOrder<TeamsChannel, CardTopic & { place: number }>(channel, {
    next: async ({ cards, after }) =>
      cards.map((card, index) => ({ ...card, place: index + 1 })).slice(after),
    taken: (to, { place }) => ({ ...to, after: place }),
    async post(to, topic) {
      if (held.has(undefined)) return 'later';
      const composed = await composeCard({ ...topic, organisation }, ports);
      if (!composed) return 'nothing';
      return held.has(composed.sender) ? 'later' : post(to, ports.renderCards.card(composed.card), ports);
    },
    async postTest(to) {
      const found = await ports.organisations.find(organisation);
      const { code, name, locale } = found ?? { code: organisation, name: {}, locale: '' };
      return post(to, ports.renderCards.trial({ code, name }, locale), ports);
    },
    save: (next) => ports.teamsChannels.save(next),
    ...{ now: ports.now, until },
  });
}

async function post(
  { organisation, madeAt }: TeamsChannel,
  body: string,
  { teamsAddresses, webhookSender }: DeliverCardsPorts,
): Promise<WebhookAnswer> {
  const address = (await teamsAddresses.of(organisation)).find(({ since }) => since === madeAt);
  // Somebody has just changed it.
  if (!address) return { failed: 'unresolved' };
  return webhookSender.post({
    url: address.url,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body,
  });
}
