const name = '[\\w-][\\w.-]*';
const project = `projects/(?:\\d+|${name}(?:%2F${name})+)`;

/**
 * What the CI tab reads. The portal's token may read more, such as CI variables and trigger tokens,
 * which is not for everybody who is signed in. Of files: only those that a person who looks at the
 * component is meant to read.
 */
const reads = [
  project,
  `${project}/(?:pipelines|merge_requests|issues|languages|releases)`,
  `${project}/members/all`,
  `${project}/repository/(?:contributors|tags)`,
  `${project}/repository/files/(?:README|CODEOWNERS)(?:\\.\\w+)?/raw`,
  'users',
].map(path => new RegExp(`^/rest/[^/]+/${path}/?$`, 'i'));

/**
 * Whether a request to the GitLab plugin's proxy is one of those that its tab makes.
 *
 * @param path - Below the plugin's own path, as it came, such as `/rest/gitlab.com/projects/7/pipelines`.
 */
export function isTabRequest(method: string, path: string): boolean {
  return method === 'GET' && reads.some(it => it.test(path));
}
