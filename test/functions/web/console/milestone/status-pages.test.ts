import { beforeEach, describe, expect, it } from 'vitest';
import type { Milestone } from '../../../../../domain/plan/milestone.ts';
import { aDispatchingMilestone, aMilestoneReached } from '../../../../fixtures/a-milestone.ts';
import { aSummary, someCounts } from '../../../../fixtures/a-plan.ts';
import { NOW } from '../../../../fixtures/dispatching-world.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole, CONSOLE_URL, formTokenOn } from '../../fixtures/a-console.ts';

let world: Awaited<ReturnType<typeof lendingWorld>>;
beforeEach(async () => {
  world = await lendingWorld();
});

/** The status page of a milestone of one organisation, with these mails. */
async function pageOf(
  over: Partial<Milestone>,
  { mails, ...counts }: { mails: number; accepted: number; cancelled: number },
): Promise<string> {
  await world.milestones.accept(aDispatchingMilestone({ id: 'm', organisations: ['1280'], ...over }), {});
  await world.plans.markPlanned('m', aSummary({ deliveries: mails }));
  await world.plans.saveCounts('m', someCounts({ ...counts, reached: {} }));
  return await (await aConsole(world).browse('coordinator', '/milestones/m?lang=sv')).text();
}

describe('a milestone that tells again', () => {
  it('shows why, as words', async () => {
    const again = { reason: 'Fel <b>pris</b>.' };
    const page = await pageOf({ state: 'completed', again }, { mails: 1, accepted: 1, cancelled: 0 });
    expect(page).toContain('får veta det igen: Fel &lt;b&gt;pris&lt;/b&gt;.');
  });
});

describe('a milestone that somebody stopped', () => {
  const stoppedBy = 'ek@office.example';

  it('is not called stopped where everything had left, and says so', async () => {
    const page = await pageOf({ state: 'completed', stoppedBy }, { mails: 3, accepted: 3, cancelled: 0 });
    expect(page).toContain('<p class="state ok big">Klar</p>');
    expect(page).toContain(
      'Stopp begärt av ek@office.example. Då hade allt redan lämnat: inget mejl stoppades.',
    );
    expect(page).not.toContain('Utskicket är stoppat');
  });

  it('says how many had left where some had', async () => {
    const page = await pageOf({ state: 'stopped', stoppedBy }, { mails: 3, accepted: 1, cancelled: 2 });
    expect(page).toContain('Stoppad: 1 av 3 mejl hade lämnat');
    expect(page).toContain('Utskicket är stoppat: 1 skickat, 2 avbrutna');
    expect(page).not.toContain('allt redan lämnat');
  });
});

describe('a milestone that was stopped before anything had left', () => {
  const stoppedBy = 'ek@office.example';
  const mails = { mails: 3, accepted: 0, cancelled: 3 };

  it('calls its organisations stopped, and is not prepared to be taken back', async () => {
    const page = await pageOf({ state: 'stopped', stoppedBy }, mails);
    expect(page).toContain('<td>stoppad</td>');
    expect(page).not.toContain('<td>klar</td>');
    expect(page).not.toContain('href="/prepare/');
  });

  it('leads a coordinator from its draft to another one, and nobody else', async () => {
    expect(await pageOf({ state: 'stopped', stoppedBy }, mails)).not.toContain('/edit?lang=sv');
    const content = aMilestoneReached({ id: 'm' });
    await world.drafts.save({ content, version: 1, at: NOW });
    const office = aConsole(world);
    const shown = async (role: 'coordinator' | 'registrar') =>
      await (await office.browse(role, '/milestones/m?lang=sv')).text();
    expect(await shown('coordinator')).toContain(`href="/drafts/${content.rollout}/m/edit?lang=sv"`);
    expect(await shown('registrar')).not.toContain('/edit?lang=sv');
  });

  it('counts what was cancelled only once all of it is', async () => {
    const page = await pageOf({ state: 'stopping', stoppedBy }, { ...mails, cancelled: 1 });
    expect(page).toContain('Stoppad av ek@office.example.');
    expect(page).not.toContain('Utskicket är stoppat');
  });
});

describe('a milestone whose mails are leaving', () => {
  it('says when the rest has left, as soon as that can be told', async () => {
    const over = { id: 'm', organisations: ['1280'], dispatchedAt: NOW };
    await world.milestones.accept(aDispatchingMilestone(over), {});
    await world.plans.markPlanned('m', aSummary({ deliveries: 1_000 }));
    await world.plans.saveCounts('m', someCounts({ accepted: 250 }));
    const at = async (seconds: number) => {
      const site = aConsole({ ...world, now: () => NOW + seconds * 1_000 });
      return await (await site.browse('coordinator', '/milestones/m/progress?lang=sv')).text();
    };
    expect(await at(2)).not.toContain('Klart om');
    // 750 more at 250 a minute.
    expect(await at(60)).toContain('Klart om ungefär 3 minuter.');
  });
});

