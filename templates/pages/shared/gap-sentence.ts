import { type Catalogue, calledOf } from '../../../domain/catalogue/catalogue.ts';
import type { Gap } from '../../../domain/catalogue/gap.ts';
import { type Localised, nameOrId } from '../../../domain/shared/locale.ts';
import { gapWords } from '../../words/gap.gen.ts';
import type { Language } from '../../words/languages.ts';

/** A gap as a sentence: what is missing and what to do. */
export function gapSentence(gap: Gap, catalogue: Catalogue, locale: Language): string {
  const say = gapWords(locale);
  const shown = (name: Localised | undefined, id: string) => nameOrId(name, id, locale);
  const called = (id: string) => shown(catalogue.groups[id] && calledOf(catalogue, id), id);
  const topic = (id: string) => shown(catalogue.messages[id]?.name, id);
  switch (gap.kind) {
    case 'no-contact':
      return say(`kind.${gap.kind}`, { group: called(gap.group) });
    case 'no-relay': {
      const relay = shown(catalogue.relays[gap.relay] ?? catalogue.groups[gap.relay]?.name, gap.relay);
      return say(`kind.${gap.kind}`, {
        group: called(gap.group),
        relay: relay.toLocaleLowerCase(locale),
      });
    }
    case 'missing-fact': {
      const topics = gap.topics.map(topic).join(', ') || say('nextStep');
      return say(`kind.${gap.kind}`, { fact: shown(catalogue.facts[gap.fact]?.name, gap.fact), topics });
    }
    case 'missing-text':
      return say(gap.before ? 'kind.missing-text-before' : `kind.${gap.kind}`, {
        topic: topic(gap.topic),
        locale: gap.locale,
      });
    case 'holders-left':
      return say(`kind.${gap.kind}`, { people: gap.people });
    case 'no-responsible':
    case 'no-register-number':
      return say(`kind.${gap.kind}`);
  }
}

/** URL at which an organisation's gap can be fixed; undefined if it belongs to the milestone. */
export function gapMend(
  gap: Gap,
  { organisation, catalogue }: { organisation: string; catalogue: Catalogue },
): string | undefined {
  switch (gap.kind) {
    case 'no-contact':
    case 'no-relay':
    case 'no-responsible':
      return `/contacts/${organisation}/new`;
    case 'missing-text':
      return `/catalogues/${catalogue.id}/messages/${gap.topic}`;
    case 'missing-fact':
      return catalogue.facts[gap.fact]?.scope === 'organisation'
        ? `/organisations/${organisation}`
        : undefined;
    case 'no-register-number':
      return `/organisations/${organisation}`;
    case 'holders-left':
      return undefined;
  }
}
