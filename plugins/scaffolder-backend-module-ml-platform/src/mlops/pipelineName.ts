import { InputError } from '@backstage/errors';

const maxLength = 32;
const pattern = /^[a-z0-9](-*[a-z0-9]){0,31}$/;

/** Throws an InputError unless repository, SageMaker project, pipeline, registry group and endpoint can have this name. */
export function assertPipelineName(name: string): void {
  if (name.length > maxLength || !pattern.test(name)) {
    throw new InputError(
      `'${name}' cannot be the name. Use 1 to ${maxLength} lower-case letters, digits and hyphens, with a letter or digit at both ends.`,
    );
  }
}
