import * as z from 'zod';
import { dispatchIdSchema } from '../mail/dispatch.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { problem } from '../shared/problem.ts';
import { isPublicUrl } from './public-url.ts';
import { receiverSchema } from './webhook.ts';

/**
 * Where workflows that wait for a request are: of Power Automate, which Teams makes, and of Azure Logic Apps.
 * https://learn.microsoft.com/power-automate/ip-address-configuration
 */
const HOSTS = /^(?:[a-z0-9-]+\.)+(?:environment\.api\.powerplatform\.com|logic\.azure\.com)$/;

/** Whether it is the whole address of a workflow: without its signature nobody but the tenant may call it. */
function isWorkflowUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && isPublicUrl(text) && HOSTS.test(url.hostname) && !!url.searchParams.get('sig');
}

/** The address of a workflow that posts in a channel of Teams. Its signature makes it a secret. */
export const teamsUrlSchema = z
  .url({ error: problem('teams-url'), abort: true })
  .max(1000, { error: problem('too-long', { max: 1000 }) })
  .refine(isWorkflowUrl, { error: problem('teams-url') });

/**
 * What a card tells: `reached`: a milestone, or a change, whose mails leave for the organisation. `stopped`: that it is
 * stopped after that.
 */
export const cardTopicSchema = z.strictObject({
  dispatch: dispatchIdSchema,
  what: z.enum(['reached', 'stopped']),
});
export type CardTopic = z.infer<typeof cardTopicSchema>;

/**
 * An organisation's channel in Microsoft Teams, and the cards that it has got or waits for, in order; `after` is their
 * number. `begunAt` (ms): what had reached it before it had a channel has been left out. Its address is stored
 * elsewhere, under `madeAt`.
 */
export const teamsChannelSchema = receiverSchema.extend({
  organisation: organisationCodeSchema,
  host: z.hostname(),
  begunAt: z.int().min(0).optional(),
  cards: z.array(cardTopicSchema),
});
export type TeamsChannel = z.infer<typeof teamsChannelSchema>;

export const teamsAddressSchema = z.strictObject({
  organisation: organisationCodeSchema,
  since: z.int().min(0),
  url: teamsUrlSchema,
});
export type TeamsAddress = z.infer<typeof teamsAddressSchema>;

/** Stores channels, by organisation. */
export interface TeamsChannels {
  all(): Promise<TeamsChannel[]>;
  /** Consistent read. */
  find(organisation: string): Promise<TeamsChannel | undefined>;
  /** As {@link Webhooks}' `save`. */
  save(channel: TeamsChannel): Promise<TeamsChannel | undefined>;
}

/** Stores their addresses, which nothing changes. */
export interface TeamsAddresses {
  /** Of one organisation, oldest first. */
  of(organisation: string): Promise<TeamsAddress[]>;
  /** Adds an address; false, without effect, if another one is as old. */
  add(address: TeamsAddress): Promise<boolean>;
  /** Removes one, if it is there. */
  remove(address: Pick<TeamsAddress, 'organisation' | 'since'>): Promise<void>;
}

/** How far a part of a dispatch has come: whether its first mails have left, and whether it was stopped. */
export type PartReach = { dispatch: string; left: boolean; stopped: boolean };

/** What there is to tell a channel that it does not have yet, in the order given. */
export function newTopics({ cards }: Pick<TeamsChannel, 'cards'>, parts: readonly PartReach[]): CardTopic[] {
  const has = (dispatch: string, what: CardTopic['what']) =>
    cards.some((each) => each.dispatch === dispatch && each.what === what);
  return parts.flatMap(({ dispatch, left, stopped }): CardTopic[] => {
    if (!has(dispatch, 'reached')) return left && !stopped ? [{ dispatch, what: 'reached' }] : [];
    return stopped && !has(dispatch, 'stopped') ? [{ dispatch, what: 'stopped' }] : [];
  });
}

/** Such a channel with what it now has to be told. What had reached its organisation before is not told any more. */
export function withTopics(channel: TeamsChannel, parts: readonly PartReach[], now: number): TeamsChannel {
  const cards = [...channel.cards, ...newTopics(channel, parts)];
  return channel.begunAt === undefined
    ? { ...channel, cards, after: cards.length, begunAt: now }
    : { ...channel, cards };
}
