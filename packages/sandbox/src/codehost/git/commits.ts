/** A commit. */
export interface Commit {
  sha: string;
  parents: string[];
  authorName: string;
  authorEmail: string;
  /** ISO 8601. */
  authoredAt: string;
  committerName: string;
  committerEmail: string;
  committedAt: string;
  message: string;
}

/** For `git log -z`: fields end with a byte that no name holds. */
export const commitFormat = [
  '%H',
  '%P',
  '%an',
  '%ae',
  '%aI',
  '%cn',
  '%ce',
  '%cI',
  '%B',
].join('%x01');

export function parseCommits(text: string): Commit[] {
  return text
    .split('\0')
    .filter(Boolean)
    .map(record => {
      const [sha, parents, ...fields] = record.split('\x01');
      const [authorName, authorEmail, authoredAt] = fields;
      const [committerName, committerEmail, committedAt, message] =
        fields.slice(3);
      return {
        sha,
        parents: parents.split(' ').filter(Boolean),
        authorName,
        authorEmail,
        authoredAt,
        committerName,
        committerEmail,
        committedAt,
        message,
      };
    });
}

/** The first line of a commit's message. */
export function commitTitle({ message }: Commit): string {
  return message.split('\n', 1)[0];
}
