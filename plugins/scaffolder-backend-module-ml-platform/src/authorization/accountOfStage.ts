import {
  MlAccount,
  MlProject,
  Stage,
} from '@atelier/plugin-ml-platform-common';
import { InputError } from '@backstage/errors';

/** The account of an ML project's stage; refuses a stage without one and an account that is not in use. */
export function accountOfStage(project: MlProject, stage: Stage): MlAccount {
  const account = project.accounts.find(candidate => candidate.stage === stage);
  if (!account) {
    const present = project.accounts.map(candidate => candidate.stage);
    throw new InputError(
      `The ML project '${
        project.slug
      }' has no account for the stage ${stage}. Choose ${present.join(
        ' or ',
      )}, or ask the platform team for one.`,
    );
  }
  if (account.state !== 'ACTIVE') {
    throw new InputError(
      `Account ${account.accountId} (${account.name}) is in the state ${account.state}, so nothing can be launched there. Ask the platform team.`,
    );
  }
  return account;
}
