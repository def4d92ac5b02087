import { readRolloutArchive } from '../../../functions/adapters/yaml/rollout-archive.ts';
import { type TakeInPorts, takeInRolloutApp } from '../../../functions/web/apps/take-in-rollout-app.ts';
import { type aConsole, asked, CONSOLE_URL, formTokenOn } from './a-console.ts';

type Site = Pick<ReturnType<typeof aConsole>, 'tokens' | 'signIn'>;

/** The pages on which a rollout is taken in, over some ports, behind the sign-in of a console. */
export function aTakeIn(ports: Omit<TakeInPorts, 'readArchive'>, { tokens, signIn }: Site) {
  const errors: Error[] = [];
  const app = takeInRolloutApp({
    ports: { ...ports, readArchive: readRolloutArchive },
    ...{ tokens, signIn, consoleUrl: CONSOLE_URL },
    onError: (error) => errors.push(error),
  });
  const { browse } = asked(app);
  /** Hands over a file, as the page's form does. */
  const hand = async (
    who: string,
    bytes: Uint8Array<ArrayBuffer> | undefined,
    fields: Record<string, string> = {},
  ) => {
    const form = new FormData();
    form.set('formToken', formTokenOn(await (await browse(who, '/take-in-rollout')).text()));
    if (bytes) form.set('file', new File([bytes], 'rollout.zip'));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return browse(who, '/take-in-rollout', { method: 'POST', body: form, headers: { origin: CONSOLE_URL } });
  };
  return { errors, browse, hand };
}
