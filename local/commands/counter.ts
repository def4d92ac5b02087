import * as z from 'zod';
import { isReady, sealHash } from '../../domain/milestone/prepared-counter.ts';
import { fireCounter } from '../../domain/milestone/use-cases/fire-counter.ts';
import {
  approveCounter,
  prepareCounter,
  previewCounter,
  type StandingCounter,
  standingCounter,
  standingCounters,
} from '../../domain/milestone/use-cases/prepare-counter.ts';
import { withdrawCounter } from '../../domain/milestone/use-cases/withdraw-counter.ts';
import { organisationCodeSchema } from '../../domain/rollout/organisation.ts';
import { emailAddressSchema } from '../../domain/shared/email-address.ts';
import { problem } from '../../domain/shared/problem.ts';
import { renderMail } from '../../templates/mail/render-mail.ts';
import { problemLine } from '../../templates/words/problem-sentence.ts';
import { type Context, command, textInput } from '../cli/command.ts';
import { CommandFailure, nothingDone } from '../cli/command-failure.ts';
import { unknownId } from '../cli/known-ids.ts';
import { mailAccountsOf } from '../cli/stage-settings.ts';

const address = emailAddressSchema.meta({ description: 'your address, stored with it', value: 'address' });
const rollout = textInput('the rollout');
const counter = textInput('the id of the prepared counter');

