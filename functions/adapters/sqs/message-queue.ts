import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import { KeptConnections } from '../aws-sdk/kept-connections.ts';

// SendMessageBatch takes at most ten messages.
const MESSAGES_A_CALL = 10;

/** A queue of SQS. Its client is made with the first message: few runs of a function that may send one do. */
export class MessageQueue {
  readonly #url: string;
  #client: SQSClient | undefined;

  constructor(url: string, client?: SQSClient) {
    this.#url = url;
    this.#client = client;
  }

  /** Sends something as JSON, to be received after `delaySeconds`. */
  async send(message: unknown, delaySeconds?: number): Promise<void> {
    const MessageBody = JSON.stringify(message);
    await this.#opened().send(
      new SendMessageCommand({ QueueUrl: this.#url, MessageBody, DelaySeconds: delaySeconds }),
    );
  }

  /** @throws {TemporaryFailure} if the queue refused one of them, though the call succeeded */
  async sendAll(messages: readonly unknown[], delaySeconds: number): Promise<void> {
    for (let start = 0; start < messages.length; start += MESSAGES_A_CALL) {
      const Entries = messages.slice(start, start + MESSAGES_A_CALL).map((message, index) => ({
        Id: String(index),
        MessageBody: JSON.stringify(message),
        DelaySeconds: delaySeconds,
      }));
      const { Failed } = await this.#opened().send(
        new SendMessageBatchCommand({ QueueUrl: this.#url, Entries }),
      );
      if (Failed?.length)
        throw new TemporaryFailure(`the queue refused ${Failed.length} messages: ${Failed[0]?.Code}`);
    }
  }

  #opened(): SQSClient {
    this.#client ??= new SQSClient({ requestHandler: new KeptConnections() });
    return this.#client;
  }
}
