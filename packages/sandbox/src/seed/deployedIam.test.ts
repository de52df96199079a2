import { accounts, hubAccountId } from './accounts';
import { deployedIam } from './deployedIam';
import { parsePolicy } from '../iam';

const account = (name: string) => {
  const found = accounts.find(one => one.name === name);
  if (!found) {
    throw new Error(`No account ${name}.`);
  }
  return deployedIam(found);
};
const names = (name: string) =>
  account(name)
    .roles.map(({ RoleName }) => RoleName)
    .sort();

describe('deployedIam', () => {
  it('has the roles of each kind of account', () => {
    expect(names('atelier-management')).toEqual([
      'AtelierAccountFactory',
      'AtelierReader',
    ]);
    expect(names('atelier-shared-services')).toEqual([
      'AtelierCatalogAdmin',
      'AtelierLaunchMlops',
      'AtelierLaunchStudio',
      'AtelierProvisioner',
      'AtelierReader',
    ]);
    const everyStage = [
      'AtelierLaunchStudio',
      'AtelierProvisioner',
      'AtelierReader',
      'data-scientist',
      'ml-engineer',
      'mlops-deploy',
      'mlops-endpoint',
      'model-reviewer',
    ];
    expect(names('ml-demand-forecast-prod')).toEqual(everyStage);
    expect(names('ml-demand-forecast-dev')).toEqual(
      [...everyStage, 'mlops-pipeline'].sort(),
    );
    expect(names('atelier-data')).toEqual([]);
  });

  it('does the templates’ functions', () => {
    const { roles, policies } = account('ml-card-fraud-prod');
    const deploy = roles.find(({ RoleName }) => RoleName === 'mlops-deploy');
    expect(deploy).toMatchObject({
      Path: '/atelier/',
      PermissionsBoundary: 'arn:aws:iam::201000000033:policy/AtelierBoundary',
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Principal: { AWS: `arn:aws:iam::${hubAccountId}:root` },
            Condition: {
              StringEquals: {
                'aws:PrincipalTag/atelier:project': 'card-fraud',
              },
            },
          },
        ],
      },
    });
    expect(deploy?.Policies?.map(({ PolicyName }) => PolicyName)).toEqual([
      'endpoints',
    ]);
    expect(policies.map(one => one.ManagedPolicyName)).toEqual([
      'AtelierBoundary',
    ]);
  });

  it.each(accounts)('has policies in $name that AWS would take', one => {
    const { roles, policies } = deployedIam(one);
    for (const { AssumeRolePolicyDocument, Policies = [] } of roles) {
      parsePolicy(JSON.stringify(AssumeRolePolicyDocument), 'trust');
      const documents = Policies.map(({ PolicyDocument }) =>
        JSON.stringify(PolicyDocument),
      );
      documents.forEach(document => parsePolicy(document, 'identity'));
      // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
      expect(documents.join('').length).toBeLessThanOrEqual(10_240);
    }
    for (const { PolicyDocument } of policies) {
      const document = JSON.stringify(PolicyDocument);
      parsePolicy(document, 'identity');
      expect(document.length).toBeLessThanOrEqual(6_144);
    }
  });
});
