import { checkFor, type KnowledgeCheck } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import { type PollClaims, pollClaimsSchema } from '../../links/link-claims.ts';
import { type LinkKeys, signingKey, validKeys } from '../../links/link-key.ts';
import { linkToken, readLinkToken, type Signer } from '../../links/link-token.ts';
import { markFrom } from '../../links/use-cases/sign-poll-link.ts';
import type { Dispatches } from '../../mail/dispatch.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { HOUR_MILLIS } from '../../shared/duration.ts';
import type { Localised } from '../../shared/locale.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { isPollOpen, type PollPlace, type PollQuestion, pollCloses } from '../poll.ts';

export type OpenPollPorts = {
  rollouts: Pick<Rollouts, 'find'>;
  organisations: Pick<Organisations, 'find'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load'>;
  dispatches: Pick<Dispatches, 'find'>;
  linkKeys: Pick<LinkKeys, 'all'>;
  signer: Signer;
  newSecret: () => string;
  now: () => number;
};

/** What the holder of a link is asked, and where their answers count. */
export type OpenPoll = {
  rollout: string;
  service: Localised;
  organisation: Localised;
  place: Omit<PollPlace, 'question'>;
  /** In the order in which they are asked. */
  questions: readonly PollQuestion[];
  check?: KnowledgeCheck;
  /** The last day on which answers count (2026-12-21), and whether that is over. */
  closes: string;
  isOpen: boolean;
  /** The mark in the link. */
  mark?: string;
};

/** How long a page that was shown without a mark can be sent. */
const PAGE_LIFE_MILLIS = HOUR_MILLIS;

/** The poll behind a link; undefined for every invalid link, without a reason. Read-only. */
export async function openPoll(token: string, ports: OpenPollPorts): Promise<OpenPoll | undefined> {
  const now = ports.now();
  const keys = validKeys(await ports.linkKeys.all(), now);
  const claims = readLinkToken(token, pollClaimsSchema, { keys, signer: ports.signer, now });
  const dispatch = claims && (await ports.dispatches.find(claims.milestone));
  const rollout = dispatch && (await ports.rollouts.find(dispatch.rollout));
  const organisation = claims && (await ports.organisations.find(claims.organisation));
  const closes = dispatch && pollCloses(dispatch);
  if (!claims || !dispatch || !rollout || !organisation || closes === undefined) return undefined;
  const version = await ports.catalogues.currentVersion(rollout.catalogue);
  const loaded = version === undefined ? undefined : await ports.catalogues.load(rollout.catalogue, version);
  const { kind } = dispatch;
  const check =
    loaded && kind !== undefined ? checkFor(loaded.catalogue, { group: claims.group, kind }) : undefined;
  const questions = questionsOf(claims, check);
  if (questions.length === 0) return undefined;
  return {
    rollout: rollout.id,
    service: rollout.name,
    organisation: organisation.name,
    place: { milestone: claims.milestone, organisation: claims.organisation, group: claims.group },
    questions,
    ...(check ? { check } : {}),
    closes,
    isOpen: isPollOpen(dispatch, toStockholm(now).date),
    ...(claims.mark === undefined ? {} : { mark: claims.mark }),
  };
}

function questionsOf({ sample }: PollClaims, check: KnowledgeCheck | undefined): PollQuestion[] {
  if (sample) return check ? ['sample'] : [];
  return check ? ['line', 'check'] : ['line'];
}

/** A token for one showing of a page whose link has no mark, so that sending it twice counts once. Stores nothing. */
export async function signPollPage({
  linkKeys,
  signer,
  newSecret,
  now,
}: Pick<OpenPollPorts, 'linkKeys' | 'signer' | 'newSecret' | 'now'>): Promise<string | undefined> {
  const key = signingKey(await linkKeys.all(), now());
  const claims = { purpose: 'poll-page', mark: markFrom(newSecret()), expires: now() + PAGE_LIFE_MILLIS };
  return key && linkToken(claims, key, signer);
}
