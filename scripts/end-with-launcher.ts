// For `node --import`: the program ends when whoever started it is gone (scripts/launcher.ts).
import { endWithLauncher } from '../src/demo/launcher.ts';

endWithLauncher(() => process.exit(1));
// Whoever listens to a channel is kept alive by it.
process.channel?.unref();
