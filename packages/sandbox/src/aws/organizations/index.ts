import { AwsError } from '../errors';
import { defineService } from '../service';
import * as accounts from './accounts';
import * as organization from './organization';
import * as tags from './tags';
import * as units from './units';

export const organizations = defineService(
  {
    id: 'organizations',
    protocol: 'json1.1',
    targetPrefix: 'AWSOrganizationsV20161128',
    invalidInput: (message, constraint) =>
      new AwsError('InvalidInputException', message, 400, {
        Reason: constraint,
      }),
  },
  { ...organization, ...units, ...accounts, ...tags },
);
