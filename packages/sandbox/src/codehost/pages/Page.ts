import type { CodeHostEnv } from '../CodeHostEnv';
import type { Project } from '../projects';
import type { PageContent } from './layout';

/** What a page of a project is made from. */
export interface ProjectPageRequest {
  env: CodeHostEnv;
  project: Project;
  /** What the address says after `/-/tree/` and the like, decoded. */
  rest: string;
}

/** A page of a project; undefined where there is none at the address. */
export type ProjectPage = (
  request: ProjectPageRequest,
) => PageContent | undefined | Promise<PageContent | undefined>;
