import { TemplateError } from './TemplateError';
import { isObject, type Template, type TemplateValue } from './types';

const logic = ['Fn::And', 'Fn::Equals', 'Fn::Not', 'Fn::Or'];
const everywhere = ['Condition', 'Fn::If', 'Fn::FindInMap', 'Ref'];
const ofRules = ['Fn::Contains', 'Fn::EachMemberEquals', 'Fn::EachMemberIn'];
const ofTexts = [
  'Fn::Base64',
  'Fn::Cidr',
  'Fn::GetAtt',
  'Fn::GetAZs',
  'Fn::Join',
  'Fn::Select',
  'Fn::Split',
  'Fn::Sub',
];

/** The functions that each section of a template may have. */
const known: Record<string, string[]> = {
  Rules: ['Ref', ...logic, ...ofRules],
  Conditions: [
    ...everywhere,
    ...logic,
    'Fn::Join',
    'Fn::Select',
    'Fn::Split',
    'Fn::Sub',
  ],
  Resources: [...everywhere, ...logic, ...ofTexts],
  Outputs: [...everywhere, ...logic, ...ofTexts],
};

/** Refuses functions that a section of the template cannot have. */
export function checkFunctions(template: Template): void {
  for (const [section, functions] of Object.entries(known)) {
    const value = template[section as keyof Template] as TemplateValue;
    const found = unknownFunction(value, new Set(functions));
    if (found !== undefined) {
      throw new TemplateError(
        `Template format error: Encountered unsupported function: ${found} in the ${section} block. Supported functions are: [${functions.join(
          ', ',
        )}]`,
      );
    }
  }
}

function unknownFunction(
  value: TemplateValue | undefined,
  functions: ReadonlySet<string>,
): string | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (isObject(value)) {
    const [key, ...others] = Object.keys(value);
    if (key?.startsWith('Fn::') && !others.length && !functions.has(key)) {
      return key;
    }
  }
  for (const item of Object.values(value)) {
    const found = unknownFunction(item, functions);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
