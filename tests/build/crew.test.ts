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
  await crew.share(task, jobsOf(FILES), perform, { take });
  expect(taken.sort()).toEqual([...FILES].sort());
  expect(mine.length).toBeLessThan(FILES.length);
});

test("what goes wrong in a worker ends the work, and is told", async () => {
  const { crew, task } = taskWith([]);
  const wait = () => new Promise<FiledFile[]>((resolve) => setTimeout(() => resolve([]), 100));
  await expect(crew.share(task, jobsOf(FILES), wait, { take: () => {} })).rejects.toThrow("ENOENT");
});
