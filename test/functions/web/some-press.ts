import { draftPressRelease } from '../../../domain/press/use-cases/draft-press-release.ts';
import { submitPressRelease } from '../../../domain/press/use-cases/submit-press-release.ts';
import { pressApp } from '../../../functions/web/apps/press-app.ts';
import type { PressPorts } from '../../../functions/web/console/press/press-request.ts';
import { localFile, nationalFile } from '../../domain/fixtures/a-press-release.ts';
import type { LendingWorld } from '../../domain/fixtures/lending-world.ts';
import { plainPressRender } from '../../domain/fixtures/press-world.ts';
import { type aConsole, asked, CONSOLE_URL, formTokenOn } from './a-console.ts';

type Site = Pick<ReturnType<typeof aConsole>, 'tokens' | 'signIn'>;

/** The desk of the press over some ports, behind the sign-in of a console. */
export function somePress(ports: PressPorts, { tokens, signIn }: Site) {
  const errors: Error[] = [];
  const app = pressApp({
    ports,
    ...{ tokens, signIn, consoleUrl: CONSOLE_URL },
    onError: (error) => errors.push(error),
  });
  const { browse, call } = asked(app);
  return {
    app,
    errors,
    browse,
    call,
    /** Sends a form as it stands on one of the pages. */
    async send(who: string, path: string, fields: Record<string, string | File>) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set('formToken', formTokenOn(await (await browse(who, '/press')).text()));
      return browse(who, path, { method: 'POST', body: form, headers: { origin: CONSOLE_URL } });
    },
  };
}

/** A release that was handed in, with editions of these organisations that are. */
export async function handedInReleases(world: LendingWorld, editing: readonly string[] = ['1280', '1480']) {
  const ports = { ...world, render: plainPressRender, publicUrl: CONSOLE_URL };
  const editions = editing.map((organisation) => localFile({ organisation }));
  for (const draft of [nationalFile(), ...editions]) {
    const kept = await draftPressRelease({ draft, files: new Map(), by: 'Anna Ek' }, ports);
    if (kept.kind === 'refused') throw new Error(JSON.stringify(kept.problems));
    const submitted = await submitPressRelease({ id: kept.version.id, by: 'Anna Ek' }, ports);
    if (submitted.kind === 'refused') throw new Error(JSON.stringify(submitted.problems));
  }
  return ports;
}
