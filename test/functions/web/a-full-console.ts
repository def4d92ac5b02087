import { planOrganisation } from '../../../domain/milestone/use-cases/plan-organisation.ts';
import { draftPressRelease } from '../../../domain/press/use-cases/draft-press-release.ts';
import { CONTACT_PAGES } from '../../../functions/web/apps/contacts-app.ts';
import { PRESS_PAGES } from '../../../functions/web/apps/press-app.ts';
import { TAKE_IN_PAGES } from '../../../functions/web/apps/take-in-rollout-app.ts';
import { PAGE_ROUTES } from '../../../functions/web/console/page-routes.ts';
import { aMilestone } from '../../domain/fixtures/a-milestone.ts';
import { aNewsItem } from '../../domain/fixtures/a-news-item.ts';
import { nationalFile } from '../../domain/fixtures/a-press-release.ts';
import { lendingWorld } from '../../domain/fixtures/lending-world.ts';
import { aConsole, CONSOLE_URL, formTokenOn } from './a-console.ts';
import { aTakeIn } from './a-take-in.ts';
import { someContacts } from './some-contacts.ts';
import { handedInReleases, somePress } from './some-press.ts';

/** Every page behind the sign-in, of whichever function. */
export const ALL_PAGES = [...PAGE_ROUTES, ...CONTACT_PAGES, ...TAKE_IN_PAGES, ...PRESS_PAGES];

/** All functions of the console over one world with a released milestone in Malmö and Göteborg, asked as a browser asks. */
export async function aFullConsole() {
  const world = await lendingWorld();
  const catalogueVersion = (await world.catalogues.currentVersion('lending')) ?? 'none';
  const organisations = ['1280', '1480'];
  const planned = async (id: string) => {
    await world.milestones.accept(aMilestone({ id, organisations, catalogueVersion }), {});
    for (const organisation of organisations) await planOrganisation({ dispatchId: id, organisation }, world);
    return (await world.milestones.find(id))?.planHash ?? '';
  };
  const approvedHash = await planned('shared-2026');
  const set = { approvedHash, approvedBy: 'Anna Ek' };
  await world.milestones.advance('shared-2026', { from: 'planned', to: 'approved', set, at: 1 });
  await planned('held-2026');
  await world.milestones.advance('held-2026', { from: 'planned', to: 'held', at: 1 });
  await world.newsItems.add(aNewsItem());
  const site = aConsole(world);
  const pressPorts = await handedInReleases(world, ['1480']);
  await draftPressRelease(
    { draft: nationalFile({ id: 'a-draft' }), files: new Map(), by: 'Anna Ek' },
    pressPorts,
  );
  const press = somePress(pressPorts, site);
  const apps = { '/contacts': someContacts(world, site), '/take-in': aTakeIn(world, site), '/press': press };
  const appOf = (path: string) => Object.entries(apps).find(([start]) => path.startsWith(start))?.[1] ?? site;
  const browse = async (who: string, path: string, init: RequestInit = {}) =>
    await appOf(path).browse(who, path, init);
  const tokens = new Map<string, string>();
  return {
    world,
    browse,
    /** Everything that a function could not answer. */
    errors: () => [site, ...Object.values(apps)].flatMap(({ errors }) => errors),
    /** Sends a form as one of the pages has it. */
    async send(who: string, path: string, fields: FormData) {
      const known = tokens.get(who) ?? formTokenOn(await (await browse(who, '/')).text());
      tokens.set(who, known);
      fields.set('formToken', known);
      return await browse(who, path, { method: 'POST', body: fields, headers: { origin: CONSOLE_URL } });
    },
  };
}
