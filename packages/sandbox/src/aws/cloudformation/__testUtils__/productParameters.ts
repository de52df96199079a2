/** What a product of Atelier is given in an account; what only the account knows comes besides. */
export function productParameters(
  product: string,
  account: string,
): Record<string, string> {
  const ExecutionRoleArn = `arn:aws:iam::${account}:role/atelier/data-scientist`;
  const known: Record<string, Record<string, string>> = {
    'studio-domain': {
      DomainName: 'tried',
      ExecutionRoleArn,
      VpcId: 'vpc-0123456789abcdef0',
      SubnetIds: 'subnet-0123456789abcdef0,subnet-0123456789abcdef1',
      SecurityGroupIds: 'sg-0123456789abcdef0',
    },
    'studio-user-profile': { UserProfileName: 'tried', ExecutionRoleArn },
    'mlops-train-deploy': {
      SageMakerProjectName: 'tried',
      SageMakerProjectId: 'p-abc',
      MlProject: 'demand-forecast',
      Owner: 'group:default/forecasting',
      CostCenter: 'CC-1001',
      DevAccountId: '201000000011',
      PreProdAccountId: '201000000012',
      ProdAccountId: '201000000013',
      CodeHostUrl: 'http://localhost:1',
      RepositoryPath: 'forecasting/tried',
      OidcProviderArn: `arn:aws:iam::${account}:oidc-provider/localhost:1`,
      CiTriggerToken: 'glptt-the-secret',
    },
  };
  return known[product];
}
