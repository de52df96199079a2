import type { ProvisioningRecord } from './documents';

/** A record as operations answer it. */
export function recordDetail(record: ProvisioningRecord) {
  return {
    RecordId: record.id,
    ProvisionedProductName: record.provisionedProductName,
    Status: record.status,
    CreatedTime: new Date(record.createdAt),
    UpdatedTime: new Date(record.updatedAt),
    ProvisionedProductType: 'CFN_STACK',
    RecordType: record.type,
    ProvisionedProductId: record.provisionedProductId,
    ProductId: record.productId,
    ProvisioningArtifactId: record.artifactId,
    PathId: record.pathId,
    RecordErrors: record.errors,
    RecordTags: record.tags.map(({ Key, Value }) => ({ Key, Value })),
    LaunchRoleArn: record.target.roleArn,
  };
}
