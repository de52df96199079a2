import type { RunningStatus, StackStatus } from './stack';

/** Time from one resource to the next, at speed 1. */
export const stepMs = 1_000;

/** What a stack does while it has a status. */
export interface Phase {
  /** Makes and changes resources as the stack's input says. */
  builds: boolean;
  /** Removes resources: all, or those the input no longer has. */
  removes: 'none' | 'all' | 'absent';
  done: StackStatus;
  failed: StackStatus;
}

export const phases: Record<RunningStatus, Phase> = {
  CREATE_IN_PROGRESS: {
    builds: true,
    removes: 'none',
    done: 'CREATE_COMPLETE',
    failed: 'ROLLBACK_IN_PROGRESS',
  },
  ROLLBACK_IN_PROGRESS: {
    builds: false,
    removes: 'all',
    done: 'ROLLBACK_COMPLETE',
    failed: 'ROLLBACK_FAILED',
  },
  UPDATE_IN_PROGRESS: {
    builds: true,
    removes: 'none',
    done: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    failed: 'UPDATE_ROLLBACK_IN_PROGRESS',
  },
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: {
    builds: false,
    removes: 'absent',
    done: 'UPDATE_COMPLETE',
    failed: 'UPDATE_COMPLETE',
  },
  UPDATE_ROLLBACK_IN_PROGRESS: {
    builds: true,
    removes: 'none',
    done: 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    failed: 'UPDATE_ROLLBACK_FAILED',
  },
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: {
    builds: false,
    removes: 'absent',
    done: 'UPDATE_ROLLBACK_COMPLETE',
    failed: 'UPDATE_ROLLBACK_COMPLETE',
  },
  DELETE_IN_PROGRESS: {
    builds: false,
    removes: 'all',
    done: 'DELETE_COMPLETE',
    failed: 'DELETE_FAILED',
  },
};

export function isRunning(status: StackStatus): status is RunningStatus {
  return Object.hasOwn(phases, status);
}
