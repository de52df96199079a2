import { InputError } from '@backstage/errors';
import {
  MlAccount,
  MlProject,
  Stage,
} from '@atelier/plugin-ml-platform-common';

/** The ML project's account of a stage that works in a region. Throws an InputError that names the wrong field. */
export function accountOf(
  project: MlProject,
  { stage, region }: { stage: Stage; region: string },
  where: string,
): MlAccount {
  const inStage = project.accounts.filter(account => account.stage === stage);
  if (inStage.length === 0) {
    throw new InputError(
      `${where}/stage: the ML project '${project.slug}' has no account in stage ${stage}`,
    );
  }
  const account = inStage.find(({ regions }) => regions.includes(region));
  if (!account) {
    throw new InputError(
      `${where}/region: the ML project '${project.slug}' does not work in ${region} in stage ${stage}`,
    );
  }
  return account;
}
