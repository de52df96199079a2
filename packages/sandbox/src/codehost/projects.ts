import type { Store } from '../store';
import { Family } from './Family';

/** From least to most. */
export const variablesRoles = [
  'developer',
  'maintainer',
  'owner',
  'no_one_allowed',
] as const;
export type VariablesRole = (typeof variablesRoles)[number];

/** A project: a repository with its CI. */
export interface Project {
  id: number;
  name: string;
  path: string;
  /** Path of its group. */
  group: string;
  description: string | null;
  visibility: string;
  topics: string[];
  /** Of the CI configuration, where it is not `.gitlab-ci.yml`. */
  ciConfigPath: string | null;
  /** Who may give a pipeline variables when it is started. */
  variablesRole: VariablesRole;
  defaultBranch: string;
  protectedBranches: string[];
  creatorId: number;
  createdAt: string;
  lastActivityAt: string;
  /** Commits that branches and tags pointed to when their pushes were last handled, by full ref. */
  handledRefs: Record<string, string>;
}

/** A project's CI variable. */
export interface ProjectVariable {
  id: number;
  key: string;
  value: string;
  variable_type: 'env_var' | 'file';
  protected: boolean;
  masked: boolean;
  hidden: boolean;
  raw: boolean;
  environment_scope: string;
  description: string | null;
}

/** A token that starts pipelines of one project. */
export interface Trigger {
  id: number;
  token: string;
  description: string;
  ownerId: number;
  createdAt: string;
  lastUsed: string | null;
}

export interface Member {
  /** The user's. */
  id: number;
  accessLevel: number;
}

const top = 0;
const family = new Family<Project>('project');

export const projectVariables = new Family<ProjectVariable>('variable');
export const triggers = new Family<Trigger>('trigger');
export const members = new Family<Member>('member');

/** The code host's projects. */
export const projects = {
  create: (store: Store, body: Omit<Project, 'id'>) =>
    family.create(store, top, body),
  get: (store: Store, id: number) => family.get(store, top, id),
  put: (store: Store, project: Project) => family.put(store, top, project),
  delete: (store: Store, id: number) => family.delete(store, top, id),
  list: (store: Store) => family.list(store, top),

  /** By number or by full path, as in `forecasting/churn`. */
  find(store: Store, idOrPath: string): Project | undefined {
    if (/^\d+$/.test(idOrPath)) {
      return family.get(store, top, Number(idOrPath));
    }
    const wanted = idOrPath.toLowerCase();
    return family
      .list(store, top)
      .find(project => fullPath(project).toLowerCase() === wanted);
  },

  /** Changes some of a project that others may have changed meanwhile. */
  update(store: Store, id: number, change: Partial<Project>): Project {
    return store.transaction(() => {
      const found = family.get(store, top, id);
      if (!found) {
        throw new Error(`Project ${id} is gone.`);
      }
      const project = { ...found, ...change };
      family.put(store, top, project);
      return project;
    });
  },
};

export function fullPath({ group, path }: Project): string {
  return `${group}/${path}`;
}
