import { useApi } from '@backstage/core-plugin-api';
import useAsync from 'react-use/esm/useAsync';
import { mlPlatformApiRef } from '../../api';
import { useProjectPaths } from '../shared/useProjectPaths';
import { parseExecutionArn } from './parseExecutionArn';

/** Gives the page of an execution, from its ARN; none for executions outside the ML project's accounts. */
export function useExecutionLinks(slug: string) {
  const api = useApi(mlPlatformApiRef);
  const paths = useProjectPaths(slug);
  const { value } = useAsync(() => api.getAccounts(slug), [api, slug]);

  return (arn: string | undefined): string | undefined => {
    const execution = arn ? parseExecutionArn(arn) : undefined;
    const account = value?.items.find(
      it => it.accountId === execution?.accountId,
    );
    return (
      execution &&
      account &&
      paths.execution({ ...execution, stage: account.stage })
    );
  };
}
