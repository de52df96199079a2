import { MlProject } from '@atelier/plugin-ml-platform-common';

/** Who belongs to an ML project: the members of its owner group. @public */
export interface ProjectMembership {
  /**
   * Reads a person's groups once; what it gives says of any ML project whether the person belongs to it.
   * `userRef`: entity ref of a User. Someone the catalog does not know belongs to nothing.
   */
  membershipOf(userRef: string): Promise<(project: MlProject) => boolean>;
  /** Throws a NotAllowedError that names the owner group when the person does not belong to the ML project. */
  assertMember(userRef: string, project: MlProject): Promise<void>;
}
