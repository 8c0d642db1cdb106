import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { collectionSchema } from "../../src/store/collection-schema.ts";
import { parseYaml } from "../../src/store/front-matter.ts";

const workflow = (name: string): string => readFileSync(`.github/workflows/${name}.yml`, "utf8");

test("the daily workflow publishes the commit that it made, since its push starts no other workflow", () => {
  expect(parseYaml(workflow("daily"), "daily.yml")).toMatchObject({
    permissions: { contents: "write", pages: "write", "id-token": "write" },
    jobs: {
      publish: {
        needs: "import",
        uses: "./.github/workflows/publish.yml",
        with: { ref: expect.stringContaining("needs.import.outputs.commit") as string },
      },
    },
  });
  const publish = parseYaml(workflow("publish"), "publish.yml");
  expect(publish).toHaveProperty("on.workflow_call.inputs.ref.type", "string");
  expect(publish).toHaveProperty("jobs.build.steps.0.with.ref", expect.stringContaining("inputs.ref"));
});

test("the sources that the sample's collection.yaml shows are valid, and none is on by itself", () => {
  const yaml = readFileSync("content/collection.yaml", "utf8");
  expect(parseYaml(yaml, "collection.yaml")).not.toHaveProperty("sources");
  const shown = yaml.slice(yaml.indexOf("# sources:")).replace(/^# /gm, "");
  const { sources } = collectionSchema.pick({ sources: true }).parse(parseYaml(shown, "collection.yaml"));
  expect(sources?.map(({ from }) => from)).toEqual(["daily-papers", "arxiv", "url"]);
});
