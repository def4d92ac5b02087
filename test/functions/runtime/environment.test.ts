import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { readEnvironment } from '../../../functions/runtime/environment.ts';

describe('the environment of a function', () => {
  const source = {
    TABLE_NAME: 'budkavle',
    EVENT_BUS_NAME: 'budkavle-prod',
    DELIVERIES_QUEUE_URL: 'https://sqs.eu-north-1.amazonaws.com/000000000000/deliveries',
    HOME: '/root',
  };

  it('is exactly what the function names', () => {
    expect(readEnvironment(['TABLE_NAME', 'EVENT_BUS_NAME'], source)).toEqual({
      TABLE_NAME: 'budkavle',
      EVENT_BUS_NAME: 'budkavle-prod',
    });
  });

  it('is refused with every variable that is missing or wrong', () => {
    const read = () =>
      readEnvironment(['TABLE_NAME', 'DELIVERIES_QUEUE_URL', 'CONFIGURATION_SET_NAME'], {
        ...source,
        TABLE_NAME: '',
        DELIVERIES_QUEUE_URL: 'deliveries',
      });
    expect(read).toThrow(InvalidInput);
    for (const name of ['TABLE_NAME', 'DELIVERIES_QUEUE_URL', 'CONFIGURATION_SET_NAME'])
      expect(read).toThrow(name);
  });

  it('may lack the mailbox, which only a stage without real mail has', () => {
    expect(readEnvironment(['MAILBOX_URL'], source)).toEqual({});
  });
});
