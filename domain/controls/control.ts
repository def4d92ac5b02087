import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { approvalPolicySchema, personsNeeded } from '../rollout/approval.ts';
import type { Rollout } from '../rollout/rollout.ts';

/** What protects people from a mistake or an abuse by one person, as far as a file or a form can change it. */
export const controlNameSchema = z.enum(['approval', 'from', 'leaving']);
export type ControlName = z.infer<typeof controlNameSchema>;

/** A control that becomes weaker, with its values; `of` is the group whose control it is. */
export const weakeningSchema = z.strictObject({
  control: controlNameSchema,
  of: roleSchema.optional(),
  before: z.string(),
  after: z.string(),
});
export type Weakening = z.infer<typeof weakeningSchema>;

type Groups = Readonly<Record<string, { side: 'internal' | 'external' }>>;

/** What the controls of a rollout are read from. */
export type Controlled = { rollout: Pick<Rollout, 'approval' | 'from'>; groups: Groups };

/** A control's value; two values of the same control and group can be compared. */
type Value = { control: ControlName; of?: string; value: string };

/** When a control becomes weaker. A row for each. */
const WEAKENS: Readonly<Record<ControlName, (before: string, after: string) => boolean>> = {
  /** How many people must approve what is sent. */
  approval: (before, after) => personsOf(after) < personsOf(before),
  /** In whose name mail is sent: no change of it can be told from a theft. */
  from: (before, after) => before !== after,
  /** People outside the organisation may leave the list; for those inside it mail is part of their duty. */
  leaving: (before, after) => before === 'external' && after === 'internal',
};

/** The controls that become weaker between two states. What is new weakens nothing. */
export function weakened(before: Controlled, after: Controlled): Weakening[] {
  const known = valuesOf(before);
  return valuesOf(after).flatMap(({ value, ...name }): Weakening[] => {
    const old = known.find(({ control, of }) => control === name.control && of === name.of);
    if (!old || !WEAKENS[name.control](old.value, value)) return [];
    return [{ ...name, before: old.value, after: value }];
  });
}

function valuesOf({ rollout, groups }: Controlled): Value[] {
  return [
    { control: 'approval', value: rollout.approval ?? 'automatic' },
    { control: 'from', value: rollout.from },
    ...Object.entries(groups).map(([of, { side }]): Value => ({ control: 'leaving', of, value: side })),
  ];
}

function personsOf(policy: string): number {
  return personsNeeded(approvalPolicySchema.parse(policy));
}

/** Whether every weakening can be carried out, or has been: nothing else has changed its control since. */
export function isDue(weakenings: readonly Weakening[], now: Controlled): boolean {
  const values = valuesOf(now);
  return weakenings.every(({ control, of, before, after }) =>
    values.some((each) => each.control === control && each.of === of && [before, after].includes(each.value)),
  );
}

type At = 'before' | 'after';

/** A rollout with these controls as they were, or as they are to become. */
export function rolloutWith(rollout: Rollout, weakenings: readonly Weakening[], at: At): Rollout {
  const value = (name: ControlName) => weakenings.find(({ control }) => control === name)?.[at];
  const [approval, from] = [value('approval'), value('from')];
  return {
    ...rollout,
    ...(approval === undefined ? {} : { approval: approvalPolicySchema.parse(approval) }),
    ...(from === undefined ? {} : { from }),
  };
}

/** The groups of a catalogue with these controls as they were, or as they are to become. */
export function groupsWith<G extends Groups[string]>(
  groups: Readonly<Record<string, G>>,
  weakenings: readonly Weakening[],
  at: At,
): Record<string, G> {
  const sides = new Map(
    weakenings.flatMap((each) => (each.control === 'leaving' && each.of ? [[each.of, each[at]]] : [])),
  );
  return Object.fromEntries(
    Object.entries(groups).map(([id, group]) => {
      const side = sides.get(id);
      return [id, side === 'external' || side === 'internal' ? { ...group, side } : group];
    }),
  );
}

const STRICTEST = approvalPolicySchema.options.toReversed();

/** The strictest policy of these rollouts: a new rollout must not be the way round it. */
export function strictestPolicy(rollouts: readonly Pick<Rollout, 'approval'>[]): Rollout['approval'] {
  return STRICTEST.find((policy) => rollouts.some(({ approval }) => approval === policy));
}
