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

const userRef = /^user:([\w.-]+)\/([\w.-]+)$/i;

/** Whether the key of a part by person leads to a person: a tag's value is anything that somebody wrote. */
export function isUserRef(key: string): boolean {
  return userRef.test(key);
}

function personName(key: string) {
  const [, namespace, name] = userRef.exec(key) ?? [];
  if (!name) {
    return key;
  }
  return namespace === 'default' ? name : `${namespace}/${name}`;
}
