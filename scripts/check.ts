import { formatProblem } from "../src/archive/problem.ts";
import { readContent } from "../src/store/read-content.ts";
import { runCommand } from "./command-line.ts";

await runCommand({
  usage: `
Usage: npm run check -- [options]

Validates the content folder without building.

  --content DIR  the content folder (content)
  --json         the result as JSON

Exit code: 0 all is well; 1 something must be mended, and is named; 2 wrong usage.`,
  options: {
    content: { type: "string", default: "content" },
    json: { type: "boolean", default: false },
  },
  run({ values }) {
    const { papers, topics, pages, problems, notes } = readContent(values.content);
    const counts = { papers: papers.length, topics: topics.length, pages: pages.length };
    if (values.json) process.stdout.write(`${JSON.stringify({ ...counts, problems, notes }, null, 2)}\n`);
    else {
      for (const note of notes) process.stdout.write(`note: ${note}\n`);
      for (const problem of problems) process.stdout.write(`${formatProblem(problem)}\n`);
      const verdict = problems.length === 0 ? "all well" : `${problems.length} to mend`;
      process.stdout.write(`${counts.papers} papers, ${counts.topics} topics, ${counts.pages} pages: ${verdict}\n`);
    }
    return problems.length === 0 ? 0 : 1;
  },
});
