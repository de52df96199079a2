import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  parseTemplate,
  TemplateInstance,
  type TemplateObject,
} from '../aws/cloudformation/template';
import {
  hubAccountId,
  managementAccountId,
  projectTags,
  type SeedAccount,
} from './accounts';

/** ARN of the user that the portal runs as. */
export const portalUserArn = `arn:aws:iam::${hubAccountId}:user/atelier-portal`;

/** A role, as `AWS::IAM::Role` has it, functions done. */
export interface DeployedRole {
  RoleName: string;
  Path?: string;
  Description: string;
  MaxSessionDuration?: number;
  /** ARN. */
  PermissionsBoundary?: string;
  AssumeRolePolicyDocument: object;
  Policies?: { PolicyName: string; PolicyDocument: object }[];
}

/** A customer managed policy, as `AWS::IAM::ManagedPolicy` has it. */
export interface DeployedPolicy {
  ManagedPolicyName: string;
  Description: string;
  PolicyDocument: object;
}

export interface DeployedIam {
  roles: DeployedRole[];
  policies: DeployedPolicy[];
}

/** The roles and policies that the templates of `deploy/aws` make in an account. */
export function deployedIam(
  account: SeedAccount,
  organizationId: string,
): DeployedIam {
  const deployed = stacksOf(account, organizationId).map(([file, parameters]) =>
    deploy(file, parameters, account.id),
  );
  return {
    roles: deployed.flatMap(({ roles }) => roles),
    policies: deployed.flatMap(({ policies }) => policies),
  };
}

type Parameters = Record<string, string>;

/** Which templates an account gets, with which parameters. */
function stacksOf(
  { id, project, stage }: SeedAccount,
  OrganizationId: string,
): [file: string, parameters: Parameters][] {
  const PortalPrincipalArn = portalUserArn;
  if (id === managementAccountId) {
    return [['management-account', { PortalPrincipalArn }]];
  }
  if (id === hubAccountId) {
    return [['hub-account', { PortalPrincipalArn, OrganizationId }]];
  }
  const HubAccountId = hubAccountId;
  return project && stage
    ? [
        [
          'workload-account',
          {
            PortalPrincipalArn,
            HubAccountId,
            MlProject: project.slug,
            Stage: stage,
          },
        ],
        ['persona-roles', { HubAccountId }],
      ]
    : [];
}

function deploy(
  file: string,
  parameters: Parameters,
  account: string,
): DeployedIam {
  const template = parseTemplate(readTemplate(file));
  const instance = new TemplateInstance(template, parameters, {
    'AWS::AccountId': account,
    'AWS::Region': 'eu-west-1',
    'AWS::Partition': 'aws',
  });
  /** A managed policy refers to itself by its ARN. */
  const state = (logicalId: string) => ({
    physicalId: `arn:aws:iam::${account}:policy/${String(
      template.Resources[logicalId].Properties.ManagedPolicyName,
    )}`,
    attributes: {},
  });
  const ofType = (type: string): TemplateObject[] =>
    instance.order
      .filter(logicalId => template.Resources[logicalId].Type === type)
      .map(logicalId => instance.properties(logicalId, state));
  return {
    roles: ofType('AWS::IAM::Role') as unknown as DeployedRole[],
    policies: ofType(
      'AWS::IAM::ManagedPolicy',
    ) as unknown as DeployedPolicy[],
  };
}

function readTemplate(file: string): string {
  const sandbox = dirname(require.resolve('../../package.json'));
  return readFileSync(
    resolve(sandbox, '../../deploy/aws', `${file}.yaml`),
    'utf8',
  );
}
