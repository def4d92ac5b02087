import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { SUM_RULE } from '../../../domain/ledger/ledger.ts';
import {
  type KeptSums,
  type LedgerSums,
  ledgerSumSchema,
  type MilestoneSum,
  milestoneSumOf,
  type SummedLedger,
  type SummedWork,
} from '../../../domain/ledger/ledger-sum.ts';
import { type Deflated, deflated, deflatedSchema, inflated } from './deflated.ts';
import { type Key, keyOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

const workRowSchema = z.object({
  workLeft: deflatedSchema.extend({ rule: z.int(), milestone: z.string() }),
});
const rowSchema = deflatedSchema.extend({ ...workRowSchema.shape, version: z.int() });
// A row by another rule may lack what this one has.
const someWorkSchema = workRowSchema.partial();
const ruledSchema = z.looseObject({ rule: z.int() });
const togetherSchema = z.object({
  together: z.object({ rule: z.int(), milestone: z.string(), json: z.string() }),
});

const { organisation, kind, groups, owners, byHand, left, sittings, waived } = ledgerSumSchema.shape;
const { group, messages } = groups.element.shape;
const [owner, course] = owners.unwrap().element.def.items;
const [due] = byHand.unwrap().element.def.items;
/** Tens of thousands of numbers: a schema for each would take most of a page's time. */
const numbers = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every((each) => Number.isInteger(each) && each >= 0),
);
/**
 * What many organisations share stands once, and each names its place there. A group of an organisation is four
 * numbers: the place of its messages, people, reached and delivered; an owner two, a day of work by hand three, a
 * sitting one.
 */
const packedSchema = z.object({
  messages: z.array(z.tuple([group, messages])),
  owners: z.array(z.tuple([owner, course])),
  days: z.array(due),
  sittings: z.array(sittings.unwrap().element),
  sums: z.array(
    z.object({
      organisation,
      // As it was checked when it was frozen with the plan.
      name: z.record(z.string(), z.string()).optional(),
      kind: kind,
      version: z.int(),
      groups: numbers,
      owners: numbers,
      byHand: numbers,
      sittings: numbers,
      waived,
    }),
  ),
});
type Packed = z.infer<typeof packedSchema>;
/** Each organisation names the places of its occasions; `organisations` are their codes. */
const packedWorkSchema = z.object({
  occasions: z.array(left.unwrap().element),
  organisations: z.string(),
  versions: numbers,
  confirmed: z.array(z.boolean()),
  left: z.array(numbers),
});
type PackedWork = z.infer<typeof packedWorkSchema>;
/** A group is its people, reached and delivered, then the place of each course with its messages. */
const packedTogetherSchema = z.object({
  organisations: z.string(),
  courses: z.array(course),
  days: z.array(due),
  groups: z.array(z.tuple([group, numbers])),
  byHand: numbers,
});
type PackedTogether = z.infer<typeof packedTogetherSchema>;

/** Sums in DynamoDB, deflated in one row for each milestone. */
export class DynamoLedgerSums implements LedgerSums {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(milestone: string): Promise<KeptSums | undefined> {
    const stored = await this.#table.get(keyOf('ledgerSums', { milestone }), ruledSchema);
    if (stored?.rule !== SUM_RULE) return undefined;
    const { workLeft, version, ...sums } = rowSchema.parse(stored);
    return { sums: unpacked(packedSchema.parse(inflated(sums)), workFrom(workLeft)), version };
  }

  async together(milestones: readonly string[]): Promise<Map<string, MilestoneSum>> {
    const rows = await this.#table.pickAll(keysOf(milestones), ['together'], togetherSchema);
    const current = rows.flatMap(({ together }) => (together.rule === SUM_RULE ? [together] : []));
    return new Map(
      current.map(({ milestone, json }) => [
        milestone,
        togetherFrom(packedTogetherSchema.parse(JSON.parse(json))),
      ]),
    );
  }

  async workLeft(milestones: readonly string[]): Promise<Map<string, SummedWork[]>> {
    const rows = await this.#table.pickAll(keysOf(milestones), ['workLeft'], someWorkSchema);
    const current = rows.flatMap(({ workLeft }) => (workLeft?.rule === SUM_RULE ? [workLeft] : []));
    return new Map(current.map((stored) => [stored.milestone, workFrom(stored)]));
  }

  /** A write whose response was lost also returns false: the retry finds nothing to change. */
  save(milestone: string, sums: readonly SummedLedger[], version: number): Promise<boolean> {
    const unchanged =
      version === 0
        ? {
            ConditionExpression: 'attribute_not_exists(pk) OR #rule <> :rule',
            ExpressionAttributeValues: { ':rule': SUM_RULE },
          }
        : {
            ConditionExpression: '#rule = :rule AND version = :version',
            ExpressionAttributeValues: { ':rule': SUM_RULE, ':version': version },
          };
    const Item = {
      ...keyOf('ledgerSums', { milestone }),
      ...deflated(packed(sums)),
      // What is read of many milestones at once is beside it, and small.
      together: { rule: SUM_RULE, milestone, json: JSON.stringify(packedTogether(milestoneSumOf(sums))) },
      workLeft: { rule: SUM_RULE, milestone, ...deflated(packedWork(sums)) },
      rule: SUM_RULE,
      version: version + 1,
    };
    const names = { ExpressionAttributeNames: { '#rule': 'rule' } };
    return ifCondition(
      this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item, ...names, ...unchanged })),
    );
  }
}

