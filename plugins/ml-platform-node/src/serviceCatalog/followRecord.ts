import {
  DescribeRecordCommand,
  RecordDetail,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { CustomErrorBase } from '@backstage/errors';
import { callAws } from '../calls/callAws';
import { AwsClients, AwsTarget } from '../clients';
import { poll } from '../polling';

/** How far AWS is with a launch, update or termination. @public */
export interface RecordProgress {
  /** `rec-…`. */
  recordId: string;
  /** `CREATED`, `IN_PROGRESS`, `IN_PROGRESS_IN_ERROR`, `SUCCEEDED` or `FAILED`. */
  status: string;
  elapsed: { milliseconds: number };
}

/** What can be said and stopped while AWS works. @public */
export interface Following {
  signal?: AbortSignal;
  onProgress?(progress: RecordProgress): void;
}

/** A launch, update or termination that AWS ended as failed. @public */
export class ProvisioningFailedError extends CustomErrorBase {
  name = 'ProvisioningFailedError' as const;
}

/** Whether a record's status changes no more. */
function isEnded(record: RecordDetail | undefined): boolean {
  return record?.Status === 'SUCCEEDED' || record?.Status === 'FAILED';
}

/** One record. */
export async function describeRecord(
  clients: AwsClients,
  target: AwsTarget,
  recordId: string,
  options: { signal?: AbortSignal },
): Promise<RecordDetail> {
  const client = clients.get(ServiceCatalogClient, target);
  const { RecordDetail: detail = {} } = await callAws(
    'servicecatalog:DescribeRecord',
    target,
    () =>
      client.send(new DescribeRecordCommand({ Id: recordId }), {
        abortSignal: options.signal,
      }),
    recordId,
  );
  return detail;
}

/** Waits until a record has ended, however it ended. */
export async function followRecord(
  clients: AwsClients,
  target: AwsTarget,
  recordId: string,
  { signal, onProgress }: Following,
): Promise<RecordDetail> {
  return poll<RecordDetail>({
    what: `the Service Catalog record ${recordId} in account ${target.accountId}, region ${target.region} to end`,
    read: () => describeRecord(clients, target, recordId, { signal }),
    until: isEnded,
    onProgress: ({ Status: status = '' }, elapsed) =>
      onProgress?.({ recordId, status, elapsed }),
    signal,
    timeout: { minutes: 60 },
  });
}

/** Throws a ProvisioningFailedError, in AWS's words, when a record failed. */
export function assertSucceeded(record: RecordDetail, target: AwsTarget): void {
  if (record.Status === 'SUCCEEDED') {
    return;
  }
  const reasons = (record.RecordErrors ?? [])
    .map(({ Code, Description }) => Description ?? Code)
    .join('; ');
  throw new ProvisioningFailedError(
    `Service Catalog could not finish ${record.RecordType} of '${
      record.ProvisionedProductName
    }' in account ${target.accountId}, region ${target.region} (record ${
      record.RecordId
    }): ${
      reasons || 'AWS gives no reason'
    }. Mend what it names, or ask the platform team, then run it again: it goes on from what is there`,
  );
}
