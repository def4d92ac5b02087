import { type ControlCase, type ControlLog, casesIn, isOpen, notesIn } from '../../controls/control-log.ts';
import type { Deliveries, Delivery } from '../../mail/delivery.ts';
import type { People, Person, PersonEntry } from '../../people/person.ts';
import { mapInChunks } from '../../shared/concurrency.ts';

export type ShowControlsPorts = {
  controlLog: Pick<ControlLog, 'entries'>;
  deliveries: Pick<Deliveries, 'ofOrganisation'>;
  people: Pick<People, 'read' | 'entries'>;
};

/** A change that waits; to whom a mail would be sent again, if it is still there. */
export type OpenChange = ControlCase & { recipient?: Pick<Delivery, 'name' | 'address'> };

export type ShownControls = {
  open: OpenChange[];
  /** Ended, newest first. */
  past: ControlCase[];
  /** What one person may do alone, newest first. */
  notes: ReturnType<typeof notesIn>;
  /** What was done to the access of coordinators and approvers, newest first; the name if they are known. */
  access: (PersonEntry & { name?: string })[];
};

const STRONG: readonly Person['role'][] = ['coordinator', 'approver'];

/** What waits for a second person, and what was asked for and decided before. */
export async function showControls(ports: ShowControlsPorts): Promise<ShownControls> {
  const entries = await ports.controlLog.entries();
  const cases = casesIn(entries);
  const { people } = await ports.people.read();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const access = (await ports.people.entries())
    .filter(({ role, from }) => STRONG.includes(role) || (from !== undefined && STRONG.includes(from)))
    .map((entry) => {
      const name = names.get(entry.person);
      return { ...entry, ...(name === undefined ? {} : { name }) };
    });
  return {
    open: await mapInChunks(cases.filter(isOpen), (each) => withRecipient(each, ports)),
    past: cases.filter((each) => !isOpen(each)),
    notes: notesIn(entries),
    access: access.reverse(),
  };
}

async function withRecipient(open: ControlCase, { deliveries }: ShowControlsPorts): Promise<OpenChange> {
  const { what } = open;
  if (what.kind !== 'resend') return open;
  const mails = await deliveries.ofOrganisation(what.dispatch, what.organisation);
  const mail = mails.find(({ id }) => id === what.delivery);
  return mail ? { ...open, recipient: { name: mail.name, address: mail.address } } : open;
}
