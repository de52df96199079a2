import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  PipelineExecutionRef,
  PipelineRef,
} from '@atelier/plugin-ml-platform-common';

/** The addresses of an ML project's tabs and of what is below them. */
export function useProjectPaths(slug: string) {
  const entityLink = useRouteRef(entityRouteRef);
  const page = entityLink({ namespace: 'default', kind: 'system', name: slug });

  const pipelines = `${page}/pipelines`;
  const pipeline = (ref: PipelineRef) =>
    [pipelines, ref.stage, ref.region, encodeURIComponent(ref.pipeline)].join(
      '/',
    );
  return {
    page,
    pipelines,
    pipeline,
    execution: (ref: PipelineExecutionRef) =>
      `${pipeline(ref)}/executions/${encodeURIComponent(ref.execution)}`,
    accounts: `${page}/accounts`,
    studio: `${page}/studio`,
    costs: `${page}/costs`,
    models: `${page}/models`,
  };
}
