import { defineService } from '../service';
import * as attachedPolicies from './attachedPolicies';
import * as managedPolicies from './managedPolicies';
import * as oidcProviders from './oidcProviders';
import * as permissionsBoundary from './permissionsBoundary';
import * as policyVersions from './policyVersions';
import * as rolePolicies from './rolePolicies';
import * as roles from './roles';
import * as roleTags from './roleTags';

const { getPolicy, ...policyOperations } = managedPolicies;

export const iam = defineService(
  {
    id: 'iam',
    protocol: 'query',
    version: '2010-05-08',
    xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  },
  {
    ...roles,
    ...rolePolicies,
    ...attachedPolicies,
    ...roleTags,
    ...permissionsBoundary,
    ...policyOperations,
    ...policyVersions,
    ...oidcProviders,
  },
);
