import { fullPath, type Project } from '../projects';

/** The way to a project's pages. */
export function projectTrail(project: Project): [string, string][] {
  return [
    [project.group, `/${project.group}`],
    [project.name, `/${fullPath(project)}`],
  ];
}

/** Address of a page of a project: `projectHref(project, 'jobs', 7)`. */
export function projectHref(
  project: Project,
  ...parts: (string | number)[]
): string {
  const path = parts.map(part =>
    String(part).split('/').map(encodeURIComponent).join('/'),
  );
  return `/${fullPath(project)}/-/${path.join('/')}`;
}
