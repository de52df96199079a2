import { MlProject, PartFailure } from '@atelier/plugin-ml-platform-common';

/** All ML projects of the organisation. @public */
export interface AccountDirectoryContents {
  /** Sorted by slug. */
  projects: MlProject[];
  /** ISO 8601, when Organizations was read. */
  asOf: string;
  /** Accounts that are left out because their tags contradict each other or cannot be read, and why. */
  failures: PartFailure[];
}

/**
 * Which ML projects and accounts exist, from the tags of accounts in AWS Organizations.
 *
 * @public
 */
export interface AccountDirectory {
  /** At most five minutes old; while Organizations cannot be read, up to an hour, with the reason in `failures`. */
  list(): Promise<AccountDirectoryContents>;
  /** Throws a NotFoundError when there is no such ML project, or its tags contradict each other. */
  getProject(slug: string): Promise<MlProject>;
  /** Reads Organizations now. Those who call at once share one reading. */
  refresh(): Promise<void>;
}
