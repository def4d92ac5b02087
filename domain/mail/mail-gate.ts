import type { SendResult } from './delivery.ts';

/** Whether a mail may leave now. `probe`: its answer tells whether others may. Times in ms. */
export type GateAnswer = { kind: 'open'; probe: boolean } | { kind: 'later'; at: number };

/** What mails of no dispatch pass one by one: the same holds, rate and quota as all others. */
export interface MailGate {
  /** Waits for its turn, if that is a matter of seconds. */
  ask(): Promise<GateAnswer>;
  /** Tells what the mail service said, whoever else that concerns. */
  tell(result: SendResult, asked: { probe: boolean }): Promise<void>;
}
