import type { Group } from '../users';

/** A group as a namespace of projects. */
export function presentNamespace({ id, path, name }: Group, url: string) {
  return {
    id,
    name,
    path,
    kind: 'group',
    full_path: path,
    parent_id: null,
    avatar_url: null,
    web_url: `${url}/groups/${path}`,
  };
}
