import { EmptyState } from '@backstage/core-components';

/** Why there are no costs to see, and what to do about it. */
export function NoCosts(props: { slug: string; read: boolean }) {
  return props.read ? (
    <EmptyState
      missing="data"
      title={`No costs of ${props.slug} in this range`}
      description="AWS reports usage with a delay of up to a day. Choose a longer range to see older costs."
    />
  ) : (
    <EmptyState
      missing="data"
      title="Costs have not been read from AWS yet"
      description="They are read once a day for all ML projects together. Come back tomorrow, or ask the ML platform team whether Cost Explorer is on in the management account."
    />
  );
}
