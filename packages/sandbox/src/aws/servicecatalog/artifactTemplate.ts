import { lookUpStack } from '../cloudformation/findStack';
import { templateText } from '../cloudformation/stackInput';
import { parseTemplate, TemplateError } from '../cloudformation/template';
import { AwsError } from '../errors';
import type { Call } from '../service';
import { invalidParameters } from './errors';

/** What an artifact is made of, as an operation's input says it. */
export interface GivenArtifact {
  Info?: Record<string, string>;
  DisableTemplateValidation?: boolean;
}

/** The template of a provisioning artifact, from what `Info` points to. Throws InvalidParametersException. */
export async function artifactTemplate(
  { Info = {}, DisableTemplateValidation }: GivenArtifact,
  call: Call,
): Promise<string> {
  const body = await readTemplate(Info, call);
  if (!DisableTemplateValidation) {
    checkTemplate(body);
  }
  return body;
}

async function readTemplate(
  { LoadTemplateFromURL, ImportFromPhysicalId }: Record<string, string>,
  call: Call,
): Promise<string> {
  if (LoadTemplateFromURL) {
    try {
      return await templateText({ TemplateURL: LoadTemplateFromURL }, call);
    } catch (error) {
      throw error instanceof AwsError
        ? invalidParameters(error.message)
        : error;
    }
  }
  const stack = ImportFromPhysicalId && lookUpStack(ImportFromPhysicalId, call);
  if (!stack) {
    throw invalidParameters(
      'ProvisioningArtifactParameters.Info must have LoadTemplateFromURL, or ImportFromPhysicalId with the ARN of a stack of this account.',
    );
  }
  return stack.input.templateBody;
}

function checkTemplate(templateBody: string): void {
  try {
    parseTemplate(templateBody);
  } catch (error) {
    throw error instanceof TemplateError
      ? invalidParameters(`Invalid template: ${error.message}`)
      : error;
  }
}
