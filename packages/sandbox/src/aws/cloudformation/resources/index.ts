import { iamRole } from './iamRole';
import type { ResourceType } from './ResourceType';
import { sageMakerDomain } from './sageMakerDomain';
import { sageMakerUserProfile } from './sageMakerUserProfile';

export type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';

/** The resource types this sandbox's CloudFormation makes, by name. */
export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  [iamRole, sageMakerDomain, sageMakerUserProfile].map(type => [
    type.type,
    type,
  ]),
);
