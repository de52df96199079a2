/** Why there is no pipeline, in GitLab's words. */
export class PipelineError extends Error {
  constructor(readonly errors: readonly string[]) {
    super(errors.join('; '));
    this.name = 'PipelineError';
  }
}
