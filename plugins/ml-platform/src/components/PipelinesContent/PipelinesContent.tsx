import { Route, Routes, useParams } from 'react-router-dom';
import { ErrorPage } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { isStage } from '@atelier/plugin-ml-platform-common';
import { projectSlugOf } from '../../projectEntity';
import { ExecutionView } from './ExecutionView';
import { PipelineList } from './PipelineList';
import { PipelineView } from './PipelineView';

const notFound = (
  <ErrorPage
    status="404"
    statusMessage="This address does not lead to a pipeline"
    additionalInfo="Choose one on the tab Pipelines of the ML project."
  />
);

/** The SageMaker pipelines of the ML project that an entity page is about, their executions and steps. */
export function PipelinesContent() {
  const { entity } = useEntity();
  const slug = projectSlugOf(entity);
  return (
    <Routes>
      <Route path="/" element={<PipelineList slug={slug} />} />
      <Route
        path="/:stage/:region/:pipeline"
        element={<AddressedPipeline slug={slug} />}
      />
      <Route
        path="/:stage/:region/:pipeline/executions/:execution"
        element={<AddressedPipeline slug={slug} />}
      />
      <Route path="*" element={notFound} />
    </Routes>
  );
}

/** The pipeline or execution in the address. */
function AddressedPipeline({ slug }: { slug: string }) {
  const { stage, region = '', pipeline = '', execution } = useParams();
  if (!isStage(stage)) {
    return notFound;
  }
  const ref = { stage, region, pipeline };
  // The key: another address is another page, with nothing of the one before.
  const key = [slug, stage, region, pipeline, execution].join('/');
  return execution ? (
    <ExecutionView key={key} slug={slug} executionRef={{ ...ref, execution }} />
  ) : (
    <PipelineView key={key} slug={slug} pipelineRef={ref} />
  );
}
