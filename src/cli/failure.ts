/** Ends a command with a message that says what is wrong; never a stack trace. Full details on OVERGANG_DEBUG=1. */
export function reportFailure(error: unknown): void {
  const { name, message } = error as Error;
  console.error(process.env.OVERGANG_DEBUG ? error : name === 'Error' || !name ? `Fejl: ${message}` : message);
  process.exitCode = 1;
}
