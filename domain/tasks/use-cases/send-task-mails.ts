import { contactId } from '../../contacts/contact.ts';
import { type Delivery, deliveryId } from '../../mail/delivery.ts';
import type { Dispatch } from '../../mail/dispatch.ts';
import type { Variant } from '../../mail/variant.ts';
import { type PlanDispatchPartPorts, planDispatchPart } from '../../sending/use-cases/plan-dispatch-part.ts';
import { shortDigest } from '../../shared/digest.ts';
import type { Localised } from '../../shared/locale.ts';
import type { DutyRoster, Reminder } from '../plan-reminders.ts';
import type { RenderTaskMail } from '../task-mail.ts';

export type SendTaskMailsPorts = PlanDispatchPartPorts & { render: RenderTaskMail };

/** The dispatch of some mails: its id, what it is called where they are not reminders, and its rollout. */
export type TaskMailing = {
  id: string;
  name?: Localised;
  roster: Pick<DutyRoster, 'rollout' | 'duties'>;
};

const REMINDERS: Localised = { sv: 'Påminnelser om uppgifter', en: 'Reminders of tasks' };

/**
 * Opens the dispatch and writes every organisation's part. One opened by an earlier try keeps its
 * organisations.
 */
export async function sendTaskMails(
  reminders: readonly Reminder[],
  { id, roster, name = REMINDERS }: TaskMailing,
  ports: SendTaskMailsPorts,
): Promise<void> {
  if (reminders.length === 0) return;
  const opened: Dispatch = {
    id,
    rollout: roster.rollout.id,
    purpose: 'reminder',
    name,
    organisations: [...new Set(reminders.map(({ organisation }) => organisation))],
    state: 'planning',
    changedAt: ports.now(),
  };
  const dispatch = (await ports.dispatches.open(opened)) ? opened : await ports.dispatches.find(id);
  if (dispatch?.state !== 'planning') return;
  const byOrganisation = Map.groupBy(reminders, ({ organisation }) => organisation);
  for (const organisation of dispatch.organisations) {
    const mails = (byOrganisation.get(organisation) ?? []).map((reminder) =>
      mailOf(reminder, { dispatch, roster, render: ports.render }),
    );
    const variants = mails.map(({ variant }) => variant);
    const deliveries = mails.map(({ delivery }) => delivery);
    await planDispatchPart(dispatch, { organisation, variants, deliveries, carries: [] }, ports);
  }
}

type MailIn = { dispatch: Dispatch; roster: TaskMailing['roster']; render: RenderTaskMail };

function mailOf(
  { organisation, reader, mail }: Reminder,
  { dispatch, roster, render }: MailIn,
): { variant: Variant; delivery: Delivery } {
  const { rollout, duties } = roster;
  const contact = contactId(reader);
  const id = shortDigest('variant', dispatch.id, organisation, contact, mail);
  // The national contact has no catalogue role and is filed under the responsible one.
  const [role = duties[0]?.catalogue.responsible ?? 'contact'] = reader.groups;
  const groups = [role];
  return {
    variant: {
      id,
      locale: reader.locale,
      groups,
      channels: [],
      topics: [],
      from: { name: mail.sender, address: rollout.from },
      replyTo: mail.contact,
      ...render(mail),
    },
    delivery: {
      id: deliveryId(dispatch.id, organisation, reader.address),
      organisation,
      variant: id,
      contact,
      name: reader.name,
      address: reader.address,
      groups,
      task: true,
      outcome: { state: 'planned', tries: 0, notBefore: 0 },
    },
  };
}
