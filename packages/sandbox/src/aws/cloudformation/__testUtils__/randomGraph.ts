import fc from 'fast-check';
import { spoke } from './TestAccount';

/** Domains and profiles more often: SageMaker itself minds in which order they go. */
const kinds = [
  'Domain',
  'Domain',
  'Group',
  'Log',
  'Policy',
  'Profile',
  'Profile',
  'Role',
] as const;

/** A resource of a random template. */
export interface GraphNode {
  id: string;
  kind: (typeof kinds)[number];
  /** Part of its name: another version is another resource. */
  version: number;
  /** Ids of nodes before it. */
  needs: string[];
}

/** What all names of random resources begin with. */
export const prefix = 'graph-';

const maxNodes = 7;

const choice = fc.record({
  isThere: fc.nat(3),
  version: fc.nat(1),
  needs: fc.uniqueArray(fc.nat(maxNodes), { maxLength: 3 }),
});

/** So many graphs without circles, in which a resource of the same id is of the same kind. */
export const graphs = (count: number) =>
  fc
    .array(fc.constantFrom(...kinds), { minLength: 2, maxLength: maxNodes })
    .chain(list =>
      fc.array(
        fc
          .tuple(...list.map(() => choice))
          .map(choices => toNodes(list, choices)),
        { minLength: count, maxLength: count },
      ),
    );

interface Choice {
  isThere: number;
  version: number;
  needs: number[];
}

function toNodes(list: GraphNode['kind'][], choices: Choice[]): GraphNode[] {
  const nodes: GraphNode[] = [];
  list.forEach((kind, index) => {
    const { isThere, version, needs } = choices[index];
    const domain = nodes.findLast(one => one.kind === 'Domain');
    if (!isThere || (kind === 'Profile' && !domain)) {
      return;
    }
    const ids = new Set(needs.flatMap(at => nodes[at]?.id ?? []));
    if (kind === 'Profile' && domain) {
      ids.add(domain.id);
    }
    nodes.push({ id: `${kind}${index}`, kind, version, needs: [...ids] });
  });
  const alone: GraphNode = { id: 'Alone', kind: 'Log', version: 0, needs: [] };
  return nodes.length ? nodes : [alone];
}

/** The template of a graph, written in any order; the resource `bad` is one that its service refuses. */
export function toTemplate(
  nodes: GraphNode[],
  shuffle: number,
  bad?: string,
): string {
  const resources = nodes.map(node => [node.id, resourceOf(node, nodes, bad)]);
  const turn = shuffle % resources.length;
  return JSON.stringify({
    Resources: Object.fromEntries([
      ...resources.slice(turn).reverse(),
      ...resources.slice(0, turn),
    ]),
  });
}

function resourceOf(node: GraphNode, nodes: GraphNode[], bad?: string) {
  const targets = nodes.filter(({ id }) => node.needs.includes(id));
  const name = `${prefix}${node.id}-${node.version}`;
  const isBad = node.id === bad;
  const ExecutionRole = `arn:aws:iam::${
    isBad ? '999999999999' : spoke
  }:role/atelier/data-scientist`;
  const document = {
    Version: '2012-10-17',
    Statement: [
      { Effect: isBad ? 'Maybe' : 'Allow', Action: 's3:Get*', Resource: '*' },
    ],
  };
  const words = { 'Fn::Join': [' ', targets.map(valueOf)] };
  const DependsOn = targets.map(({ id }) => id);
  switch (node.kind) {
    case 'Domain':
      return {
        Type: 'AWS::SageMaker::Domain',
        DependsOn,
        Properties: {
          DomainName: name,
          AuthMode: 'IAM',
          DefaultUserSettings: { ExecutionRole },
        },
      };
    case 'Profile':
      return {
        Type: 'AWS::SageMaker::UserProfile',
        DependsOn,
        Properties: {
          DomainId: {
            Ref: targets.findLast(({ kind }) => kind === 'Domain')?.id,
          },
          UserProfileName: name,
          UserSettings: { ExecutionRole },
        },
      };
    case 'Group':
      return {
        Type: 'AWS::SageMaker::ModelPackageGroup',
        Properties: {
          ModelPackageGroupName: isBad ? 'not_a_name' : name,
          Tags: targets.map((target, index) => ({
            Key: `needs-${index}`,
            Value: valueOf(target),
          })),
        },
      };
    case 'Log':
      return {
        Type: 'AWS::Logs::LogGroup',
        DependsOn,
        Properties: { LogGroupName: name, RetentionInDays: isBad ? 2 : 7 },
      };
    case 'Policy':
      return {
        Type: 'AWS::IAM::ManagedPolicy',
        DependsOn: DependsOn.filter(id => !id.startsWith('Role')),
        Properties: {
          ManagedPolicyName: name,
          Path: `/${prefix}/`,
          PolicyDocument: document,
          Roles: targets
            .filter(({ kind }) => kind === 'Role')
            .map(({ id }) => ({ Ref: id })),
        },
      };
    default:
      return {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: name,
          Path: `/${prefix}/`,
          Description: targets.length ? words : 'alone',
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'sagemaker.amazonaws.com' },
                Action: 'sts:AssumeRole',
              },
            ],
          },
          Policies: [{ PolicyName: 'own', PolicyDocument: document }],
        },
      };
  }
}

/** Something of a resource that only it has. */
function valueOf({ id, kind }: GraphNode) {
  switch (kind) {
    case 'Role':
      return { 'Fn::GetAtt': [id, 'Arn'] };
    case 'Profile':
      return { 'Fn::GetAtt': `${id}.UserProfileArn` };
    case 'Group':
      return { 'Fn::Sub': `\${${id}}` };
    case 'Domain':
      return { 'Fn::Sub': `\${${id}.DomainArn}` };
    default:
      return { Ref: id };
  }
}
