import type { CodeHostEnv } from '../CodeHostEnv';
import { fullPath, type Project } from '../projects';
import { findGroup } from '../users';
import { presentNamespace } from './presentNamespace';

/** A project as the REST API shows it. */
export function presentProject(project: Project, { url }: CodeHostEnv) {
  const path = fullPath(project);
  const group = findGroup(project.group);
  const isEmpty = Object.keys(project.handledRefs).length === 0;
  return {
    id: project.id,
    name: project.name,
    name_with_namespace: `${group?.name ?? project.group} / ${project.name}`,
    path: project.path,
    path_with_namespace: path,
    description: project.description,
    visibility: project.visibility,
    topics: project.topics,
    tag_list: project.topics,
    ci_config_path: project.ciConfigPath,
    ci_pipeline_variables_minimum_override_role: project.variablesRole,
    default_branch: project.defaultBranch,
    empty_repo: isEmpty,
    archived: false,
    created_at: project.createdAt,
    last_activity_at: project.lastActivityAt,
    creator_id: project.creatorId,
    namespace: group && presentNamespace(group, url),
    web_url: `${url}/${path}`,
    http_url_to_repo: `${url}/${path}.git`,
    // Nothing answers there; clients of GitLab expect the member.
    ssh_url_to_repo: `ssh://git@${new URL(url).hostname}/${path}.git`,
    readme_url: isEmpty
      ? null
      : `${url}/${path}/-/blob/${project.defaultBranch}/README.md`,
    avatar_url: null,
    star_count: 0,
    forks_count: 0,
    open_issues_count: 0,
    issues_enabled: false,
    merge_requests_enabled: false,
    jobs_enabled: true,
    builds_access_level: 'enabled',
    _links: { self: `${url}/api/v4/projects/${project.id}` },
  };
}
