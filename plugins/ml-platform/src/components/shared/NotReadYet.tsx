import { EmptyState } from '@backstage/core-components';
import { useMayRefresh } from './useMayRefresh';

/**
 * Says that AWS was not read yet, and what to do about it.
 *
 * @param title - Such as `Models have not been read from AWS yet`.
 */
export function NotReadYet(props: { slug: string; title: string }) {
  const mayRefresh = useMayRefresh(props.slug);
  return (
    <EmptyState
      missing="data"
      title={props.title}
      description={
        mayRefresh
          ? 'AWS is read every few minutes. Refresh to read it now.'
          : 'AWS is read every few minutes.'
      }
    />
  );
}
