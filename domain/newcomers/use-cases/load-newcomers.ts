import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Contact } from '../../contacts/contact.ts';
import type { Deliveries, Delivery } from '../../mail/delivery.ts';
import type { Dispatch, Dispatches } from '../../mail/dispatch.ts';
import {
  type LoadPresentBasisPorts,
  loadPresentBasis,
} from '../../milestone/use-cases/load-present-basis.ts';
import { type LoadStandingPorts, loadStanding } from '../../milestone/use-cases/load-standing.ts';
import { type PlanContext, planContext } from '../../plan/mail-content.ts';
import type { FrozenPlans } from '../../plan/plan-basis.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { NotFound } from '../../shared/errors.ts';
import { type Newcomer, newcomersOf, type SeenMessage } from '../newcomer.ts';

export type LoadNewcomersPorts = LoadStandingPorts &
  LoadPresentBasisPorts & {
    catalogues: Pick<Catalogues, 'load'>;
    dispatches: Pick<Dispatches, 'ofRollout'>;
    plans: Pick<FrozenPlans, 'basis' | 'variants'>;
    deliveries: Pick<Deliveries, 'ofOrganisation'>;
  };

type Of = {
  rollout: string;
  organisation: string;
  /** The organisation's contacts, if they are to be others than those of now. */
  contacts?: readonly Contact[];
  /** A dispatch whose own mails do not count, by id. */
  except?: string | undefined;
};

export type FoundNewcomers = { newcomers: Newcomer[]; context: PlanContext; reached: Set<string> };

/** Who has come to a role of one organisation since its people were told; undefined if nobody. */
export async function loadNewcomers(
  { rollout, organisation, contacts, except }: Of,
  ports: LoadNewcomersPorts,
): Promise<FoundNewcomers | undefined> {
  const standing = await loadStanding({ rollout, organisation }, ports);
  const last = standing.at(-1)?.milestone;
  if (!last) return undefined;
  const [basis, version, parts] = await allSettledOrThrow([
    loadPresentBasis(last, organisation, ports),
    ports.catalogues.load(last.catalogue, last.catalogueVersion),
    mapInChunks(standing, async ({ milestone: { id }, at, obligations }) => {
      const frozen = await ports.plans.basis(id, organisation);
      return { milestone: id, at, obligations, contacts: frozen?.contacts ?? [] };
    }),
  ]);
  if (!version) throw new NotFound(`catalogue ${last.catalogue} has no version ${last.catalogueVersion}`);
  const present = { ...basis, contacts: [...(contacts ?? basis.contacts)] };
  const context = planContext({ milestone: last, basis: present, version });
  const says = (topic: string, locale: string) => context.texts.words(topic, locale) !== undefined;
  const asked = { contacts: present.contacts, says };
  // Nearly everybody has been there from the start: nobody else's mails are read.
  if (newcomersOf(parts, { ...asked, read: [] }).length === 0) return undefined;
  const read = await readMessages({ rollout, organisation, except }, ports);
  const newcomers = newcomersOf(parts, { ...asked, read });
  if (newcomers.length === 0) return undefined;
  const { milestones } = version.catalogue;
  const kinds = standing
    .map(({ milestone }) => milestone.kind)
    .filter((kind) => Object.hasOwn(milestones, kind));
  return { newcomers, context, reached: new Set(kinds) };
}

const TELLING: readonly Dispatch['purpose'][] = ['milestone', 'newsletter', 'welcome'];

/** What the mails of a rollout have told one organisation's people, or are about to. */
async function readMessages(
  { rollout, organisation, except }: Omit<Of, 'contacts'>,
  { dispatches, plans, deliveries, now }: LoadNewcomersPorts,
): Promise<SeenMessage[]> {
  const told = (await dispatches.ofRollout(rollout, 0)).filter(
    ({ id, purpose, organisations }) =>
      id !== except && TELLING.includes(purpose) && organisations.includes(organisation),
  );
  const read = await mapInChunks(told, async ({ id, purpose }) => {
    const topics = new Map((await plans.variants(id, organisation)).map((one) => [one.id, one.topics]));
    if ([...topics.values()].every((of) => of.length === 0)) return [];
    const mails = await deliveries.ofOrganisation(id, organisation);
    return mails
      .filter((mail) => purpose === 'welcome' || mayBeRead(mail))
      .flatMap((mail) =>
        (topics.get(mail.variant) ?? []).map((topic) => ({
          contact: mail.contact,
          topic,
          at: timeOf(mail) ?? now(),
        })),
      );
  });
  return read.flat();
}

/** Also if it has yet to leave, or its address takes no mail: nobody is welcomed to what no mail brings. */
function mayBeRead({ outcome }: Delivery): boolean {
  return outcome.state !== 'cancelled';
}

function timeOf({ outcome }: Delivery): number | undefined {
  return 'at' in outcome ? outcome.at : undefined;
}
