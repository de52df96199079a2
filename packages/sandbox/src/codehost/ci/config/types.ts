export const whens = [
  'on_success',
  'on_failure',
  'always',
  'manual',
  'never',
] as const;
export type When = (typeof whens)[number];

/** A variable as the configuration gives it. */
export interface VariableConfig {
  key: string;
  value: string;
  /** Whether references to other variables in it are left as they are. */
  raw: boolean;
}

export interface RuleConfig {
  if?: string;
  changes?: string[];
  exists?: string[];
  when?: When;
  allowFailure?: boolean;
  variables: VariableConfig[];
  needs?: Need[];
}

/** A job that must be over first. */
export interface Need {
  job: string;
  artifacts: boolean;
  optional: boolean;
}

export interface ArtifactsConfig {
  paths: string[];
  exclude: string[];
  when: 'on_success' | 'on_failure' | 'always';
  dotenv: string[];
}

export interface JobConfig {
  name: string;
  stage: string;
  beforeScript: string[];
  script: string[];
  afterScript: string[];
  variables: VariableConfig[];
  rules?: RuleConfig[];
  when: Exclude<When, 'never'>;
  /** Absent: as its `when` has it. */
  allowFailure?: boolean;
  /** Exit codes that the job may fail with. */
  allowFailureExitCodes?: number[];
  needs?: Need[];
  dependencies?: string[];
  artifacts?: ArtifactsConfig;
  /** Name of the environment that it deploys to. */
  environment?: string;
  /** Audiences by the name of the variable that gets the token. */
  idTokens: Record<string, string[]>;
  retry: { max: number; when: string[] };
  timeoutSeconds?: number;
  resourceGroup?: string;
  tags: string[];
}

/** A checked `.gitlab-ci.yml`. */
export interface CiConfig {
  stages: string[];
  variables: VariableConfig[];
  workflow: { name?: string; rules?: RuleConfig[] };
  jobs: JobConfig[];
}
