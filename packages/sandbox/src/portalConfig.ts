/**
 * The sections of a Backstage app-config by which a portal works on the seeded organisation, with AWS at
 * `AWS_ENDPOINT_URL`: for plugins that run by themselves while they are developed.
 *
 * @public
 */
export const portalConfig = {
  aws: {
    mainAccount: {
      accessKeyId: 'AKIAATELIERPORTAL001',
      secretAccessKey: 'sandbox-portal-secret-key-not-for-aws',
      region: 'eu-west-1',
    },
  },
  mlPlatform: {
    managementAccountId: '100200300401',
    sharedServicesAccountId: '100200300402',
    dataAccountId: '100200300403',
    regions: ['eu-west-1', 'eu-central-1'],
    organizationalUnits: { workloads: 'ou-atel-workload' },
    personas: [
      {
        id: 'data-scientist',
        title: 'Data scientist',
        executionRoleName: 'data-scientist',
        stages: ['dev'],
      },
      {
        id: 'ml-engineer',
        title: 'ML engineer',
        executionRoleName: 'ml-engineer',
        stages: ['dev', 'preprod'],
      },
    ],
  },
};
