import * as z from 'zod';
import { contactId } from '../../contacts/contact.ts';
import { leftSchema, type SignOffSaid, signOffSaidSchema, signOffWordSchema } from '../../ledger/sign-off.ts';
import { type GiveSignOffPorts, giveSignOff } from '../../ledger/use-cases/give-sign-off.ts';
import { type Parsed, parseInput } from '../../shared/parse-input.ts';
import { type Problem, problemAt } from '../../shared/problem.ts';
import { type LoadTaskListPorts, loadTaskList, type TaskList } from './load-task-list.ts';
import { optionalText } from './submit-task-form.ts';

export type SubmitSignOffPorts = LoadTaskListPorts & GiveSignOffPorts;

/** The submitted form. */
const formSchema = z.object({ word: signOffWordSchema, left: optionalText(leftSchema) });

export type SubmittedSignOff =
  | { kind: 'given'; again: boolean }
  | { kind: 'problems'; list: TaskList; problems: Problem[] };

/**
 * Gives an organisation's word on a milestone by a signed link. Links of whoever may not give it give the same result
 * as invalid ones; then, and for an invalid form, nothing changes.
 */
export async function submitSignOff(
  { token, said }: { token: string; said: unknown },
  ports: SubmitSignOffPorts,
): Promise<SubmittedSignOff | { kind: 'no-such-link' }> {
  const list = await loadTaskList(token, ports);
  if (!list?.signOff) return { kind: 'no-such-link' };
  return submitSignOffOn({ list, said, who: contactId(list.reader) }, ports);
}

/** The same for a list that was loaded; `who` is a contact id, or a console user's name. */
export async function submitSignOffOn(
  { list, said, who }: { list: TaskList; said: unknown; who: string },
  ports: GiveSignOffPorts,
): Promise<SubmittedSignOff> {
  const word = wordIn(said);
  if (!word.ok) return { kind: 'problems', list, problems: word.problems };
  const { milestone, catalogue, organisation } = list;
  const place = { milestone, catalogue, organisation: organisation.code };
  const given = await giveSignOff({ ...place, said: word.data, who }, ports);
  return given.kind === 'given'
    ? { kind: 'given', again: given.again }
    : { kind: 'problems', list, problems: [given.problem] };
}

/** The ids of the words are nobody's language: whoever chose none is told to choose. */
function chosenNone(found: Problem): Problem {
  return found.path === 'word' ? problemAt('word', 'too-few', { min: 1 }) : found;
}

/** What is left belongs to a word that leaves something. */
function wordIn(said: unknown): Parsed<SignOffSaid> {
  const form = parseInput(formSchema, said);
  if (!form.ok) return { ok: false, problems: form.problems.map(chosenNone) };
  const { word, left } = form.data;
  if (word !== 'done' && left === undefined) return { ok: false, problems: [problemAt('left', 'missing')] };
  return parseInput(signOffSaidSchema, word === 'done' ? { word } : { word, left });
}
