import { defaultLocale } from '../../domain/catalogue/catalogue.ts';
import { factChangedSchema } from '../../domain/milestone/use-cases/accept-change.ts';
import { previewChange } from '../../domain/milestone/use-cases/preview-change.ts';
import { shortDigest } from '../../domain/shared/digest.ts';
import { parseInput } from '../../domain/shared/parse-input.ts';
import type { Problem } from '../../domain/shared/problem.ts';
import { renderMail } from '../../templates/mail/render-mail.ts';
import { problemLine } from '../../templates/words/problem-sentence.ts';
import { type Context, command, optionalTextInput, textInput } from '../cli/command.ts';
import { nothingDone } from '../cli/command-failure.ts';

export const CHANGE_COMMANDS = [
  command({
    name: 'change',
    description: 'Change a fact: everybody who was told the old value is told the new one, and why.',
    example:
      'change bob standstillEnd 2026-12-10 --why "Väntetiden räknas från en senare dag." --by coordinator@skr.example',
    arguments: {
      rollout: textInput('the rollout'),
      fact: textInput('the fact, as the catalogue calls it'),
      value: textInput('its new value; none where nobody knows it any more'),
    },
    options: {
      why: textInput('why it has changed, as its readers are told', 'reason'),
      by: textInput('your address, stored with the change', 'address'),
      organisation: optionalTextInput('only for this organisation', 'code'),
      exception: optionalTextInput('why it is so against a soft rule', 'reason'),
    },
    run: async ({ rollout, fact, value, why, by: changedBy, organisation, exception }, context) => {
      const facts = { [fact]: value === 'none' ? null : await typed({ rollout, fact, value }, context) };
      // A fact may change back and forth: that is not the same change again.
      const { length: earlier } = await context.operator.milestones.changesOf(rollout);
      const detail = {
        id: `change-${shortDigest(rollout, organisation, facts, why, earlier)}`,
        ...{ rollout, facts, why, changedBy },
        ...(organisation === undefined ? {} : { organisation }),
        ...(exception === undefined ? {} : { exception: { reason: exception } }),
      };
      const people = await holders(detail, context);
      await context.operator.say('FactChanged', detail);
      return {
        text:
          people === 0
            ? `Changed ${fact}. Nobody was told the old value, so no mail leaves.`
            : `Changed ${fact}. ${people} people get a mail about it; ${detail.id} is what the console calls it.`,
      };
    },
  }),
];

/** Checks a change before it is said on the bus, which gives no answer; counts those who will be told. */
async function holders(detail: object, { operator }: Context): Promise<number> {
  const changed = parseInput(factChangedSchema, detail);
  if (!changed.ok) throw refused(changed.problems);
  const preview = await previewChange(changed.data, { ...operator, render: renderMail });
  if (preview.kind === 'overtaken') throw nothingDone(['Somebody else has changed it meanwhile.']);
  if (preview.kind === 'refused') throw refused(preview.problems);
  return preview.plans.reduce((sum, { deliveries }) => sum + deliveries.length, 0);
}

function refused(problems: readonly Problem[]) {
  return nothingDone(problems.map((found) => problemLine(found, 'en')));
}

/** A value as its fact has it: a number, words by language where they differ, else as typed. */
async function typed(
  { rollout: id, fact, value }: { rollout: string; fact: string; value: string },
  { operator }: Context,
): Promise<string | number | Record<string, string>> {
  const rollout = await operator.rollouts.find(id);
  const current = rollout && (await operator.catalogues.currentVersion(rollout.catalogue));
  const version = current ? await operator.catalogues.load(rollout.catalogue, current) : undefined;
  if (version?.catalogue.facts[fact]?.type === 'number') return Number(value);
  const byLanguage = version && typeof rollout?.facts[fact] === 'object';
  return byLanguage ? { [defaultLocale(version.catalogue)]: value } : value;
}
