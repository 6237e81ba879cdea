// npm run rig: the bot as a process against the stand-in, with everything that goes wrong, judged.
import { readRigOptions } from './rig-options.ts';
import { runRig } from './rig-run.ts';

async function run(): Promise<void> {
  const order = readRigOptions(process.argv.slice(2));
  const report = await runRig(order.run);
  process.stdout.write(`${JSON.stringify(report, null, order.isJson ? 0 : 2)}\n`);
  if (report.problems.length > 0) process.exitCode = 1;
}

await run();
