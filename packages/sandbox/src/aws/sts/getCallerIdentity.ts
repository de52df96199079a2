import { operation } from '../service';
import { s } from '../shapes';

export const GetCallerIdentity = operation({
  write: false,
  input: s.structure({}),
  handle: (_input, { principal }) => ({
    UserId: principal.userId,
    Account: principal.account,
    Arn: principal.arn,
  }),
});
