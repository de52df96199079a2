import { createHash } from 'node:crypto';

/**
 * Key of a file of a pipeline's code. It holds a hash of the content: changed code is another object, so executions that
 * run keep the code they began with, and the definition changes with it.
 *
 * @public
 */
export function codeArtifactKey(
  pipeline: string,
  file: { name: string; content: Buffer },
): string {
  return `${pipeline}/code/${sha256(file.content).slice(0, 16)}/${file.name}`;
}

/** Key of a file of sample data. @public */
export function dataArtifactKey(pipeline: string, name: string): string {
  return `${pipeline}/data/${name}`;
}

/** SHA-256 of a content, in hexadecimal. */
export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
