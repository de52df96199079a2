import { changeSetMade, CreateChangeSet, endMaking } from './createChangeSet';
import * as describeChangeSets from './describeChangeSets';
import { ExecuteChangeSet } from './executeChangeSet';

export const changeSetOperations = {
  CreateChangeSet,
  ExecuteChangeSet,
  ...describeChangeSets,
};

export const changeSetTimers = { [changeSetMade]: endMaking };
