import { type TextsView, textsPage } from '../../../../templates/pages/console/milestone/texts-page.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { organisationNames } from '../rollout/organisation-names.ts';
import { sendText, showMail, showText } from './text-pages.ts';

type Previewed = Pick<TextsView, 'catalogue' | 'plan'>;

/** Whoever reads it sees all organisations. */
type Readers = Pick<Extract<PageRoute, { scope: 'everything' }>, 'roles' | 'scope'>;

type Options = Readers & {
  /** Path of the page that leads here, with `{rollout}` and `{id}`. */
  at: `/${string}`;
  /** What one organisation would get; `undefined` where there is nothing. */
  find(request: PageRequest, organisation: string): Promise<Previewed | undefined>;
  /** The words of the link back. */
  backLabel(locale: PageRequest['locale']): string;
};

/**
 * What is not sent yet, as each reader of an organisation would get it: a list, each text, and its HTML for the
 * frame.
 */
export function previewTextPages({ at, find, backLabel, ...readers }: Options): readonly PageRoute[] {
  const base = ({ params: { rollout = '', id = '' } }: PageRequest) =>
    at.replace('{rollout}', rollout).replace('{id}', id);
  const textsOf = async (request: PageRequest) => {
    const { organisation = '' } = request.params;
    const previewed = await find(request, organisation);
    return previewed && { ...previewed, path: `${base(request)}/organisations/${organisation}` };
  };
  const texts = `${at}/organisations/{organisation}` as const;
  return [
    {
      method: 'GET',
      path: texts,
      ...readers,
      async answer(request) {
        const found = await textsOf(request);
        if (!found) return 'not-there';
        const { organisation: code = '' } = request.params;
        const names = await organisationNames([code], request.ports);
        const organisation = names.get(code)?.[request.locale] ?? code;
        const back = { href: base(request), label: backLabel(request.locale) };
        return { page: textsPage({ ...request, ...found, organisation, back }) };
      },
    },
    {
      method: 'GET',
      path: `${texts}/texts/{text}`,
      ...readers,
      async answer(request) {
        const found = await textsOf(request);
        return found ? showText(request, found) : 'not-there';
      },
    },
    {
      method: 'GET',
      path: `${texts}/texts/{text}/mail`,
      ...readers,
      async answer(request) {
        const found = await textsOf(request);
        return found ? showMail(request, found) : 'not-there';
      },
    },
    {
      method: 'POST',
      path: `${texts}/texts/{text}/to-me`,
      ...readers,
      async answer(request) {
        const found = await textsOf(request);
        return found ? sendText(request, found) : 'not-there';
      },
    },
  ];
}