describe('a milestone that can be undone', () => {
  // 12:07:40 in Sweden: a minute after NOW.
  const undoable = { state: 'approved', undoUntil: NOW + 60_000 } as const;
  const site = (millis: number) => aConsole({ ...world, now: () => NOW + millis });
  const at = async (millis: number, over: Partial<Milestone> = {}) => {
    await world.milestones.accept(
      aDispatchingMilestone({ id: 'm', organisations: ['1280'], ...undoable, ...over }),
      {},
    );
    await world.plans.markPlanned('m', aSummary({ deliveries: 3 }));
    return await (await site(millis).browse('coordinator', '/milestones/m?lang=sv')).text();
  };

  it('says that nothing has left, when the first mail does, and how long that is; one button undoes it', async () => {
    const page = await at(12_400);
    expect(page).toContain('Inget har lämnat än. Det första mejlet lämnar kl. 12.07.40.');
    expect(page).toContain('Du kan ångra i 48 sekunder till.');
    expect(page.match(/action="\/milestones\/m\/stop/g)).toHaveLength(1);
    expect(page).toContain('>Ångra</button>');
    expect(page).not.toContain('Stoppa utskicket');
  });

  it('says the same in English', async () => {
    await at(0);
    const page = await (await site(59_000).browse('coordinator', '/milestones/m?lang=en')).text();
    expect(page).toContain('Nothing has left yet. The first email leaves at 12:07:40.');
    expect(page).toContain('You can undo it for 1 more second.');
    expect(page).toContain('>Undo</button>');
  });

  it('says of a change that the fact stays changed, and of a milestone nothing of the kind', async () => {
    const change = { facts: [{ fact: 'price', from: 12, to: 15 }], why: 'It was wrong.' };
    expect(await at(0, { change })).toContain('Den ändrade faktauppgiften gäller även om du ångrar');
    await world.milestones.accept(
      aDispatchingMilestone({ id: 'n', organisations: ['1280'], ...undoable }),
      {},
    );
    await world.plans.markPlanned('n', aSummary({ deliveries: 3 }));
    const page = await (await site(0).browse('coordinator', '/milestones/n?lang=sv')).text();
    expect(page).toContain('>Ångra</button>');
    expect(page).not.toContain('Den ändrade uppgiften');
  });

  it('has the button no longer when that is over, nor when it leaves', async () => {
    const late = await at(60_000);
    expect(late).not.toContain('Ångra');
    expect(late).not.toContain('Inget har lämnat än');
    expect(late).toContain('>Stoppa utskicket</button>');
    await world.milestones.advance('m', { from: 'approved', to: 'dispatching', at: NOW });
    const leaving = await (await site(0).browse('coordinator', '/milestones/m?lang=sv')).text();
    expect(leaving).not.toContain('Ångra');
  });

  it('promises no hour where every mail waits for its day', async () => {
    await at(0);
    await world.plans.markPlanned(
      'm',
      aSummary({ deliveries: 3, waits: { until: NOW + 9e8, renewedAt: NOW } }),
    );
    const page = await (await site(0).browse('coordinator', '/milestones/m?lang=sv')).text();
    expect(page).not.toContain('Det första mejlet');
    expect(page).toContain('>Stoppa utskicket</button>');
  });

  it('shows no button to a registrar', async () => {
    await at(0);
    const page = await (await site(0).browse('registrar', '/milestones/m?lang=sv')).text();
    expect(page).not.toContain('Ångra');
    expect(page).not.toContain('Du kan ångra');
  });

  it('has its page loaded anew when the button has to come or go, and not in between', async () => {
    await at(0);
    const still = async (millis: number, query: string) => {
      const answer = await site(millis).browse('coordinator', `/milestones/m/progress?lang=sv${query}`);
      return answer.headers.get('X-Still');
    };
    expect(await still(0, '&undo=yes')).toBe('no');
    expect(await still(0, '')).toBe('yes');
    expect(await still(60_000, '&undo=yes')).toBe('yes');
    expect(await still(60_000, '')).toBe('no');
    expect(await at(0)).toContain('/milestones/m/progress?lang=sv&amp;undo=yes');
  });

  const undo = async (millis: number) => {
    const office = site(millis);
    const page = await (await office.browse('coordinator', '/milestones/m?lang=sv')).text();
    const body = new URLSearchParams({ formToken: formTokenOn(page), undo: 'yes' });
    const answer = await office.browse('coordinator', '/milestones/m/stop?lang=sv', {
      ...{ method: 'POST', body },
      headers: { origin: CONSOLE_URL },
    });
    return answer.headers.get('location');
  };

  it('is stopped by the button', async () => {
    await at(0);
    expect(await undo(30_000)).toBe('/milestones/m?lang=sv');
    expect((await world.milestones.find('m'))?.state).toBe('stopping');
  });

  it('is stopped by a button that came too late, which says that mails had begun to leave', async () => {
    await at(0, { state: 'dispatching' });
    expect(await undo(60_100)).toBe('/milestones/m?lang=sv&notice=undoLate');
    expect((await world.milestones.find('m'))?.state).toBe('stopping');
    const page = await (
      await site(60_100).browse('coordinator', '/milestones/m?lang=sv&notice=undoLate')
    ).text();
    expect(page).toContain('Mejlen hade redan börjat lämna. Resten stoppas.');
  });
});
