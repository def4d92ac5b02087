import type { Variant } from '../../mail/variant.ts';
import type { Obligation } from '../../plan/obligation.ts';
import { countByGroup, type DispatchPartJob } from '../../plan/plan.ts';
import type { FrozenPlans } from '../../plan/plan-basis.ts';
import { notInMails, withLacks } from '../../plan/plan-evidence.ts';
import {
  type DispatchPart,
  type PlanDispatchPartPorts,
  planDispatchPart,
} from '../../sending/use-cases/plan-dispatch-part.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { NotFound } from '../../shared/errors.ts';
import type { ToldMilestone } from '../compose-issue.ts';
import type { RenderNewsletter } from '../newsletter-content.ts';
import type { NewsletterIssues } from '../newsletter-issue.ts';
import { newsletterMails } from '../plan-newsletter-mails.ts';
import { type LoadIssueHoldingsPorts, loadIssueHoldings } from './load-changes.ts';
import {
  composeIssue,
  type LoadIssuePorts,
  loadCatalogueVersion,
  loadReaders,
  type Readers,
  type Weekly,
} from './load-issue.ts';
import { loadNews, toldOf } from './load-news.ts';

export type PlanNewsletterPorts = PlanDispatchPartPorts &
  LoadIssuePorts &
  LoadIssueHoldingsPorts & {
    plans: FrozenPlans;
    newsletterIssues: Pick<NewsletterIssues, 'freeze'>;
    render: RenderNewsletter;
    publicUrl: string;
  };

/**
 * Creates one organisation's issue of a week and plans its mails. The first write freezes readers and
 * content. Idempotent, also after a crash. Without news there is neither issue nor mail.
 */
export async function planNewsletter(
  { dispatchId: id, organisation }: DispatchPartJob,
  ports: PlanNewsletterPorts,
): Promise<{ planned: boolean; deliveries: number }> {
  const dispatch = await ports.dispatches.find(id);
  if (!dispatch) throw new NotFound(`newsletter ${id} does not exist`);
  const { week, state } = dispatch;
  if (!week || (state !== 'planning' && state !== 'planned')) return { planned: false, deliveries: 0 };
  const part = await partOf({ ...dispatch, week }, organisation, ports);
  await planDispatchPart(dispatch, part, ports);
  return { planned: true, deliveries: part.deliveries.length };
}

async function partOf(
  dispatch: Weekly,
  organisation: string,
  ports: PlanNewsletterPorts,
): Promise<DispatchPart> {
  const { basis, version, contact } = await frozenReaders(dispatch, organisation, ports);
  const news = await loadNews({ dispatch, basis, version }, ports);
  const composed = composeIssue({ dispatch, basis, version, contact, news }, ports);
  const issue = await ports.newsletterIssues.freeze(composed);
  // The week already has an issue, sent at another time.
  if (issue.dispatch !== dispatch.id) return { organisation, variants: [], deliveries: [], carries: [] };
  const frozen = await loadCatalogueVersion(issue.catalogue, issue.catalogueVersion, ports);
  const { render, publicUrl } = ports;
  const mails = newsletterMails({ issue, basis, catalogue: frozen.catalogue, render, publicUrl });
  const people = countByGroup(mails.deliveries);
  const told = await toldOf(issue, ports);
  return { organisation, ...mails, carries: told.flatMap((one) => carried(one, mails.variants, people)) };
}

/** Copies of the obligations that the issue carries; they take over its outcome. */
function carried(
  { milestone, obligations }: ToldMilestone,
  variants: readonly Variant[],
  people: Record<string, number>,
): Obligation[] {
  return obligations
    .filter(({ carrier }) => carrier === 'newsletter')
    .map((obligation) =>
      withLacks(
        {
          ...obligation,
          of: milestone.id,
          progress: { state: 'planned', people: people[obligation.group] ?? 0, reached: 0 },
        },
        notInMails(obligation, variants),
      ),
    );
}

/** The readers frozen by an earlier try, else those of now. */
async function frozenReaders(
  { id, rollout }: Weekly,
  code: string,
  ports: PlanNewsletterPorts,
): Promise<Readers> {
  const [readers, kept] = await allSettledOrThrow([
    loadReaders(rollout, code, ports),
    ports.plans.basis(id, code),
  ]);
  if (kept) return { ...readers, basis: kept };
  const held = await loadIssueHoldings(readers.basis, ports);
  const { basis } = await ports.plans.freeze(id, { ...readers.basis, ...(held ? { held } : {}) });
  return { ...readers, basis };
}
