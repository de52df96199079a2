import { defineService } from '../service';
import { CreateApp, DeleteApp, DescribeApp, ListApps } from './apps';
import { DescribeDomain, ListDomains } from './describeDomains';
import { DescribeUserProfile, ListUserProfiles } from './describeUserProfiles';
import { CreateDomain, DeleteDomain, UpdateDomain } from './domains';
import { CreatePresignedDomainUrl } from './presignedDomainUrl';
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
    timers: { [settleTimer]: settle },
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
  },
);
