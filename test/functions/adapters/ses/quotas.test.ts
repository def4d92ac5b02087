import { GetSendQuotaCommand, type GetSendQuotaCommandOutput, SESClient } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { sendQuotaSchema } from '../../../../domain/mail/pace.ts';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { SesQuotas } from '../../../../functions/adapters/ses/quotas.ts';

function anAccount() {
  const client = new SESClient({ region: 'eu-north-1' });
  return { ses: mockClient(client), quotas: new SesQuotas(client) };
}

function quotaFrom(answer: Partial<GetSendQuotaCommandOutput>) {
  const { ses, quotas } = anAccount();
  ses.on(GetSendQuotaCommand).resolves(answer);
  return quotas.read();
}

describe('the sending quota', () => {
  it('is what SES tells, in one call', async () => {
    const { ses, quotas } = anAccount();
    const answer = { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 127 };
    ses.on(GetSendQuotaCommand).resolves(answer);
    expect(await quotas.read()).toEqual({ perSecond: 14, perDay: 50_000, sentLastDay: 127 });
    expect(ses.calls()).toHaveLength(1);
  });

  it('has no limit a day where SES says -1', async () => {
    expect(await quotaFrom({ Max24HourSend: -1, MaxSendRate: 200, SentLast24Hours: 0 })).toMatchObject({
      perDay: -1,
    });
  });

  it('of nothing a day is nothing a day', async () => {
    expect(await quotaFrom({ Max24HourSend: 0, MaxSendRate: 1, SentLast24Hours: 0 })).toMatchObject({
      perDay: 0,
    });
  });

  it.each([
    ['none', {}],
    ['zero', { MaxSendRate: 0 }],
    ['less than zero', { MaxSendRate: -1 }],
  ])('has a rate that can be kept where SES tells %s', async (_, answer) => {
    const quota = await quotaFrom(answer);
    expect(quota.perSecond).toBe(1);
    expect(sendQuotaSchema.parse(quota)).toEqual(quota);
  });

  it('is that of a new account where SES tells nothing', async () => {
    expect(await quotaFrom({})).toEqual({ perSecond: 1, perDay: 200, sentLastDay: 0 });
  });

  it('fails, to be asked for again, where SES does not answer', async () => {
    const { ses, quotas } = anAccount();
    ses
      .on(GetSendQuotaCommand)
      .rejects(Object.assign(new Error('for anna@malmo.example'), { name: 'Throttling' }));
    await expect(quotas.read()).rejects.toThrow(TemporaryFailure);
    await expect(quotas.read()).rejects.toThrow(/^the sending quota could not be read: Throttling$/);
  });
});