function keysOf(milestones: readonly string[]): Key[] {
  return [...new Set(milestones)].map((milestone) => keyOf('ledgerSums', { milestone }));
}

function packed(sums: readonly SummedLedger[]): Packed {
  const messages = new Pool<Packed['messages'][number]>();
  const owners = new Pool<Packed['owners'][number]>();
  const days = new Pool<Packed['days'][number]>();
  const sittings = new Pool<Packed['sittings'][number]>();
  return {
    sums: sums.map(({ left: _left, confirmed: _confirmed, ...sum }) => ({
      ...sum,
      groups: sum.groups.flatMap(({ group, messages: own, people, reached, delivered }) => [
        messages.placeOf([group, own]),
        ...[people, reached, delivered],
      ]),
      owners: sum.owners.flatMap(([owner, course, count]) => [owners.placeOf([owner, course]), count]),
      byHand: sum.byHand.flatMap(([due, done, of]) => [days.placeOf(due), done, of]),
      sittings: sum.sittings.map((sitting) => sittings.placeOf(sitting)),
    })),
    messages: messages.values,
    owners: owners.values,
    days: days.values,
    sittings: sittings.values,
  };
}

function packedWork(sums: readonly SummedLedger[]): PackedWork {
  const occasions = new Pool<PackedWork['occasions'][number]>();
  return {
    organisations: sums.map(({ organisation }) => organisation).join(' '),
    versions: sums.map(({ version }) => version),
    confirmed: sums.map(({ confirmed }) => confirmed),
    left: sums.map(({ left }) => left.map((each) => occasions.placeOf(each))),
    occasions: occasions.values,
  };
}

function workFrom(stored: Deflated): SummedWork[] {
  const packed = packedWorkSchema.parse(inflated(stored));
  const { occasions, versions, confirmed, left } = packed;
  const codes = packed.organisations.split(' ');
  return left.map((places, index) => ({
    organisation: codes[index] ?? '',
    left: places.map((place) => occasions[place]).filter((one) => one !== undefined),
    confirmed: confirmed[index] ?? false,
    version: versions[index] ?? 0,
  }));
}

function packedTogether({ organisations, groups, byHand }: MilestoneSum): PackedTogether {
  const courses = new Pool<PackedTogether['courses'][number]>();
  const days = new Pool<PackedTogether['days'][number]>();
  return {
    organisations: organisations.join(' '),
    groups: groups.map(({ group, messages, people, reached, delivered }) => [
      group,
      [
        ...[people, reached, delivered],
        ...messages.flatMap(([course, items]) => [courses.placeOf(course), items]),
      ],
    ]),
    byHand: byHand.flatMap(([due, done, of]) => [days.placeOf(due), done, of]),
    courses: courses.values,
    days: days.values,
  };
}

function togetherFrom({ organisations, courses, days, groups, byHand }: PackedTogether): MilestoneSum {
  return {
    organisations: organisations === '' ? [] : organisations.split(' '),
    groups: groups.map(([group, [people = 0, reached = 0, delivered = 0, ...messages]]) => ({
      group,
      messages: inParts(messages, 2, ([place = 0, items = 0]) => [courses[place] ?? 'waived', items]),
      ...{ people, reached, delivered },
    })),
    byHand: inParts(byHand, 3, ([place = 0, done = 0, of = 0]) => [days[place] ?? '', done, of]),
  };
}

/** Values, each once. */
class Pool<T> {
  readonly values: T[] = [];
  readonly #places = new Map<string, number>();

  placeOf(value: T): number {
    const key = JSON.stringify(value);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** Where groups say the same they have the same object, so that it is added up once. */
function unpacked(
  { messages, owners, days, sittings, sums }: Packed,
  work: readonly SummedWork[],
): SummedLedger[] {
  return sums.map(({ groups, owners: ofOwners, byHand, sittings: sat, ...about }, index) => ({
    ...about,
    sittings: sat.map((place) => sittings[place]).filter((one) => one !== undefined),
    left: work[index]?.left ?? [],
    confirmed: work[index]?.confirmed ?? false,
    groups: inParts(groups, 4, ([place = 0, people = 0, reached = 0, delivered = 0]) => {
      const [group, own] = messages[place] ?? ['', []];
      return { group, messages: own, people, reached, delivered };
    }),
    owners: inParts(ofOwners, 2, ([place = 0, count = 0]) => {
      const [owner, course] = owners[place] ?? ['system', 'waived'];
      return [owner, course, count];
    }),
    byHand: inParts(byHand, 3, ([place = 0, done = 0, of = 0]) => [days[place] ?? '', done, of]),
  }));
}

function inParts<T>(all: readonly number[], length: number, make: (part: readonly number[]) => T): T[] {
  const parts: T[] = [];
  for (let at = 0; at < all.length; at += length) parts.push(make(all.slice(at, at + length)));
  return parts;
}
