import { lookUpStack } from '../cloudformation/findStack';
import type { Call } from '../service';
import { invalidParameters } from './errors';

/** The template of a provisioning artifact, from what `Info` points to. */
export function artifactTemplate(
  info: Record<string, string> | undefined,
  call: Call,
): string {
  const { LoadTemplateFromURL, ImportFromPhysicalId } = info ?? {};
  if (LoadTemplateFromURL) {
    throw invalidParameters(
      `The sandbox has no S3 yet, so the template at ${LoadTemplateFromURL} cannot be read; use ImportFromPhysicalId with a stack.`,
    );
  }
  const stack = ImportFromPhysicalId && lookUpStack(ImportFromPhysicalId, call);
  if (!stack) {
    throw invalidParameters(
      'ProvisioningArtifactParameters.Info must have LoadTemplateFromURL, or ImportFromPhysicalId with the ARN of a stack of this account.',
    );
  }
  return stack.input.templateBody;
}
