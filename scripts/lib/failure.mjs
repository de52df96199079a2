/** A failure that the person at the terminal can mend: one line, no stack. */
export class Failure extends Error {}

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|RequestError|network/i;

export function downloadFailure(what, output) {
  return new Failure(
    unreachable.test(output)
      ? `${what} could not be downloaded: the npm registry does not answer. Check the network (or the proxy settings of npm) and run the command again.`
      : `${what} could not be installed. The end of its output:\n${output
          .trim()
          .split('\n')
          .slice(-15)
          .join('\n')}`,
  );
}

/** Runs a command's main function; failures end it with one clear message. */
export async function run(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(
      error instanceof Failure ? `\natelier: ${error.message}` : error,
    );
    process.exitCode = 1;
  }
}
