import { RecordProgress } from '@atelier/plugin-ml-platform-node';
import { LoggerService } from '@backstage/backend-plugin-api';
import { createStatusLog } from './createStatusLog';

/** Says how far AWS is with which record. */
export function createProgressLog(
  logger: LoggerService,
): (progress: RecordProgress) => void {
  const log = createStatusLog(logger, 'Service Catalog');
  return ({ recordId, status, elapsed }) =>
    log({ status: `${status} (record ${recordId})`, elapsed });
}
