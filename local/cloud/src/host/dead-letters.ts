import * as z from 'zod';
import type { Database } from '../shared/database.ts';
import type { Blueprint } from '../template/blueprint.ts';

export type DeadLetter = {
  queue: string;
  messageId: string;
  body: string;
  /** The queue it came from; absent when EventBridge, SNS or Lambda put it there. */
  source?: string;
  receiveCount: number;
};

const rowSchema = z.object({
  id: z.string(),
  body: z.string(),
  receive_count: z.number(),
  dead_letter_source: z.string().nullable(),
});

/** Reads dead-letter queues without receiving, which would hide the messages from the person who redrives them. */
export function deadLettersOf(blueprint: Blueprint, database: Database): DeadLetter[] {
  const arns = deadLetterArns(blueprint);
  const select = database.prepare(
    'SELECT id, body, receive_count, dead_letter_source FROM messages WHERE queue = ? ORDER BY seq',
  );
  return blueprint.queues
    .filter(({ arn }) => arns.has(arn))
    .flatMap(({ name, arn }) =>
      select.all(arn).map((row) => {
        const { id, body, receive_count, dead_letter_source } = rowSchema.parse(row);
        const source = dead_letter_source?.replace(/^.*:/, '');
        return { queue: name, messageId: id, body, receiveCount: receive_count, ...(source && { source }) };
      }),
    );
}

function deadLetterArns({ queues, rules, subscriptions, asyncFunctions }: Blueprint): Set<string> {
  const arns = [
    ...queues.map(({ redrive }) => redrive?.deadLetterArn),
    ...rules.flatMap(({ targets }) => targets.map(({ deadLetterArn }) => deadLetterArn)),
    ...[...subscriptions, ...asyncFunctions.values()].map(({ deadLetterArn }) => deadLetterArn),
  ];
  return new Set(arns.filter((arn) => arn !== undefined));
}
