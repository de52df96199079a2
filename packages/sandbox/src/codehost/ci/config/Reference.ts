/** `!reference [job, key]`: stands for what is there. */
export class Reference {
  constructor(readonly path: readonly string[]) {}

  toString(): string {
    return `!reference ${JSON.stringify(this.path)}`;
  }
}
