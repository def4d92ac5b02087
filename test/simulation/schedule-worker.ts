import { parentPort } from 'node:worker_threads';
import { runJob, type ScheduleJob } from './schedule-jobs.ts';

parentPort?.on('message', async (job: ScheduleJob) => {
  parentPort?.postMessage(await runJob(job));
});
