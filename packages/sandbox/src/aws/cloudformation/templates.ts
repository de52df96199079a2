import { operation } from '../service';
import { s } from '../shapes';
import {
  checkTypes,
  neededCapabilities,
  templateText,
} from './checkStackInput';
import { checkingTemplate, validationError } from './errors';
import { findStack } from './findStack';
import * as shapes from './shapes';
import { parseTemplate } from './template';

export const GetTemplate = operation({
  write: false,
  input: s.structure({
    StackName: shapes.stackName,
    TemplateStage: s.string({ enum: ['Original', 'Processed'] }),
  }),
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

export const ValidateTemplate = operation({
  write: false,
  input: s.structure({
    TemplateBody: shapes.templateBody,
    TemplateURL: shapes.templateUrl,
  }),
  handle(input) {
    const template = checkingTemplate(() => {
      const parsed = parseTemplate(templateText(input));
      checkTypes(parsed);
      return parsed;
    });
    const capabilities = neededCapabilities(template);
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
      Capabilities: capabilities,
      CapabilitiesReason: capabilities.length
        ? 'The following resource(s) require capabilities: [AWS::IAM::Role]'
        : undefined,
    };
  },
});
