import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  parseTemplate,
  TemplateInstance,
  type Template,
  type TemplateObject,
} from '../aws/cloudformation/template';
import type { Tag } from '../aws/service';
import {
  hubAccountId,
  managementAccountId,
  organizationId,
  type SeedAccount,
  type Stage,
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
  Tags?: Tag[];
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

/** What every account of a stage has, as JSON; an organization has hundreds of them. */
const ofStage = new Map<Stage, string>();
const anyAccount = '000000000000';
const anyProject = 'any-ml-project';

/** The roles and policies that the templates of `deploy/aws` make in an account. */
export function deployedIam(account: SeedAccount): DeployedIam {
  const { id, project, stage } = account;
  if (!project || !stage) {
    return deployAll(id, stacksOf(id));
  }
  const text = ofStage.get(stage) ?? JSON.stringify(workload(stage));
  ofStage.set(stage, text);
  return JSON.parse(
    text.replaceAll(anyAccount, id).replaceAll(anyProject, project.slug),
  );
}

type Parameters = Record<string, string>;

type Stacks = [file: string, parameters: Parameters][];

/** The stacks of an account that no ML project has. */
function stacksOf(account: string): Stacks {
  const PortalPrincipalArn = portalUserArn;
  switch (account) {
    case managementAccountId:
      return [['management-account', { PortalPrincipalArn }]];
    case hubAccountId:
      return [
        ['hub-account', { PortalPrincipalArn, OrganizationId: organizationId }],
      ];
    default:
      return [];
  }
}

function workload(Stage: Stage): DeployedIam {
  const HubAccountId = hubAccountId;
  return deployAll(anyAccount, [
    [
      'workload-account',
      {
        PortalPrincipalArn: portalUserArn,
        HubAccountId,
        MlProject: anyProject,
        Stage,
      },
    ],
    ['persona-roles', { HubAccountId }],
  ]);
}

function deployAll(account: string, stacks: Stacks): DeployedIam {
  const deployed = stacks.map(([file, parameters]) =>
    deploy(file, parameters, account),
  );
  return {
    roles: deployed.flatMap(({ roles }) => roles),
    policies: deployed.flatMap(({ policies }) => policies),
  };
}

function deploy(
  file: string,
  parameters: Parameters,
  account: string,
): DeployedIam {
  const template = templateOf(file);
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
    policies: ofType('AWS::IAM::ManagedPolicy') as unknown as DeployedPolicy[],
  };
}

function templateOf(file: string): Template {
  const sandbox = dirname(require.resolve('../../package.json'));
  const path = resolve(sandbox, '../../deploy/aws', `${file}.yaml`);
  return parseTemplate(readFileSync(path, 'utf8'));
}
