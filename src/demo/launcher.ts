/**
 * Ends this process when the one that started it is gone, however that ended: then their channel is closed. For processes
 * started with a channel; without one nobody waits for them.
 */
export function endWithLauncher(end: () => void): void {
  if (process.send === undefined) return;
  process.once('disconnect', end);
  // Closed before anybody listened.
  if (!process.connected) end();
}
