import type { ProjectDocument, ProjectStatus } from './documents';

/** What a step of a project's change writes. */
export type Changes = Partial<ProjectDocument>;

/** How a change ends that a status stands for. */
export const results: Partial<
  Record<ProjectStatus, { done: ProjectStatus; failed: ProjectStatus }>
> = {
  Pending: { done: 'CreateCompleted', failed: 'CreateFailed' },
  CreateInProgress: { done: 'CreateCompleted', failed: 'CreateFailed' },
  UpdateInProgress: { done: 'UpdateCompleted', failed: 'UpdateFailed' },
  DeleteInProgress: { done: 'DeleteCompleted', failed: 'DeleteFailed' },
};
