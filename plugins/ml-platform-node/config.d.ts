export interface Config {
  /** The ML platform: which AWS accounts, regions, roles and personas it works with. */
  mlPlatform: {
    /**
     * AWS partition of all accounts.
     * @default aws
     */
    partition?: 'aws' | 'aws-cn' | 'aws-us-gov';

    /** Account id (12 digits, in quotes) of the organisation's management account: Organizations and Cost Explorer are asked there. */
    managementAccountId: string;

    /** Account id (12 digits, in quotes) of the Team Shared Services account, the hub: the Service Catalog portfolios live there. */
    sharedServicesAccountId: string;

    /** Account id (12 digits, in quotes) of the Data account. */
    dataAccountId?: string;

    /** Regions that ML projects choose among. The first is the home region: the region of ML projects that name none. */
    regions: string[];

    /** Names of the IAM roles that the portal assumes, the same in every account. */
    roles?: {
      /**
       * Reads; never changes anything.
       * @default AtelierReader
       */
      reader?: string;
      /**
       * Launches, updates and terminates products, operates pipelines, approves model versions, and opens Studio.
       * @default AtelierProvisioner
       */
      provisioner?: string;
    };

    organizationalUnits: {
      /** Id of the organizational unit below which the accounts of ML projects are, such as ou-ab12-cdefghij. */
      workloads: string;
    };

    /** Keys of the tags that say what belongs to which ML project. */
    tags?: {
      /**
       * The ML project's slug.
       * @default atelier:project
       */
      project?: string;
      /**
       * dev, preprod or prod.
       * @default atelier:stage
       */
      stage?: string;
      /**
       * The cost centre that pays.
       * @default atelier:cost-center
       */
      costCenter?: string;
      /**
       * Entity ref of the group that owns the ML project.
       * @default atelier:owner
       */
      owner?: string;
      /**
       * Regions of the account, separated by spaces.
       * @default atelier:region
       */
      region?: string;
      /**
       * Entity ref of the person a resource was made for.
       * @default atelier:user
       */
      user?: string;
    };

    /** Personas: named sets of permissions, each with an execution role in every ML project's account. */
    personas: Array<{
      /** Lower-case words joined by hyphens, such as data-scientist. */
      id: string;
      /** What people see. */
      title: string;
      /** One sentence on what the persona is for. */
      description?: string;
      /** Name of the IAM role under path /atelier/ in the ML project's account. */
      executionRoleName: string;
      /** Stages in which the persona may be used. */
      stages: Array<'dev' | 'preprod' | 'prod'>;
    }>;
  };
}
