import type { IdentityProvider } from '../../../../domain/people/identity.ts';
import type { People } from '../../../../domain/people/person.ts';
import type { ListLeadsPorts } from '../../../../domain/people/use-cases/invite-leads.ts';
import type { InvitePersonPorts } from '../../../../domain/people/use-cases/invite-person.ts';
import type { ListVisitorsPorts } from '../../../../domain/people/use-cases/list-visitors.ts';
import type { PeopleView } from '../../../../templates/pages/console/people/people-view.ts';
import { formTokenField } from '../../../../templates/pages/shared/page.ts';
import type { ReadsForEveryPage } from '../admit.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

export type PeoplePorts = ReadsForEveryPage &
  InvitePersonPorts &
  ListLeadsPorts &
  ListVisitorsPorts & { people: People; providers: readonly IdentityProvider[] };

export type PeopleRequest = PageRequest<PeoplePorts>;
export type PeopleRoute = PageRoute<PeoplePorts>;

/** Only coordinators say who may sign in. */
export const COORDINATOR = { roles: ['coordinator'], scope: 'everything' } as const;

export async function viewOf({ locale, reader, ports }: PeopleRequest): Promise<PeopleView> {
  const organisations = await ports.organisations.list();
  return { locale, reader, fields: formTokenField(reader.formToken), organisations, now: ports.now() };
}

/** Who acts. */
export function actorOf({ user }: Pick<PeopleRequest, 'user'>): { by: string } {
  return { by: user.address };
}
