import { eventsApiDestination } from './eventsApiDestination';
import { eventsConnection } from './eventsConnection';
import { eventsRule } from './eventsRule';
import { iamManagedPolicy } from './iamManagedPolicy';
import { iamOidcProvider } from './iamOidcProvider';
import { iamRole } from './iamRole';
import { kmsAlias } from './kmsAlias';
import { kmsKey } from './kmsKey';
import { logsLogGroup } from './logsLogGroup';
import type { ResourceType } from './ResourceType';
import { s3Bucket } from './s3Bucket';
import { s3BucketPolicy } from './s3BucketPolicy';
import { sageMakerDomain } from './sageMakerDomain';
import { sageMakerEndpoint } from './sageMakerEndpoint';
import { sageMakerEndpointConfig } from './sageMakerEndpointConfig';
import { sageMakerModel } from './sageMakerModel';
import { sageMakerModelPackageGroup } from './sageMakerModelPackageGroup';
import { sageMakerPipeline } from './sageMakerPipeline';
import { sageMakerUserProfile } from './sageMakerUserProfile';
import { sqsQueue } from './sqsQueue';
import { sqsQueuePolicy } from './sqsQueuePolicy';

export type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';

/** The resource types this sandbox's CloudFormation makes, by name. */
export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  [
    eventsApiDestination,
    eventsConnection,
    eventsRule,
    iamManagedPolicy,
    iamOidcProvider,
    iamRole,
    kmsAlias,
    kmsKey,
    logsLogGroup,
    s3Bucket,
    s3BucketPolicy,
    sageMakerDomain,
    sageMakerEndpoint,
    sageMakerEndpointConfig,
    sageMakerModel,
    sageMakerModelPackageGroup,
    sageMakerPipeline,
    sageMakerUserProfile,
    sqsQueue,
    sqsQueuePolicy,
  ].map(type => [type.type, type]),
);
