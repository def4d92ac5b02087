import { describe, expect, it } from 'vitest';
import { planOrganisation } from '../../../../domain/milestone/use-cases/plan-organisation.ts';
import { TRIALS_AN_HOUR } from '../../../../domain/people/use-cases/ask-for-trial.ts';
import { renderMail } from '../../../../templates/mail/render-mail.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';
import { aConsole, CONSOLE_URL, formTokenOn } from '../fixtures/a-console.ts';

const ID = 'lending-decided-2026';

/** The console over a milestone that is planned in Malmö. */
async function aDesk() {
  const world = { ...(await lendingWorld()), render: renderMail };
  await world.milestones.accept(aMilestone({ organisations: ['1280'] }), {});
  await planOrganisation({ dispatchId: ID, organisation: '1280' }, world);
  const { browse } = aConsole(world);
  const [variant] = await world.plans.variants(ID, '1280');
  const path = `/milestones/${ID}/organisations/1280/texts/${variant?.id}`;
  const send = async (who: string, to = path, fields: Record<string, string> = {}) => {
    const formToken = formTokenOn(await (await browse(who, '/')).text());
    const shown = formTokenOn(await (await browse(who, path)).text());
    const body = new URLSearchParams({ formToken: shown === 'none' ? formToken : shown, ...fields });
    return browse(who, `${to}/to-me`, { method: 'POST', body, headers: { origin: CONSOLE_URL } });
  };
  return { world, browse, path, send };
}

describe('a mail that is looked at', () => {
  it('comes to the address of whoever looks, marked as a trial, and counts nowhere', async () => {
    const { world, browse, path, send } = await aDesk();
    const before = await world.dispatches.ofRollout('lending', 0);
    const deliveries = await world.deliveries.ofOrganisation(ID, '1280');
    // Whatever else a form says, it goes to whoever is signed in.
    const answer = await send('approver', path, {
      to: 'nagon@annan.example',
      address: 'nagon@annan.example',
    });
    expect(answer.status).toBe(303);
    const [job, ...more] = world.trialJobs.jobs;
    expect(more).toEqual([]);
    expect(job?.trial.to).toEqual({ name: 'Kim approver', address: 'approver@kansli.example' });
    expect(job?.trial.subject).toMatch(/^\[(?:Prov|Trial)\] /);
    expect(job?.trial.text).not.toContain('{{');
    expect(job?.trial.html).not.toContain('{{');
    expect(job?.trial.html).toContain(`${CONSOLE_URL}${path}`);
    expect(await world.dispatches.ofRollout('lending', 0)).toEqual(before);
    expect(await world.deliveries.ofOrganisation(ID, '1280')).toEqual(deliveries);
    const shown = await browse('approver', answer.headers.get('location') ?? '');
    expect(await shown.text()).toContain('approver@kansli.example.</p>');
  });

  it('is not sent to those who may not look at it, nor too often', async () => {
    const { world, path, send } = await aDesk();
    for (const who of ['local-lead', 'registrar']) expect((await send(who)).status, who).toBe(403);
    expect((await send('coordinator', path.replace('/1280/', '/1480/'))).status).toBe(404);
    expect(world.trialJobs.jobs).toEqual([]);
    for (let each = 0; each < TRIALS_AN_HOUR; each += 1) await send('coordinator');
    expect((await send('coordinator')).status).toBe(429);
    expect(world.trialJobs.jobs).toHaveLength(TRIALS_AN_HOUR);
    expect((await send('approver')).status).toBe(303);
  });
});

describe('a packet', () => {
  it('comes as a link to whoever asks for it, marked as a trial, if it may be opened', async () => {
    const { world, browse } = await aDesk();
    const ask = async (who: string, organisation = '1280') => {
      const path = `/organisations/${organisation}/packets/${ID}`;
      const formToken = formTokenOn(await (await browse(who, '/work')).text());
      const body = new URLSearchParams({ formToken, to: 'me', address: 'nagon@annan.example' });
      return browse(who, `${path}?lang=sv`, { method: 'POST', body, headers: { origin: CONSOLE_URL } });
    };
    // Nobody has approved it.
    expect((await ask('coordinator')).status).toBe(404);
    const set = { approvedHash: (await world.milestones.find(ID))?.planHash ?? '', approvedBy: 'Anna Ek' };
    await world.milestones.advance(ID, { from: 'planned', to: 'approved', set, at: 1 });
    const answer = await ask('local-lead');
    expect(answer.headers.get('location')).toBe('/organisations/1280/work?did=packet-queued&lang=sv');
    const [job, ...more] = world.trialJobs.jobs;
    expect(more).toEqual([]);
    expect(job?.trial.to.address).toBe('local-lead@kansli.example');
    expect(job?.trial.subject).toBe('[Prov] Fritidsbanken: Materialpaket för Malmö stad: Beslutat');
    expect(job?.trial.text).toMatch(/https:\/\/console\.example\/packets\/k1\./);
    expect(job?.trial.text).not.toContain('{{');
    expect((await ask('local-lead', '1480')).status).toBe(404);
    for (const who of ['approver', 'registrar']) expect((await ask(who)).status, who).toBe(403);
  });
});
