import { LoggerService } from '@backstage/backend-plugin-api';

const quietSeconds = 15;

/** Says how far AWS is: at every change of status, and while nothing changes every 15 seconds. */
export function createStatusLog(
  logger: LoggerService,
  what: string,
): (progress: { status: string; elapsed: { milliseconds: number } }) => void {
  let last: { status: string; seconds: number } | undefined;
  return ({ status, elapsed }) => {
    const seconds = Math.round(elapsed.milliseconds / 1000);
    if (last?.status === status && seconds - last.seconds < quietSeconds) {
      return;
    }
    last = { status, seconds };
    logger.info(`${what}: ${status} after ${seconds} s`);
  };
}
