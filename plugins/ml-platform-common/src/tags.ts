/**
 * The keys of the tags that say which ML project a resource or account belongs to.
 * Keys are configurable (`mlPlatform.tags`); these are the defaults.
 *
 * Source: AWS tags, keys of 1 to 128 characters, values of 0 to 256.
 *
 * @public
 */
export interface TagKeys {
  /** The ML project's slug. */
  project: string;
  /** `dev`, `preprod` or `prod`. */
  stage: string;
  /** The cost centre that pays. */
  costCenter: string;
  /** Entity ref of the group that owns the ML project. */
  owner: string;
  /** Regions of the ML project, separated by spaces; absent means the first configured region. */
  region: string;
  /** Entity ref of the person a resource was made for. */
  user: string;
}

/** The tag keys of a portal whose configuration names no others. @public */
export const defaultTagKeys: TagKeys = {
  project: 'atelier:project',
  stage: 'atelier:stage',
  costCenter: 'atelier:cost-center',
  owner: 'atelier:owner',
  region: 'atelier:region',
  user: 'atelier:user',
};
