import { ReadModel } from '@atelier/plugin-ml-platform-common';
import { Refresh } from '../store/RefreshStore';

/** Age and gaps of what was read in these refreshes. */
export function freshness(
  refreshes: Refresh[],
): Pick<ReadModel<never>, 'asOf' | 'failures'> {
  return {
    asOf: refreshes.flatMap(({ readAt }) => readAt ?? []).sort()[0],
    failures: refreshes.flatMap(({ failure }) => failure ?? []),
  };
}
