import { defineService } from '../service';
import * as aliases from './aliases';
import * as cryptography from './cryptography';
import { GetKeyPolicy, PutKeyPolicy } from './keyPolicies';
import * as keys from './keys';
import * as rotation from './rotation';
import * as tags from './tags';

export const kms = defineService(
  { id: 'kms', protocol: 'json1.1', targetPrefix: 'TrentService' },
  {
    ...keys,
    GetKeyPolicy,
    PutKeyPolicy,
    ...rotation,
    ...aliases,
    ...tags,
    ...cryptography,
  },
);
