import { expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { idList } from "../../scripts/import/sources/id-list.ts";

const parse = (text: string) => idList.parse(text, { file: "ids.txt", date: "2024-05-06" });

test("each id is named as a paper to be fetched", () => {
  const { date, entries, problems } = parse("2401.00001v2\n\n- http://arxiv.org/pdf/math/0211159v1.pdf # sails\n");
  expect([date, entries]).toEqual(["2024-05-06", []]);
  expect(problems).toEqual([
    {
      message: "2401.00001 is an id alone: title and abstract are not known yet.",
      hint: "Fetch them with npm run import -- --from arxiv --ids ids.txt.",
      file: "ids.txt",
      line: 1,
    },
    expect.objectContaining({ line: 3, message: expect.stringMatching(/^math\/0211159 is an id alone/) }),
  ]);
});

test("an id that stands twice, in whatever form, is taken once and named", () => {
  const { problems, assumptions } = parse("2401.00001\nhttps://arxiv.org/abs/2401.00001v3\narXiv:2401.00001\n");
  expect(problems).toHaveLength(1);
  expect(assumptions).toEqual(["2401.00001 stands on lines 1, 2, 3; it was taken once."]);
});

test("a line that is no id is named", () => {
  expect(parse("2401.00001\n2401.99\n").problems[1]).toMatchObject({
    line: 2,
    message: "“2401.99” is no id of arXiv, nor a link to one.",
  });
});

test("a list without any id is refused", () => {
  expect(() => parse("# nothing\nhello\n")).toThrow("ids.txt: The list holds no id of arXiv.");
});

test("the format is recognised where nearly every line is an id", () => {
  expect(recogniseSource("\n# mine\nhttps://huggingface.co/papers/2401.00001\n2401.00002,\n", "x").name).toBe(
    "id-list",
  );
  expect(idList.recognises("2401.00001\nKites\n\nWe fly kites.\n")).toBe(false);
});

test("several ids may stand on a line, and a line that is none among them", () => {
  const text = "arXiv:2401.00001, 2401.00002; math/0211159\nmy kites\n2401.00003\n";
  expect(recogniseSource(text, "x").name).toBe("id-list");
  expect(parse(text).problems.map(({ line, message }) => [line, message.split(" ", 1)[0]])).toEqual([
    [1, "2401.00001"],
    [1, "2401.00002"],
    [1, "math/0211159"],
    [2, "“my"],
    [3, "2401.00003"],
  ]);
});
