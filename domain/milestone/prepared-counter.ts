import * as z from 'zod';
import { counterOf, toldKinds } from '../catalogue/catalogue.ts';
import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import { milestoneIdSchema, milestoneReachedSchema } from '../plan/milestone.ts';
import { personsNeeded, samePerson } from '../rollout/approval.ts';
import type { Rollout } from '../rollout/rollout.ts';
import { digest } from '../shared/digest.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';

/** What would undo a milestone: a counter with all that it needs but its day. */
export const counterAskedSchema = milestoneReachedSchema
  .pick({ id: true, rollout: true, kind: true, organisations: true, facts: true, exception: true })
  .extend({ against: milestoneIdSchema });
export type CounterAsked = z.infer<typeof counterAskedSchema>;

/** The parts of what an approval is given to; each may change by itself. */
const SEALED = ['asked', 'words', 'audience', 'policy'] as const;
export const sealedPartSchema = z.enum(SEALED);
export type SealedPart = z.infer<typeof sealedPartSchema>;

/** A digest of each part. */
const sealSchema = z.record(sealedPartSchema, z.string());
export type Seal = z.infer<typeof sealSchema>;

const withdrawalSchema = z.strictObject({
  version: z.int().min(1),
  by: personal(emailAddressSchema, 'actor'),
  at: z.int().min(0),
  reason: personal(plainText(400), 'words'),
});
type CounterWithdrawal = z.infer<typeof withdrawalSchema>;

/** A counter that is written, and may be approved, before anybody knows whether it will be needed. */
export const preparedCounterSchema = z.strictObject({
  content: counterAskedSchema,
  /** Incremented by each change and each approval; prevents lost updates. */
  version: z.int().min(1),
  preparedBy: personal(emailAddressSchema, 'actor'),
  /** When it was last written; ms. */
  at: z.int().min(0),
  approvals: z.array(
    z.strictObject({ by: personal(z.string(), 'actor'), at: z.int().min(0), seal: sealSchema }),
  ),
  /** Each made a version, in which nobody may approve or fire it. Prepared again, it is approved again. */
  withdrawals: z.array(withdrawalSchema).optional(),
});
export type PreparedCounter = z.infer<typeof preparedCounterSchema>;

/** By whom, when and why it is withdrawn; undefined if it is not, or has been prepared again since. */
export function counterWithdrawal({
  version,
  withdrawals = [],
}: Pick<PreparedCounter, 'version' | 'withdrawals'>): CounterWithdrawal | undefined {
  return withdrawals.find((one) => one.version === version);
}

/** Stores prepared counters. */
export interface PreparedCounters {
  find(rollout: string, id: string): Promise<PreparedCounter | undefined>;
  ofRollout(rollout: string): Promise<PreparedCounter[]>;
  /** Stores one if its version follows the stored one (1 for a new one); false if another writer came first. */
  save(counter: PreparedCounter): Promise<boolean>;
}

type Known = { version: CatalogueVersion; rollout: Pick<Rollout, 'approval'> };

/**
 * What an approval in advance is given to: what was written, the catalogue's words, its rule for who is told and
 * through what, and how many people have to approve. Who holds a role on the day, and what a fact is then, is not in
 * it.
 */
export function sealOf(
  { content }: Pick<PreparedCounter, 'content'>,
  { version: { catalogue, texts }, rollout }: Known,
): Seal {
  const counter = counterOf(catalogue, content.kind);
  const { groups, channels, messages, relays, responsible, contactRole, locales } = catalogue;
  const { words, ...rule } = counter ?? {};
  const organisations =
    content.organisations === 'all' ? 'all' : [...new Set(content.organisations)].toSorted();
  return {
    asked: digest({ ...content, organisations }),
    words: digest([
      words ?? {},
      contactRole ?? {},
      ...texts
        .filter(({ topic }) => topic === counter?.message)
        .map(({ locale, title, common, sections, forms }) => [
          ...[locale, title, common, forms?.common ?? {}],
          ...[sections[content.kind] ?? '', forms?.[content.kind] ?? {}],
        ]),
    ]),
    audience: digest([rule, groups, channels, messages, relays, responsible, locales]),
    policy: digest(rollout.approval ?? 'automatic'),
  };
}

/** Names one seal in a form, as a hash does a plan. */
export function sealHash(seal: Seal): string {
  return digest(SEALED.map((part) => seal[part]));
}

/**
 * How far a prepared counter is approved as it would be sent now. `changed`: what is other than when it was last
 * approved, where that approval counts no longer.
 */
export type CounterStanding = {
  seal: Seal;
  needed: number;
  by: string[];
  changed: SealedPart[];
  isWithdrawn: boolean;
};

/** Approvals count for exactly what they were given to, each person once, and its author never. */
export function standingOf(prepared: PreparedCounter, known: Known): CounterStanding {
  const seal = sealOf(prepared, known);
  const { preparedBy, withdrawals = [] } = prepared;
  const approvals = prepared.approvals.filter(({ at }) => withdrawals.every((one) => one.at < at));
  const counting = approvals.filter((one) => differing(one.seal, seal).length === 0);
  const by = counting
    .map((one) => one.by)
    .filter((name) => !samePerson(name, preparedBy))
    .filter((name, index, all) => all.findIndex((other) => samePerson(other, name)) === index);
  const last = approvals.at(-1);
  const changed = last && counting.length === 0 ? differing(last.seal, seal) : [];
  const isWithdrawn = counterWithdrawal(prepared) !== undefined;
  return { seal, needed: personsNeeded(known.rollout.approval), by, changed, isWithdrawn };
}

function differing(one: Seal, other: Seal): SealedPart[] {
  return SEALED.filter((part) => one[part] !== other[part]);
}

/** Whether it may be sent without a further approval. */
export function isReady({ needed, by, isWithdrawn }: CounterStanding): boolean {
  return !isWithdrawn && by.length >= needed;
}

/** Kinds of counters against a kind of milestone. */
export function countersAgainst({ catalogue }: Pick<CatalogueVersion, 'catalogue'>, kind: string): string[] {
  return Object.entries(catalogue.counters ?? {}).flatMap(([counter, definition]) =>
    definition.undoes.includes(kind) || toldKinds(definition).includes(kind) ? [counter] : [],
  );
}
