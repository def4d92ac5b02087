import { ACMClient, DescribeCertificateCommand, paginateListCertificates } from '@aws-sdk/client-acm';
import type { Account, Certificate, ExpectedRecord } from './account.ts';
import type { ClientSettings } from './client-settings.ts';
import { unlessMissing } from './unless-missing.ts';

/** CloudFront takes certificates and firewalls from this region only. */
export const EDGE_REGION = 'us-east-1';

/** Certificates for CloudFront. */
export function certificateOf(settings: ClientSettings): Account['certificate'] {
  const client = new ACMClient({ ...settings, region: EDGE_REGION });
  const described = async (CertificateArn: string): Promise<Certificate | undefined> => {
    const found = await unlessMissing(client.send(new DescribeCertificateCommand({ CertificateArn })));
    const { Status = '', NotAfter, DomainValidationOptions = [] } = found?.Certificate ?? {};
    const records = DomainValidationOptions.flatMap(({ ResourceRecord: record }): ExpectedRecord[] =>
      record?.Name && record.Value ? [{ name: record.Name, type: 'CNAME', value: record.Value }] : [],
    );
    return found && { status: Status, validUntil: NotAfter?.getTime(), records };
  };
  return async (of) => {
    if ('arn' in of) return await described(of.arn);
    for await (const { CertificateSummaryList = [] } of paginateListCertificates({ client }, {})) {
      const arn = CertificateSummaryList.find(({ DomainName }) => DomainName === of.domain)?.CertificateArn;
      if (arn) return await described(arn);
    }
    return undefined;
  };
}
