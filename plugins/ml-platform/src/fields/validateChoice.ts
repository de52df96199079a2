import { ApiHolder } from '@backstage/core-plugin-api';
import { MlPlatformApi } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../api';
import { describeError } from '../components/shared/describeError';

/**
 * Checks a choice against what the backend says now, and puts the refusal at the field.
 * Only a help for the person: the template's steps check again.
 */
export async function validateChoice(
  field: { addError(message: string): void },
  apiHolder: ApiHolder,
  refusalOf: (api: MlPlatformApi) => Promise<string | undefined>,
): Promise<void> {
  const api = apiHolder.get(mlPlatformApiRef);
  if (!api) {
    return;
  }
  try {
    const refusal = await refusalOf(api);
    if (refusal) {
      field.addError(refusal);
    }
  } catch (error) {
    const reason = describeError(error).reason.replace(/\.$/, '');
    field.addError(`Could not check this choice: ${reason}. Try again.`);
  }
}
