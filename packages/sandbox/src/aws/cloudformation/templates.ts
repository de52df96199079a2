import { operation } from '../service';
import { s } from '../shapes';
import { checkTypes, neededCapabilities } from './checkStackInput';
import { checkingTemplate, validationError } from './errors';
import { findStack } from './findStack';
import * as shapes from './shapes';
import { templateText } from './stackInput';
import { resourceTypes } from './resources';
import { parseTemplate, type Template } from './template';

export const GetTemplate = operation({
  write: false,
  input: s.structure(
    {
      StackName: shapes.stackName,
      TemplateStage: s.string({ enum: ['Original', 'Processed'] }),
    },
    ['ChangeSetName'],
  ),
  handle({ StackName }, call) {
    if (!StackName) {
      throw validationError('StackName must be specified.');
    }
    const { input } = findStack(StackName, call);
    return {
      TemplateBody: input.templateBody,
      StagesAvailable: ['Original', 'Processed'],
    };
  },
});

export const GetTemplateSummary = operation({
  write: false,
  input: s.structure(
    {
      TemplateBody: shapes.templateBody,
      TemplateURL: shapes.templateUrl,
      StackName: shapes.stackNameOrId,
    },
    ['StackSetName', 'CallAs', 'TemplateSummaryConfig'],
  ),
  async handle(input, call) {
    const text = input.StackName
      ? findStack(input.StackName, call).input.templateBody
      : await templateText(input, call);
    const template = checkingTemplate(() => {
      const parsed = parseTemplate(text);
      checkTypes(parsed);
      return parsed;
    });
    const types = Object.values(template.Resources).map(({ Type }) => Type);
    return {
      Parameters: Object.entries(template.Parameters).map(
        ([key, parameter]) => ({
          ParameterKey: key,
          DefaultValue: parameter.Default,
          ParameterType: parameter.Type,
          NoEcho: parameter.NoEcho,
          Description: parameter.Description,
          ParameterConstraints: { AllowedValues: parameter.AllowedValues },
        }),
      ),
      Description: template.Description,
      ...capabilitiesOf(template),
      ResourceTypes: [...new Set(types)],
    };
  },
});

export const ValidateTemplate = operation({
  write: false,
  input: s.structure({
    TemplateBody: shapes.templateBody,
    TemplateURL: shapes.templateUrl,
  }),
  async handle(input, call) {
    const text = await templateText(input, call);
    const template = checkingTemplate(() => {
      const parsed = parseTemplate(text);
      checkTypes(parsed);
      return parsed;
    });
    return {
      Parameters: Object.entries(template.Parameters).map(
        ([key, parameter]) => ({
          ParameterKey: key,
          DefaultValue: parameter.Default,
          NoEcho: parameter.NoEcho,
          Description: parameter.Description,
        }),
      ),
      Description: template.Description,
      ...capabilitiesOf(template),
    };
  },
});

function capabilitiesOf(template: Template) {
  const Capabilities = neededCapabilities(template);
  const types = Object.values(template.Resources)
    .map(({ Type }) => Type)
    .filter(type => resourceTypes.get(type)?.capability);
  return {
    Capabilities,
    CapabilitiesReason: Capabilities.length
      ? `The following resource(s) require capabilities: [${[
          ...new Set(types),
        ].join(', ')}]`
      : undefined,
  };
}
