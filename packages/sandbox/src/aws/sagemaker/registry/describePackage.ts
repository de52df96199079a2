import type { PackageDocument } from './documents';

/** The answer of DescribeModelPackage. */
export function describePackage(found: PackageDocument) {
  const { details, createdAt, modifiedAt, createdBy, modifiedBy, ...named } =
    found;
  return {
    CertifyForMarketplace: false,
    ...details,
    ...named,
    CreationTime: new Date(createdAt),
    LastModifiedTime: new Date(modifiedAt),
    ModelPackageStatusDetails: {
      ValidationStatuses: [],
      ImageScanStatuses: [],
    },
    CreatedBy: createdBy,
    LastModifiedBy: modifiedBy,
  };
}
