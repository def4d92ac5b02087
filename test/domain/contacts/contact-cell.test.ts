import { describe, expect, it } from 'vitest';
import { addressOf, nameInCell, textOf } from '../../../domain/contacts/contact-cell.ts';

const codeOf = (text: string) => {
  const cell = addressOf(text);
  return cell.ok ? cell.value : cell.fault.code;
};

describe('the cell of an address', () => {
  it.each([
    ['mailto:eva.ek@kiruna.example', 'eva.ek@kiruna.example'],
    ['Eva Ek <eva.ek@kiruna.example>;', 'eva.ek@kiruna.example'],
    ['eva.ek@kiruna.example <eva.ek@kiruna.example>', 'eva.ek@kiruna.example'],
    ["'eva.ek@kiruna.example", 'eva.ek@kiruna.example'],
    ['"eva.ek@kiruna.example"', 'eva.ek@kiruna.example'],
    ['\u200eeva.ek@kiruna.example', 'eva.ek@kiruna.example'],
    ['eva.ek@kiruna.example;', 'eva.ek@kiruna.example'],
    ['eva.ek@kiruna.example; per@kiruna.example', 'address-several'],
    ['eva.ek@kiruna.example,per@kiruna.example', 'address-several'],
  ])('%j is read as %s', (cell, read) => {
    expect(codeOf(cell)).toBe(read);
  });

  it.each([
    ['many @ and semicolons', `${'@'.repeat(50_000)}${';'.repeat(50_000)}x`],
    ['many brackets', '<'.repeat(100_000)],
    ['many spaces', `a@${' '.repeat(100_000)}b`],
    ['many commas', `eva.ek@kiruna.example${','.repeat(100_000)}x`],
  ])('is refused at once with %s', (_, cell) => {
    const begun = process.cpuUsage();
    expect([addressOf(cell).ok, nameInCell(cell).ok]).toEqual([false, false]);
    textOf(cell);
    const { user } = process.cpuUsage(begun);
    // Some 0.02 s; an expression that goes back takes minutes for so many.
    expect(user / 1e6).toBeLessThan(5);
  });
});
