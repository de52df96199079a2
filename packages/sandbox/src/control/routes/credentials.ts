import { addUserKey } from '../../aws/accessKeys';
import { accounts } from '../../aws/organizations/documents';
import { s } from '../../aws/shapes';
import type { Routes } from '../ControlAnswer';
import { readBody } from '../readBody';

const credentialsBody = s.structure({
  account: s.string({ pattern: '\\d{12}' }).required(),
});

/** Access keys for people who look into the sandbox with AWS's own tools. */
export const credentialRoutes: Routes = {
  'POST credentials': ({ body, controlled: { store } }) => {
    const { account } = readBody(credentialsBody, body);
    if (!store.list(accounts, {}).some(({ Id }) => Id === account)) {
      const message = `No organization of the sandbox has the account ${account}.`;
      return { status: 404, body: { message } };
    }
    const AccessKeyId = `AKIAROOT${account}`;
    addUserKey(store, AccessKeyId, {
      arn: `arn:aws:iam::${account}:root`,
      account,
      kind: 'user',
      userId: account,
      tags: {},
    });
    // Signatures are not checked; clients want a secret nevertheless.
    const SecretAccessKey = 'sandbox-root-secret-key-not-for-aws';
    return { status: 200, body: { AccessKeyId, SecretAccessKey } };
  },
};
