import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeText, readListing } from "../../scripts/import/read-listing.ts";
import { InputError } from "../../src/archive/problem.ts";
import { folderWith } from "../build/temporary-folder.ts";

/** The problem that a step is refused with. */
function refusal(step: () => unknown) {
  try {
    step();
  } catch (error) {
    if (error instanceof InputError) return error.problem;
    throw error;
  }
  throw new Error("It was not refused.");
}

const decode = (bytes: string | Uint8Array) => decodeText(Buffer.from(bytes as string), "a.txt");

test("text has one kind of line end and no byte order mark", () => {
  expect(decode("\ufeffone\r\ntwo\rthree\n")).toBe("one\ntwo\nthree\n");
  expect(decode("Größe 深度 🐦\n")).toBe("Größe 深度 🐦\n");
});

describe("what is no text is refused, with its name and place", () => {
  test.each<[string, string | Uint8Array, object]>([
    ["an empty file", "", { message: "The file is empty.", hint: "Give a listing's text." }],
    ["white space alone", "\ufeff \r\n\t", { message: "The file is empty." }],
    ["UTF-16, little end first", Buffer.from("\ufeffText", "utf16le"), { message: "The file is in UTF-16." }],
    [
      "UTF-16, big end first",
      Buffer.from([0xfe, 0xff, 0, 65]),
      { message: "The file is in UTF-16.", hint: "Save it as UTF-8." },
    ],
    [
      "UTF-16 without a mark",
      Buffer.from("ab", "utf16le"),
      { message: "The file seems to be in UTF-16.", hint: "Save it as UTF-8." },
    ],
    ["a NUL byte", "one\ntwo\u0000\n", { message: "The file holds NUL bytes: it is not text.", line: 2 }],
    ["Latin-1", Buffer.from("one\ntwo\nGröße\n", "latin1"), { message: expect.stringContaining("Latin-1"), line: 3 }],
    [
      "a character cut in two",
      Buffer.from("one\n€").subarray(0, -1),
      { message: expect.stringContaining("not valid UTF-8"), line: 2 },
    ],
    ["an image", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), { line: 1 }],
    ["a line beyond 1 MB", `one\n${"x".repeat(1024 * 1024 + 1)}\n`, { line: 2, hint: "This is not a listing." }],
  ])("%s", (_what, bytes, problem) => {
    expect(refusal(() => decode(bytes))).toMatchObject({ file: "a.txt", ...problem });
  });

  test("a line of just 1 MB is not", () => {
    expect(decode("x".repeat(1024 * 1024))).toHaveLength(1024 * 1024);
  });
});

describe("a name that leads to no file is refused", () => {
  const folder = () => folderWith({ "a.txt": "text" });

  test("nothing there", () => {
    const file = join(folder(), "nowhere.txt");
    expect(refusal(() => readListing(file))).toEqual({
      message: "There is no such file.",
      hint: "Check the path.",
      file,
    });
  });

  test("a file taken for a folder, and a name too long", () => {
    expect(refusal(() => readListing(join(folder(), "a.txt", "b.txt")))).toMatchObject({ hint: "Check the path." });
    expect(refusal(() => readListing("x".repeat(5000)))).toMatchObject({ hint: "Check the path." });
  });

  test("a folder", () => {
    const file = folder();
    expect(refusal(() => readListing(file))).toEqual({
      ...{ message: "This is a folder.", file },
      hint: `Name the files in it, such as ${file}/*.txt.`,
    });
  });

  test("a device", () => {
    expect(refusal(() => readListing("/dev/zero"))).toMatchObject({ message: "This is not a regular file." });
  });
});

test.each([
  ["papers-2024-12-11.json", "2024-12-11"],
  ["2024-12-11.txt", "2024-12-11"],
  ["2024-13-11.txt", undefined],
  ["2024-12-11-to-2024-12-13.txt", undefined],
  ["120240-12-115.txt", undefined],
])("the file %s is of the day that its name holds, if it holds one", (name, day) => {
  const { fileDate } = readListing(join(folderWith({ [name]: "text" }), name));
  expect(fileDate).toBe(day ?? new Date().toISOString().slice(0, 10));
});

test("a file has the day of its last change, in UTC", () => {
  expect(readListing(join(folderWith({ "a.txt": "text" }), "a.txt"))).toMatchObject({
    text: "text",
    fileDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
  });
});
