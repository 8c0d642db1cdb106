import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Crew } from "../../scripts/build/crew.ts";
import type { FiledFile, FilingJob, FilingTask } from "../../scripts/build/filing-task.ts";
import { folderWith } from "./temporary-folder.ts";

const FILES = Array.from({ length: 60 }, (_, at) => `${at}.md`);
const jobsOf = (files: readonly string[]): FilingJob[] => files.map((file) => ({ files: [{ file }] }));

function taskWith(files: readonly string[]): { crew: Crew; task: FilingTask } {
  const content = folderWith(
    Object.fromEntries(
      files.map((file, at) => [
        `papers/${file}`,
        `---\nid: "p${at}"\ntitle: "Title"\nlisted: [{ date: "2025-10-23", source: "s" }]\n---\nText.\n`,
      ]),
    ),
  );
  const crew = new Crew();
  onTestFinished(() => crew.end());
  return { crew, task: { kind: "filing", content, topics: [], rules: "", cache: join(content, "cache.db") } };
}

test("jobs are shared between threads, and every result is taken once", async () => {
  const { crew, task } = taskWith(FILES);
  let tell = () => {};
  const others = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const [mine, taken]: [string[], string[]] = [[], []];
  const nameOf = (job: FilingJob) => ("files" in job ? (job.files[0]?.file as string) : "");
  const perform = async (job: FilingJob): Promise<FiledFile[]> => {
    await others;
    mine.push(nameOf(job));
    return [{ file: nameOf(job), problems: [] }];
  };
  const take = (results: FiledFile[]) => {
    taken.push(...results.map(({ file }) => file));
    tell();
  };
  await crew.share(task, jobsOf(FILES), perform, take);
  expect(taken.sort()).toEqual([...FILES].sort());
  expect(mine.length).toBeLessThan(FILES.length);
});

test("what goes wrong in a worker ends the work, and is told", async () => {
  const { crew, task } = taskWith([]);
  const wait = () => new Promise<FiledFile[]>((resolve) => setTimeout(() => resolve([]), 100));
  await expect(crew.share(task, jobsOf(FILES), wait, () => {})).rejects.toThrow("ENOENT");
});

test("a worker that has enough gets no more, and one set apart for a long job hinders nobody", async () => {
  const { crew, task } = taskWith(FILES);
  const job = jobsOf(FILES)[0] as FilingJob;
  const apart = crew.setApart(task, job);
  const given = Array.from({ length: 100 }, () => crew.offer(task, job));
  expect(given.at(-1)).toBeUndefined();
  const results = await Promise.all([apart, ...given.filter((result) => result !== undefined)]);
  expect(results.length).toBeGreaterThan(1);
  for (const result of results) expect(result).toMatchObject([{ file: "0.md" }]);
  expect(await crew.offer(task, job)).toMatchObject([{ file: "0.md" }]);
});

test("work that is left when the crew goes home is told of", async () => {
  const { crew, task } = taskWith(FILES);
  const left = crew.offer(task, jobsOf(FILES)[0] as FilingJob);
  const told = expect(left).rejects.toThrow("A worker of the build ended before its work.");
  await crew.end();
  await told;
});
