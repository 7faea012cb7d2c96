/**
 * Resolves when the program is asked to stop, however often it is asked: a signal to a whole group
 * of processes arrives more than once. Also when the parent that was to pass signals on is gone.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
    process.on('disconnect', () => resolve());
    process.channel?.unref(); // the way to the parent alone keeps nothing alive
  });
}
