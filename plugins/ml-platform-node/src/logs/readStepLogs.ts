import {
  CloudWatchLogsClient,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { isErrorWithName, NotFoundError } from '@backstage/errors';
import { StepLogs } from '@atelier/plugin-ml-platform-common';
import { callAws } from '../calls/callAws';
import { AwsClients, AwsTarget } from '../clients';
import { Partition } from '../config';
import { logGroupConsoleUrl } from '../console';
import { stepLogGroup } from './stepLogGroup';

const maxLines = 200;
/** A job has a stream for each of its instances. */
const maxStreams = 20;

/**
 * The last lines, 200 at most, that a SageMaker job wrote, from all its instances. None when it has not written yet.
 * Throws a NotFoundError for what is no job that writes logs.
 *
 * Source: CloudWatch Logs `DescribeLogStreams`, `GetLogEvents`.
 *
 * @public
 */
export async function readStepLogs(
  clients: AwsClients,
  target: AwsTarget,
  jobArn: string,
  options: { partition: Partition; signal?: AbortSignal },
): Promise<StepLogs> {
  const place = stepLogGroup(jobArn);
  if (!place) {
    throw new NotFoundError(`${jobArn} is no job that writes logs`);
  }
  const { logGroup, streamPrefix } = place;
  const read = streamReader(clients, target, logGroup, options.signal);
  const streams = await read.names(streamPrefix);
  const tails = await Promise.all(streams.map(read.tail));
  const lines = tails
    .flat()
    .sort((a, b) => a.timestamp - b.timestamp)
    .map(({ timestamp, message }) => ({
      at: new Date(timestamp).toISOString(),
      message,
    }));
  return {
    lines: lines.slice(-maxLines),
    truncated: lines.length > maxLines,
    logGroup,
    consoleUrl: logGroupConsoleUrl(options.partition, {
      region: target.region,
      logGroup,
      streamPrefix,
    }),
  };
}

function streamReader(
  clients: AwsClients,
  target: AwsTarget,
  logGroupName: string,
  abortSignal: AbortSignal | undefined,
) {
  const client = clients.get(CloudWatchLogsClient, target);
  return {
    async names(logStreamNamePrefix: string): Promise<string[]> {
      try {
        const { logStreams = [] } = await callAws(
          'logs:DescribeLogStreams',
          target,
          () =>
            client.send(
              new DescribeLogStreamsCommand({
                logGroupName,
                logStreamNamePrefix,
                limit: maxStreams,
              }),
              { abortSignal },
            ),
          logGroupName,
        );
        return logStreams.flatMap(({ logStreamName }) => logStreamName ?? []);
      } catch (error) {
        // The first job of an account makes the group when it writes its first line.
        if (isErrorWithName(error, 'NotFoundError')) {
          return [];
        }
        throw error;
      }
    },
    /** One line more than is shown, to know whether there are more. */
    async tail(logStreamName: string) {
      const { events = [] } = await callAws(
        'logs:GetLogEvents',
        target,
        () =>
          client.send(
            new GetLogEventsCommand({
              logGroupName,
              logStreamName,
              limit: maxLines + 1,
              startFromHead: false,
            }),
            { abortSignal },
          ),
        logStreamName,
      );
      return events.map(({ timestamp = 0, message = '' }) => ({
        timestamp,
        message,
      }));
    },
  };
}
