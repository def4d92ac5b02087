import { describe, expect, it } from 'vitest';
import { type Person, personId, seenPerson } from '../../domain/people/person.ts';
import type { RunningStage } from './running-stage.ts';
import { type SignedIn, signedIn } from './signed-in.ts';

const PAT = 'pat.hill@kansli.example';
const BOUNCES = 'bounce+pat@simulator.amazonses.com';
const AHMED = 'ahmed.abdulle@malmo.example';

/** Somebody's access from the invitation to the end, over a running stage with the sample. */
export function accessJourney(running: () => { stage: RunningStage; coordinator: SignedIn }): void {
  const quiet = () => running().stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
  const found = (address: string) => running().stage.operator.people.find(personId(address));
  const mailsTo = (address: string) =>
    running()
      .stage.cloud.mails()
      .filter(({ destinations }) => destinations.includes(address));
  const invite = async (address: string, role: string, locale = 'en') =>
    running().coordinator.submit('/people/invite', {
      name: 'Pat Hill',
      address,
      role,
      locale,
      organisation: '',
    });
  const steps = async (who: SignedIn, address: string, step: string) => {
    const seen = seenOf(await found(address));
    return who.submit(`/people/${personId(address)}/steps`, { step, seen });
  };
  const seenOf = (person: Person | undefined) => (person ? seenPerson(person) : 'nobody');
  const signIn = (address: string) => signedIn(running().stage.cloud.urls.api, { address });

  describe('whoever is invited', () => {
    it('gets a mail in their language through our own SES, signs in, accepts, and sees what the role may', async () => {
      expect((await invite(PAT, 'registrar')).status).toBe(303);
      await quiet();
      const [mail, ...more] = mailsTo(PAT);
      expect(more).toEqual([]);
      expect(mail?.raw.toString()).toMatch(/^Subject: Invitation to Budkavle$/m);
      const pat = await signIn(PAT);
      expect((await pat.fetch('/register')).headers.get('location')).toMatch(/^\/welcome/);
      expect((await pat.submit('/welcome', {}, '/welcome')).status).toBe(303);
      expect((await pat.fetch('/register')).status).toBe(200);
      expect((await pat.fetch('/people')).status).toBe(403);
    });

    it('has another role with the next request, and is out with the next one after the end', async () => {
      const pat = await signIn(PAT);
      const form = { seen: seenOf(await found(PAT)), role: 'local-lead', organisation: '1280' };
      await running().coordinator.submit(`/people/${personId(PAT)}`, form);
      expect((await pat.fetch('/register')).status).toBe(403);
      expect((await pat.api('/api/organisations/1280/contacts')).status).toBe(200);
      await steps(running().coordinator, PAT, 'end');
      expect((await pat.fetch('/')).status).toBe(401);
      expect((await pat.api('/api/organisations/1280/contacts')).status).toBe(401);
      await quiet();
      await expect(signIn(PAT)).rejects.toThrow();
    });

    it('is erased on request once ended: no name, no address, and still out', async () => {
      expect((await steps(running().coordinator, PAT, 'erase')).status).toBe(303);
      await quiet();
      const people = await running().stage.operator.people.read();
      expect(JSON.stringify(people)).not.toMatch(/pat\.hill|Pat Hill/);
      expect(await found(PAT)).toMatchObject({ state: 'ended' });
    });

    it('whose address does not exist is shown so in the list, with what to do', async () => {
      await invite(BOUNCES, 'registrar');
      await quiet();
      expect(await found(BOUNCES)).toMatchObject({ invitation: { mail: 'bounced' } });
      const list = await (await running().coordinator.fetch('/people?lang=en')).text();
      expect(list).toContain('Email did not arrive');
      const page = await (await running().coordinator.fetch(`/people/${personId(BOUNCES)}?lang=en`)).text();
      expect(page).toContain('The email came back');
    });
  });

  it('a coordinator is confirmed by another one, and not by whoever proposed them', async () => {
    const second = await running().stage.signIn('coordinator', {
      address: 'second.coordinator@kansli.example',
    });
    await invite('kim.ny@kansli.example', 'coordinator');
    await quiet();
    expect(mailsTo('kim.ny@kansli.example')).toEqual([]);
    expect((await steps(running().coordinator, 'kim.ny@kansli.example', 'confirm')).status).toBe(422);
    expect((await steps(second, 'kim.ny@kansli.example', 'confirm')).status).toBe(303);
    await quiet();
    expect(mailsTo('kim.ny@kansli.example')).toHaveLength(1);
  });

  it('local leads are invited from the contacts, those chosen alone', async () => {
    const { coordinator } = running();
    expect(await (await coordinator.fetch('/people/leads')).text()).toContain(AHMED);
    const chosen = { [`lead-${personId(AHMED)}`]: 'yes' };
    const before = running().stage.cloud.mails().length;
    expect((await coordinator.submit('/people/leads', chosen, '/people/leads')).status).toBe(303);
    await quiet();
    expect(running().stage.cloud.mails().length).toBe(before + 1);
    expect(await found(AHMED)).toMatchObject({
      role: 'local-lead',
      organisation: '1280',
      invitation: { mail: 'sent' },
    });
    // Everybody has looked at everything there: the functions need what they are granted.
    expect((await coordinator.api('/api/people')).status).toBe(200);
  });
}
