import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import {
  headingOf,
  type IssueHeading,
  type IssueRef,
  issueHeadingSchema,
  mayBeRead,
  type NewsletterIssue,
  type NewsletterIssues,
  newsletterIssueSchema,
} from '../../../domain/newsletter/newsletter-issue.ts';
import type { IsoWeek } from '../../../domain/shared/iso-week.ts';
import { deflated, deflatedSchema, inflated } from './deflated.ts';
import { DynamoDispatches } from './dispatches.ts';
import { keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

/**
 * Issues in DynamoDB: the full row under its organisation, a heading there and under the rollout, ordered by
 * week.
 */
export class DynamoNewsletterIssues implements NewsletterIssues {
  readonly #table: Table;
  readonly #dispatches: DynamoDispatches;

  constructor(table: Table) {
    this.#table = table;
    this.#dispatches = new DynamoDispatches(table);
  }

  async freeze(issue: NewsletterIssue): Promise<NewsletterIssue> {
    const { rollout, organisation } = issue;
    const of = { rollout, organisation, week: weekKey(issue) };
    await this.#table.create({ ...keyOf('issue', of), ...deflated(issue) });
    const kept = (await this.#whole(issue)) ?? issue;
    // Completes a faster worker's write, which may have crashed in between.
    const heading = headingOf(kept);
    await this.#table.put({ ...keyOf('heading', of), ...heading });
    await this.#table.put({ ...keyOf('rolloutHeading', of), ...heading });
    return kept;
  }

  async kept(rollout: string, organisation: string): Promise<IssueHeading[]> {
    const all = await this.#table.query(rangeOf('heading', { rollout, organisation }), issueHeadingSchema);
    return all.toReversed();
  }

  keptSince(rollout: string, week: IsoWeek): Promise<IssueHeading[]> {
    // Headings start with a year; letters sort after them.
    const headings = (from: string) => rangeOf('rolloutHeading', { rollout, week: from });
    return this.#table.between([headings(weekKey(week)), headings('A')], issueHeadingSchema);
  }

  async find(ref: IssueRef): Promise<NewsletterIssue | undefined> {
    const issue = await this.#whole(ref);
    if (!issue) return undefined;
    const [readable] = await this.#readable([headingOf(issue)]);
    return readable && issue;
  }

  async ofOrganisation(rollout: string, organisation: string): Promise<IssueHeading[]> {
    return this.#readable(await this.kept(rollout, organisation));
  }

  async ofRollout(rollout: string, limit: number): Promise<IssueHeading[]> {
    const { pk, prefix } = rangeOf('rolloutHeading', { rollout });
    const { Items } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    const headings = (Items ?? []).map((item) => this.#table.parse(item, issueHeadingSchema));
    return this.#readable(headings);
  }

  async #whole(ref: IssueRef): Promise<NewsletterIssue | undefined> {
    const key = keyOf('issue', { ...ref, week: weekKey(ref) });
    const row = await this.#table.get(key, deflatedSchema);
    return row && newsletterIssueSchema.parse(inflated(row));
  }

  async #readable(headings: readonly IssueHeading[]): Promise<IssueHeading[]> {
    const full = headings.filter(({ titles }) => Object.keys(titles).length > 0);
    const ids = [...new Set(full.map(({ dispatch }) => dispatch))];
    const found = await this.#dispatches.findAll(ids.map((id) => ({ id })));
    const readable = new Set(found.filter(mayBeRead).map(({ id }) => id));
    return full.filter(({ dispatch }) => readable.has(dispatch));
  }
}

/** 2027-W01: sorts by time. */
function weekKey({ year, week }: IsoWeek): string {
  return `${year}-W${String(week).padStart(2, '0')}`;
}
