import { EmptyState } from '@backstage/core-components';
import { NotReadYet } from '../shared/NotReadYet';

/** Why there is no Studio domain to see, and what to do about it. */
export function NoDomains(props: { slug: string; read: boolean }) {
  if (!props.read) {
    return (
      <NotReadYet
        slug={props.slug}
        title="Studio has not been read from AWS yet"
      />
    );
  }
  return (
    <EmptyState
      missing="content"
      title="No Studio domain yet"
      description={`${props.slug} needs a Studio domain before anyone can get a Studio profile. Ask the ML platform team to launch the product “Studio domain” in its Dev account.`}
    />
  );
}
