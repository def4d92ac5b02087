import type { Dispatches } from '../../domain/mail/dispatch.ts';
import {
  headingOf,
  type IssueHeading,
  type IssueRef,
  mayBeRead,
  type NewsletterIssue,
  type NewsletterIssues,
  newsletterIssueSchema,
} from '../../domain/newsletter/newsletter-issue.ts';
import type { IsoWeek } from '../../domain/shared/iso-week.ts';
import { Rows } from './rows.ts';

export class InMemoryNewsletterIssues implements NewsletterIssues {
  readonly #rows = new Rows<NewsletterIssue>();
  readonly #dispatches: Pick<Dispatches, 'find'>;

  constructor(dispatches: Pick<Dispatches, 'find'>) {
    this.#dispatches = dispatches;
  }

  /** As strict as the table, which reads what it keeps with the schema. */
  async freeze(issue: NewsletterIssue): Promise<NewsletterIssue> {
    this.#rows.create(keyOf(issue), newsletterIssueSchema.parse(issue));
    return this.#rows.get(keyOf(issue)) ?? issue;
  }

  async kept(rollout: string, organisation: string): Promise<IssueHeading[]> {
    return this.#headings(rollout).filter((heading) => heading.organisation === organisation);
  }

  async keptSince(rollout: string, week: IsoWeek): Promise<IssueHeading[]> {
    const first = weekKey(week);
    return this.#headings(rollout)
      .filter((heading) => weekKey(heading) >= first)
      .toReversed();
  }

  async find(ref: IssueRef): Promise<NewsletterIssue | undefined> {
    const issue = this.#rows.get(keyOf(ref));
    const [readable] = issue ? await this.#readable([headingOf(issue)]) : [];
    return readable && issue;
  }

  async ofOrganisation(rollout: string, organisation: string): Promise<IssueHeading[]> {
    return this.#readable(await this.kept(rollout, organisation));
  }

  async ofRollout(rollout: string, limit: number): Promise<IssueHeading[]> {
    return this.#readable(this.#headings(rollout).slice(0, limit));
  }

  #headings(rollout: string): IssueHeading[] {
    return this.#rows.under(`${rollout}#`).map(headingOf).toReversed();
  }

  async #readable(headings: readonly IssueHeading[]): Promise<IssueHeading[]> {
    const judged = await Promise.all(
      headings.map(async (heading) => {
        const full = Object.keys(heading.titles).length > 0;
        return full && mayBeRead(await this.#dispatches.find(heading.dispatch)) ? [heading] : [];
      }),
    );
    return judged.flat();
  }
}

function keyOf({ rollout, organisation, ...week }: IssueRef): string {
  return `${rollout}#${weekKey(week)}#${organisation}`;
}

function weekKey({ year, week }: IsoWeek): string {
  return `${year}-${String(week).padStart(2, '0')}`;
}
