/** A CI configuration that GitLab would refuse, with all that is wrong. */
export class ConfigError extends Error {
  constructor(readonly errors: readonly string[]) {
    super(errors.join('; '));
    this.name = 'ConfigError';
  }
}
