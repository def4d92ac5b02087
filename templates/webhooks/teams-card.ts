import { calledOf, defaultLocale, milestoneName } from '../../domain/catalogue/catalogue.ts';
import { formatFact } from '../../domain/catalogue/fact.ts';
import { inLocale, listedIn, nameOrId } from '../../domain/shared/locale.ts';
import type { RenderTeamsCards, TeamsCard } from '../../domain/webhooks/teams-card.ts';
import { changedFact } from '../pages/shared/changed-fact.ts';
import { shownMilestone } from '../pages/shared/milestone-name.ts';
import { type Language, languageFor } from '../words/languages.ts';
import { type TeamsWords, teamsWords } from '../words/teams.gen.ts';

/** A card that says more is cut off in a channel, and above 28 kB it is refused: the rest is on the page. */
const MOST_TASKS = 12;
const MOST_CHANGES = 12;
const PRODUCT = 'Budkavle';

type Element = Readonly<Record<string, unknown> & { type: string }>;
type Action = { title: string; url: string };
type Content = { service: string; heading: string; body: readonly Element[]; actions: readonly Action[] };

/**
 * Cards for a channel in Teams: Adaptive Cards of version 1.4, which all its programs show, in the message that the
 * workflow of a channel takes. They lead to pages at `consoleUrl`, where people sign in.
 */
export function teamsCards(consoleUrl: string): RenderTeamsCards {
  return {
    card: (card) => {
      const language = languageFor(card.locale);
      return message(language, contentOf(card, { language, say: teamsWords(language), consoleUrl }));
    },
    trial: ({ code, name }, locale) => {
      const language = languageFor(locale);
      const say = teamsWords(language);
      const organisation = nameOrId(name, code, language);
      const body = [paragraph(say('cardTrialMeans', { organisation }))];
      const url = `${consoleUrl}/organisations/${code}?lang=${language}`;
      const actions = [{ title: organisation, url }];
      return message(language, { service: PRODUCT, heading: say('cardTrial'), body, actions });
    },
  };
}

type In = { language: Language; say: TeamsWords; consoleUrl: string };

function contentOf(card: TeamsCard, { language, say, consoleUrl }: In): Content {
  const { catalogue, milestone, organisation } = card;
  const service = inLocale(card.service, language, defaultLocale(catalogue));
  const name = shownMilestone(milestone, catalogue, language);
  const work = `${consoleUrl}/organisations/${organisation.code}/work?lang=${language}`;
  const tasks = { title: say('cardOpenTasks'), url: work };
  if (card.what === 'stopped') {
    const body = [paragraph(say('cardStoppedMeans'))];
    return { service, heading: say('cardStopped', { name }), body, actions: [tasks] };
  }
  const body = [
    paragraph(whereOf(card, { language, say }), { isSubtle: true }),
    ...undoneOf(card, { language, say }),
    ...changesOf(card, language),
    ...tasksOf(card, { language, say }),
  ];
  const material = { title: say('cardOpenMaterial'), url: `${work}#packets` };
  return { service, heading: name, body, actions: card.tasks.length > 0 ? [tasks, material] : [material] };
}

type Reached = Extract<TeamsCard, { what: 'reached' }>;
type Said = Omit<In, 'consoleUrl'>;

function whereOf({ organisation: { code, name }, day }: Reached, { language, say }: Said): string {
  const organisation = nameOrId(name, code, language);
  return day === undefined
    ? say('cardAt', { organisation })
    : say('cardFrom', { organisation, day: formatFact('date', day, language) });
}

function undoneOf({ undoes, catalogue }: Reached, { language, say }: Said): Element[] {
  if (undoes.length === 0) return [];
  const names = undoes.map((kind) => milestoneName(catalogue, kind, language));
  return [paragraph(say('cardUndoes', { names: listedIn(language, names) }), { weight: 'Bolder' })];
}

function changesOf({ changes, catalogue }: Reached, language: Language): Element[] {
  const lines = changes.slice(0, MOST_CHANGES);
  return lines.map((changed) => paragraph(changedFact(changed, { catalogue, locale: language })));
}

function tasksOf({ tasks, catalogue, milestone }: Reached, { language, say }: Said): Element[] {
  if (tasks.length === 0) return milestone.change ? [] : [paragraph(say('cardNoTasks'))];
  const facts = tasks.slice(0, MOST_TASKS).map(({ due, channel, groups }) => ({
    title: say('cardDue', { day: formatFact('date', due, language) }),
    value: escaped(
      say('cardTo', {
        channel: nameOrId(catalogue.channels[channel]?.name, channel, language),
        groups: listedIn(
          language,
          groups.map((group) => nameOrId(calledOf(catalogue, group), group, language)),
        ),
      }),
    ),
  }));
  const left = tasks.length - facts.length;
  return [
    { ...paragraph(say('cardTasks'), { weight: 'Bolder' }), spacing: 'Large' },
    { type: 'FactSet', facts },
    ...(left > 0 ? [paragraph(say('andOthers', { count: left }))] : []),
  ];
}

function paragraph(text: string, look: Readonly<Record<string, unknown>> = {}): Element {
  return { type: 'TextBlock', text: escaped(text), wrap: true, ...look };
}

/** Text blocks read some Markdown: https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features */
function escaped(text: string): string {
  return text.replace(/[\\*_[\]]/g, '\\$&').replace(/^(\s*)(#|-|\d+\.)/, '$1\\$2');
}

function message(language: Language, { service, heading, body, actions }: Content): string {
  const [{ url } = { url: '' }] = actions;
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    ...{ type: 'AdaptiveCard', version: '1.4', lang: language },
    fallbackText: teamsWords(language)('cardWithout', { heading, url }),
    body: [
      {
        type: 'TextBlock',
        text: escaped(service),
        wrap: true,
        isSubtle: true,
        size: 'Small',
        spacing: 'None',
      },
      { type: 'TextBlock', text: escaped(heading), wrap: true, size: 'Large', weight: 'Bolder' },
      ...body,
    ],
    actions: actions.map((each) => ({ type: 'Action.OpenUrl', ...each })),
  };
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return JSON.stringify({ type: 'message', attachments: [{ contentType, contentUrl: null, content }] });
}
