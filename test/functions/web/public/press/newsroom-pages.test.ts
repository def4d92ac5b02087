import { expect, it } from 'vitest';
import { aPublishedVersion, HOUR } from '../../../../fixtures/a-press-release.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aSite } from '../../fixtures/a-site.ts';

it('the newsroom says that its only release was withdrawn, when and why, not that there is none yet', async () => {
  const world = await lendingWorld();
  const { app } = aSite(world);
  expect(await (await app.request('/newsroom?lang=sv')).text()).toContain(
    'Det finns inget pressmeddelande än.',
  );
  await world.newsroom.publish(aPublishedVersion(), []);
  await world.newsroom.withdraw('gear-for-all', { at: HOUR, reason: 'Fel <b>pris</b> i texten.' });
  const later = aSite(world).app;
  const page = await (await later.request('/newsroom?lang=sv')).text();
  expect(page).toContain('Återkallade pressmeddelanden');
  expect(page).toMatch(
    /<li>Pressmeddelandet från [^<]* 20\d\d återkallades [^<]*\. Skäl: Fel &lt;b&gt;pris&lt;\/b&gt; i texten\.<\/li>/,
  );
  expect(page).not.toContain('Det finns inget pressmeddelande än.');
  for (const gone of ['Nu öppnar Fritidsbanken', 'gear-for-all']) expect(page).not.toContain(gone);
  expect(await (await later.request('/newsroom?lang=en&q=price')).text()).not.toContain('Withdrawn press');
});
