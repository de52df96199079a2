import { InfoCard } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import {
  PipelineExecution,
  PipelineStep,
} from '@atelier/plugin-ml-platform-common';
import { ConsoleLink } from '../shared/ConsoleLink';
import { Facts } from '../shared/Facts';
import { FailureAlert } from '../shared/FailureAlert';
import { PipelineStatus } from '../shared/PipelineStatus';
import { stepStatusText } from './pipelineStates';
import { StepDuration } from './StepDuration';
import { StepLog } from './StepLog';

/** A step at length: why it failed, what it waited for, and its log when asked for. */
export function StepPanel(props: {
  slug: string;
  execution: PipelineExecution;
  step: PipelineStep;
}) {
  const { slug, execution, step } = props;
  const name = step.displayName || step.name;
  return (
    <Box component="section" aria-label={`Step ${name}`}>
      <InfoCard title={name} subheader={step.type}>
        {step.failureReason && (
          <Box mb={2}>
            <FailureAlert title="The step failed" reason={step.failureReason} />
          </Box>
        )}
        <Facts
          facts={{
            Status: (
              <PipelineStatus
                status={step.status}
                text={stepStatusText(step, execution)}
              />
            ),
            Duration: step.startedAt ? (
              <StepDuration step={step} execution={execution} />
            ) : undefined,
            'Runs after': step.dependsOn.join(', ') || 'The start',
            Job: step.jobArn ? (
              <code>{step.jobArn.split('/').pop()}</code>
            ) : undefined,
            Console: step.consoleUrl ? (
              <ConsoleLink url={step.consoleUrl} of={name} />
            ) : undefined,
          }}
        />
        {step.hasLogs && (
          <StepLog slug={slug} execution={execution} step={step} />
        )}
      </InfoCard>
    </Box>
  );
}
