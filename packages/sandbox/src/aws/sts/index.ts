import { defineService } from '../service';
import { AssumeRole } from './assumeRole';
import { AssumeRoleWithWebIdentity } from './assumeRoleWithWebIdentity';
import { GetCallerIdentity } from './getCallerIdentity';

export const sts = defineService(
  {
    id: 'sts',
    protocol: 'query',
    version: '2011-06-15',
    xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  },
  { AssumeRole, AssumeRoleWithWebIdentity, GetCallerIdentity },
);
