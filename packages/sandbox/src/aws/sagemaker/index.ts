import { defineService } from '../service';
import { CreateApp, DeleteApp, DescribeApp, ListApps } from './apps';
import { DescribeDomain, ListDomains } from './describeDomains';
import { DescribeUserProfile, ListUserProfiles } from './describeUserProfiles';
import { CreateDomain, DeleteDomain, UpdateDomain } from './domains';
import { endpointOperations, endpointTimers } from './endpoints';
import { jobOperations, jobTimers } from './jobs';
import { modelOperations } from './models';
import { pipelineOperations, pipelineTimers } from './pipelines';
import { CreatePresignedDomainUrl } from './presignedDomainUrl';
import { projectOperations, projectTimers } from './projects';
import { registryOperations, registryTimers } from './registry';
import { settle, settleTimer } from './settle';
import { AddTags, DeleteTags, ListTags } from './tags';
import {
  CreateUserProfile,
  DeleteUserProfile,
  UpdateUserProfile,
} from './userProfiles';

export const sagemaker = defineService(
  {
    id: 'sagemaker',
    protocol: 'json1.1',
    targetPrefix: 'SageMaker',
    timers: {
      [settleTimer]: settle,
      ...endpointTimers,
      ...jobTimers,
      ...pipelineTimers,
      ...projectTimers,
      ...registryTimers,
    },
  },
  {
    AddTags,
    CreateApp,
    CreateDomain,
    CreatePresignedDomainUrl,
    CreateUserProfile,
    DeleteApp,
    DeleteDomain,
    DeleteTags,
    DeleteUserProfile,
    DescribeApp,
    DescribeDomain,
    DescribeUserProfile,
    ListApps,
    ListDomains,
    ListTags,
    ListUserProfiles,
    UpdateDomain,
    UpdateUserProfile,
    ...endpointOperations,
    ...jobOperations,
    ...modelOperations,
    ...pipelineOperations,
    ...projectOperations,
    ...registryOperations,
  },
);
