import { parseEntityRef } from '@backstage/catalog-model';
import {
  CostGrouping,
  isStage,
  UNTAGGED,
} from '@atelier/plugin-ml-platform-common';
import { stageTitles } from '../shared/stageTitles';

/** What a part of the costs is called. */
export function seriesTitle(
  groupBy: CostGrouping,
  key: string,
  accountNames: Record<string, string> = {},
): string {
  switch (groupBy) {
    case 'account':
      return accountNames[key] ?? key;
    case 'stage':
      return isStage(key) ? stageTitles[key] : key;
    case 'user':
      return key === UNTAGGED ? 'Not tagged with a person' : personName(key);
    default:
      return key;
  }
}

/** A tag's value is anything that somebody wrote; only an entity ref has a name. */
function personName(key: string) {
  try {
    return parseEntityRef(key, { defaultKind: 'user' }).name;
  } catch {
    return key;
  }
}