/** What would undo a milestone: prepared and approved before it is needed, and fired in one act. */
export const COUNTER_COMMANDS = [
  command({
    name: 'counter list',
    description: 'List what is prepared in case a milestone has to be undone, and whether it may be fired.',
    example: 'counter list bob',
    arguments: { rollout },
    options: {},
    reads: true,
    run: async ({ rollout: id }, { operator }) => {
      const found = await standingCounters(id, operator);
      const lines = found.map(({ counter: { content }, standing }) => {
        const state = isReady(standing) ? 'It is ready to be fired.' : waits(standing);
        if (standing.isWithdrawn)
          return `${content.id} (${content.kind}) against ${content.against}. It has been withdrawn.`;
        return `${content.id} (${content.kind}) against ${content.against}. ${state}`;
      });
      const data = found.map(({ counter: one, standing }) => ({
        ...one,
        standing,
        ready: isReady(standing),
      }));
      return { text: lines.length === 0 ? 'Nothing is prepared.' : lines.join('\n'), data };
    },
  }),
  command({
    name: 'counter prepare',
    description: 'Prepare what would undo a milestone or a draft. Nothing is sent.',
    example: 'counter prepare bob bob-procurement-2026 under-review --by coordinator@skr.example',
    arguments: {
      rollout,
      milestone: textInput('the milestone or draft that it would undo'),
      kind: textInput('the counter, as the catalogue calls it'),
    },
    options: {
      by: address,
      organisation: organisationCodeSchema
        .optional()
        .meta({ description: 'only for this organisation', value: 'code' }),
    },
    run: async ({ rollout: name, milestone: against, kind, by, organisation }, { operator }) => {
      const ports = { ...operator, render: renderMail };
      const id = `${against.slice(0, 63 - kind.length)}-${kind}`;
      const content = { id, rollout: name, kind, against, facts: {} };
      const organisations = organisation === undefined ? ('all' as const) : [organisation];
      const from = (await operator.preparedCounters.find(name, id))?.version ?? 0;
      const prepared = await prepareCounter({ content: { ...content, organisations }, from, by }, ports);
      if (prepared.kind === 'changed') throw nothingDone(['Somebody else has changed it meanwhile.']);
      if (prepared.kind === 'refused')
        throw nothingDone(prepared.problems.map((one) => problemLine(one, 'en')));
      const preview = await previewCounter(prepared.counter, ports);
      const parts = preview.kind === 'preview' ? preview.parts : [];
      const mails = parts.reduce((sum, { deliveries }) => sum + deliveries, 0);
      return { text: `Prepared ${id}. Fired today it would be ${mails} mails; nothing was sent.` };
    },
  }),
  command({
    name: 'counter approve',
    description: 'Approve a prepared counter in advance, as it is now.',
    example: 'counter approve bob bob-procurement-2026-under-review --by approver@skr.example',
    arguments: { rollout, counter },
    options: { by: address },
    run: async ({ rollout: name, counter: id, by }, { operator }) => {
      const { standing } = await requireCounter({ rollout: name, id }, { operator });
      const seal = sealHash(standing.seal);
      const result = await approveCounter({ rollout: name, id, seal, by }, operator);
      if (result === 'approved') return { text: `Approved ${id}: it may be fired.` };
      if (result === 'waiting')
        return { text: `Noted: ${by} approves ${id}. The policy requires another person as well.` };
      if (result === 'withdrawn') throw nothingDone([isWithdrawn(id)]);
      throw new CommandFailure(
        result === 'own'
          ? `${by} has prepared "${id}" and cannot approve it: let somebody else look at it.`
          : `"${id}" changed meanwhile and was not approved: look at it again.`,
      );
    },
  }),
  command({
    name: 'counter fire',
    description:
      'Fire a prepared counter: whoever was told of the milestone is told that it no longer holds.',
    example: 'counter fire bob bob-procurement-2026-under-review 2026-11-30 --by coordinator@skr.example',
    arguments: {
      rollout,
      counter,
      day: z.iso
        .date({ error: problem('date-invalid') })
        .meta({ description: 'the day on which it happened, such as 2026-11-30' }),
    },
    options: { by: address },
    run: async ({ rollout: name, counter: id, day: on, by }, context) => {
      await requireCounter({ rollout: name, id }, context);
      const ports = { ...context.operator, mailAccounts: mailAccountsOf(context) };
      const fired = await fireCounter({ rollout: name, id, on, by }, ports);
      switch (fired.kind) {
        case 'fired':
          return { text: `Fired ${id}. Until its first mail leaves it can be stopped.` };
        case 'withdrawn':
          throw nothingDone([isWithdrawn(id)]);
        case 'unapproved':
          throw nothingDone([waits(fired.standing)]);
        case 'refused':
        case 'cannot-send':
          throw nothingDone(fired.problems.map((one) => problemLine(one, 'en')));
        case 'not-there':
          throw new CommandFailure(`"${id}" is not there any more.`);
      }
    },
  }),
  command({
    name: 'counter withdraw',
    description: 'Withdraw a prepared counter: nobody can approve or fire it any more.',
    example:
      'counter withdraw bob bob-procurement-2026-under-review --reason "The time limit is over." ' +
      '--by coordinator@skr.example',
    arguments: { rollout, counter },
    options: { by: address, reason: textInput('why, which is kept with it', 'reason') },
    run: async ({ rollout: name, counter: id, by, reason }, { operator }) => {
      await requireCounter({ rollout: name, id }, { operator });
      const result = await withdrawCounter({ rollout: name, id, by, reason }, operator);
      switch (result.kind) {
        case 'withdrawn':
          return { text: `Withdrawn: ${id} cannot be fired any more. It can be prepared anew.` };
        case 'problems':
          throw nothingDone(result.problems.map((one) => problemLine(one, 'en')));
        case 'fired':
          throw nothingDone([`"${id}" has been fired: stop the milestone instead.`]);
        case 'changed':
          throw nothingDone(['Somebody else has changed it meanwhile: look at it again.']);
        case 'not-there':
          throw new CommandFailure(`"${id}" is not there any more.`);
      }
    },
  }),
];

function isWithdrawn(id: string): string {
  return `"${id}" has been withdrawn: prepare it anew, and have it approved anew.`;
}

function waits({ needed, by, changed }: StandingCounter['standing']): string {
  const people = `It waits for ${needed - by.length} more to approve it.`;
  return changed.length === 0 ? people : `Changed since it was approved: ${changed.join(', ')}. ${people}`;
}

async function requireCounter(
  { rollout: name, id }: { rollout: string; id: string },
  { operator }: Pick<Context, 'operator'>,
): Promise<StandingCounter> {
  const found = await standingCounter({ rollout: name, id }, operator);
  if (found) return found;
  const all = await operator.preparedCounters.ofRollout(name);
  throw unknownId(
    'prepared counter',
    id,
    all.map(({ content }) => content.id),
  );
}
