import { TemplateError } from '../cloudformation/template';
import {
  parseTemplate,
  type TemplateParameter,
} from '../cloudformation/template';
import { checkTypes } from '../cloudformation/checkStackInput';
import { instantiate } from '../cloudformation/instantiate';
import { operation, type Scope } from '../service';
import { s } from '../shapes';
import { invalidParameters } from './errors';
import { chooseArtifact, choosePath } from './launchPaths';
import * as shapes from './shapes';

export const DescribeProvisioningParameters = operation({
  write: false,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    ProductId: shapes.id,
    ProductName: shapes.productName,
    ProvisioningArtifactId: shapes.id,
    ProvisioningArtifactName: shapes.artifactName,
    PathId: shapes.id,
    PathName: shapes.pathName,
  }),
  handle(input, call) {
    const path = choosePath(input, call);
    const { templateBody } = chooseArtifact(input, path.product);
    const template = parseTemplate(templateBody);
    const outputs = Object.entries(template.Outputs).map(([key, output]) => ({
      Key: key,
      Description: output.Description,
    }));
    return {
      ProvisioningArtifactParameters: Object.entries(template.Parameters).map(
        ([key, parameter]) => ({
          ParameterKey: key,
          DefaultValue: parameter.Default,
          ParameterType: parameter.Type,
          IsNoEcho: parameter.NoEcho,
          Description: parameter.Description,
          ParameterConstraints: parameterConstraints(parameter),
        }),
      ),
      ConstraintSummaries: path.constraints.map(({ type, description }) => ({
        Type: type,
        Description: description,
      })),
      UsageInstructions: [],
      TagOptions: [],
      ProvisioningArtifactPreferences: {},
      ProvisioningArtifactOutputs: outputs,
      ProvisioningArtifactOutputKeys: outputs,
    };
  },
});

/** Refuses parameters the product's template does not accept. */
export function checkParameters(
  templateBody: string,
  parameters: Record<string, string>,
  scope: Scope,
): void {
  try {
    const input = { templateBody, parameters, tags: [] };
    const { template } = instantiate(
      { input, stackId: '', stackName: '' },
      scope,
    );
    checkTypes(template);
  } catch (error) {
    throw error instanceof TemplateError
      ? invalidParameters(error.message)
      : error;
  }
}

/** Service Catalog gives all numbers as text. */
function parameterConstraints(parameter: TemplateParameter) {
  const text = (value: number | undefined) => value?.toString();
  return {
    AllowedValues: parameter.AllowedValues ?? [],
    AllowedPattern: parameter.AllowedPattern,
    ConstraintDescription: parameter.ConstraintDescription,
    MinLength: text(parameter.MinLength),
    MaxLength: text(parameter.MaxLength),
    MinValue: text(parameter.MinValue),
    MaxValue: text(parameter.MaxValue),
  };
}
