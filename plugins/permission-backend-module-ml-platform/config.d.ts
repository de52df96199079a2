export interface Config {
  permission?: {
    /** The ML platform's permission policy. */
    mlPlatform?: {
      /**
       * Groups whose members administer the platform: they read and cancel everyone's scaffolder tasks,
       * dry-run and manage templates, and unregister any catalog entity.
       * Entity refs of kind Group; kind and namespace may be left out.
       *
       * @default [group:default/ml-platform]
       */
      adminGroups?: string[];
    };
  };
}
