import { commitTitle, type Commit } from '../git/commits';

/** A commit of the project whose page is at `url`. */
export function presentCommit(commit: Commit, url: string) {
  return {
    id: commit.sha,
    short_id: commit.sha.slice(0, 8),
    created_at: commit.committedAt,
    parent_ids: commit.parents,
    title: commitTitle(commit),
    message: commit.message,
    author_name: commit.authorName,
    author_email: commit.authorEmail,
    authored_date: commit.authoredAt,
    committer_name: commit.committerName,
    committer_email: commit.committerEmail,
    committed_date: commit.committedAt,
    web_url: `${url}/-/commit/${commit.sha}`,
  };
}
