import { largeOrganisation, sendToAll } from '../fixtures/large-organisation.ts';

/** What one organisation of this size asks of the processor and of the stores, a mail, and most rows at once. */
export type SizeCost = { micros: number; calls: number; mostRows: number; isDone: boolean };

/** Plans an organisation's mails in memory and sends them to their end, job by job; the sending is measured. */
export async function costOfSize(people: number): Promise<SizeCost> {
  const organisation = await largeOrganisation(people);
  const before = process.threadCpuUsage();
  await sendToAll(organisation);
  const { user, system } = process.threadCpuUsage(before);
  const { asked, world } = organisation;
  const milestone = await world.milestones.find('m');
  return {
    micros: (user + system) / people,
    calls: asked.calls / people,
    mostRows: asked.mostRows,
    isDone: milestone?.state === 'completed' && world.mailer.sent.length === people,
  };
}
