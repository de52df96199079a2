import { defineService } from '../service';
import { bucketSettings } from './bucketSettings';
import * as buckets from './buckets';
import { CopyObject } from './copyObject';
import * as deleteObjects from './deleteObjects';
import { GetObject, HeadObject } from './getObject';
import { ListObjects, ListObjectsV2 } from './listObjects';
import { lackedHeaders } from './lackedHeaders';
import * as listUploads from './listUploads';
import { ListObjectVersions } from './listVersions';
import * as multipart from './multipart';
import * as notifications from './notifications';
import * as objectTagging from './objectTagging';
import * as policies from './policies';
import { PutObject } from './putObject';
import { UploadPartCopy } from './uploadPartCopy';

export const s3 = defineService(
  {
    id: 's3',
    protocol: 'restXml',
    xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
    lackedHeaders,
    protocolMembers: ['ContentMD5', 'ContentLength', 'ChecksumAlgorithm'],
    subresources: [
      'accelerate',
      'acl',
      'analytics',
      'attributes',
      'cors',
      'delete',
      'encryption',
      'intelligent-tiering',
      'inventory',
      'legal-hold',
      'lifecycle',
      'location',
      'logging',
      'metrics',
      'notification',
      'object-lock',
      'ownershipControls',
      'policy',
      'policyStatus',
      'publicAccessBlock',
      'replication',
      'requestPayment',
      'restore',
      'retention',
      'select',
      'tagging',
      'torrent',
      'uploadId',
      'uploads',
      'versioning',
      'versions',
      'website',
    ],
  },
  {
    ...buckets,
    ...bucketSettings,
    ...policies,
    ...notifications,
    PutObject,
    CopyObject,
    GetObject,
    HeadObject,
    ...deleteObjects,
    ListObjects,
    ListObjectsV2,
    ListObjectVersions,
    ...multipart,
    UploadPartCopy,
    ...listUploads,
    ...objectTagging,
  },
);
