import { createHash } from 'node:crypto';

/**
 * Key of a file of a pipeline's code or sample data. It holds a hash of the content: a changed file is another object, so
 * executions that run keep the files they began with, and the definition changes with it.
 *
 * @public
 */
export function artifactKey(
  pipeline: string,
  kind: 'code' | 'data',
  file: { name: string; content: Buffer },
): string {
  return `${pipeline}/${kind}/${sha256(file.content).slice(0, 16)}/${
    file.name
  }`;
}

/** SHA-256 of a content, in hexadecimal. */
export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
