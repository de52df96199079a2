import { RecordProgress } from '@atelier/plugin-ml-platform-node';
import { LoggerService } from '@backstage/backend-plugin-api';

const quietSeconds = 15;

/** Says how far AWS is: at every change of state, and while nothing changes every 15 seconds. */
export function createProgressLog(
  logger: LoggerService,
): (progress: RecordProgress) => void {
  let last: { recordId: string; status: string; seconds: number } | undefined;
  return ({ recordId, status, elapsed }) => {
    const seconds = Math.round(elapsed.milliseconds / 1000);
    if (
      last &&
      last.recordId === recordId &&
      last.status === status &&
      seconds - last.seconds < quietSeconds
    ) {
      return;
    }
    last = { recordId, status, seconds };
    logger.info(
      `Service Catalog: ${status} after ${seconds} s (record ${recordId})`,
    );
  };
}
