export { attributesTaken } from './attributesTaken';
export { parseTemplate } from './parseTemplate';
export { TemplateError } from './TemplateError';
export {
  TemplateInstance,
  type ResourceState,
  type StackOutput,
} from './TemplateInstance';
export { isObject } from './types';
export type {
  EndPolicy,
  Template,
  TemplateObject,
  TemplateParameter,
  TemplateValue,
} from './types';
