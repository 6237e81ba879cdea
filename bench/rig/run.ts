// npm run rig: the bot as a process against the stand-in, with everything that goes wrong, judged.
import { measureAnswers } from './answer-times.ts';
import { everyOne, killAtStatements } from './kill-at-statements.ts';
import { proveBugs } from './prove-bugs.ts';
import { type RigOrder, readRigOptions, rigUsage } from './rig-options.ts';
import { runRig } from './rig-run.ts';
import { soak } from './soak.ts';

/** What is printed, and everything in it that should not be. */
type Result = { readonly report: object; readonly problems: readonly string[] };

async function carryOut(order: RigOrder): Promise<Result> {
  const { run, proves, soakMinutes, statementStep, answerSeconds } = order;
  if (proves) {
    const proofs = await proveBugs(run.seed);
    const problems = proofs.flatMap(({ bug, caught, without }) => [
      ...(caught.length === 0 ? [`not caught: ${bug}`] : []),
      ...without.map((problem) => `without the bug (${bug}): ${problem}`),
    ]);
    return { report: { proofs }, problems };
  }
  if (soakMinutes > 0) {
    const report = await soak(soakMinutes, run.seed);
    return { report, problems: [...report.problems, ...report.soak.problems] };
  }
  if (statementStep > 0) {
    const killed = await killAtStatements(everyOne(statementStep));
    return { report: { killed }, problems: killed.problems };
  }
  const report = await runRig(run);
  if (answerSeconds === 0) return { report, problems: report.problems };
  const answers = await measureAnswers(answerSeconds, run.seed);
  return { report: { ...report, answers }, problems: [...report.problems, ...answers.problems] };
}

async function run(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(rigUsage);
    return;
  }
  const order = readRigOptions(args);
  const { report, problems } = await carryOut(order);
  const result = { ...report, problems };
  process.stdout.write(`${JSON.stringify(result, null, order.isJson ? 0 : 2)}\n`);
  if (problems.length > 0) process.exitCode = 1;
}

await run();
