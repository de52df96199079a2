import type { TemplateObject, TemplateValue } from '../template';
import { jsonText } from './common';
import type { ResourceContext } from './ResourceType';

/** Makes a role's inline and attached policies those of the template. Safe to repeat. */
export async function setRolePolicies(
  RoleName: string,
  { Policies, ManagedPolicyArns }: TemplateObject,
  { invoke }: ResourceContext,
): Promise<void> {
  const inline = inlinePolicies(Policies);
  const { PolicyNames } = await invoke<{ PolicyNames: string[] }>(
    'iam',
    'ListRolePolicies',
    { RoleName },
  );
  for (const PolicyName of PolicyNames.filter(name => !inline.has(name))) {
    await invoke('iam', 'DeleteRolePolicy', { RoleName, PolicyName });
  }
  for (const [PolicyName, PolicyDocument] of inline) {
    const policy = { RoleName, PolicyName, PolicyDocument };
    await invoke('iam', 'PutRolePolicy', policy);
  }

  const arns = list(ManagedPolicyArns).map(String);
  const { AttachedPolicies } = await invoke<{
    AttachedPolicies: { PolicyArn: string }[];
  }>('iam', 'ListAttachedRolePolicies', { RoleName });
  const attached = AttachedPolicies.map(({ PolicyArn }) => PolicyArn);
  for (const PolicyArn of attached.filter(arn => !arns.includes(arn))) {
    await invoke('iam', 'DetachRolePolicy', { RoleName, PolicyArn });
  }
  for (const PolicyArn of arns.filter(arn => !attached.includes(arn))) {
    await invoke('iam', 'AttachRolePolicy', { RoleName, PolicyArn });
  }
}

/** Policy documents by name. */
function inlinePolicies(value: TemplateValue | undefined): Map<string, string> {
  return new Map(
    list(value).flatMap(item =>
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? [[String(item.PolicyName), jsonText(item.PolicyDocument) ?? '']]
        : [],
    ),
  );
}

function list(value: TemplateValue | undefined): TemplateValue[] {
  return Array.isArray(value) ? value : [];
}
