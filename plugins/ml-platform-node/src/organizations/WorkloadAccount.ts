/** An account below the workloads organizational unit, with its tags. */
export interface WorkloadAccount {
  accountId: string;
  name: string;
  /** `Account.State`. */
  state: string;
  /** Names of the organizational units below the root, joined by slashes. */
  organizationalUnit: string;
}
