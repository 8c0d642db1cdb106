import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import AdmZip from "adm-zip";
import { describe, expect, test } from "vitest";
import { readListing, readListings } from "../../scripts/import/read-listing.ts";
import { unpack } from "../../scripts/import/unpack.ts";
import { InputError } from "../../src/archive/problem.ts";
import { folderWith } from "../build/temporary-folder.ts";

function zip(files: Record<string, string | Buffer>): Buffer {
  const archive = new AdmZip();
  for (const [name, content] of Object.entries(files)) archive.addFile(name, Buffer.from(content as string));
  return archive.toBuffer();
}

/** The archive with a name of the same length put in place of another, as no honest program writes it. */
function renamed(archive: Buffer, from: string, to: string): Buffer {
  return Buffer.from(archive.toString("latin1").replaceAll(from, to), "latin1");
}

function refusal(step: () => unknown) {
  try {
    step();
  } catch (error) {
    if (error instanceof InputError) return error.problem;
    throw error;
  }
  throw new Error("It was not refused.");
}

const unpacked = (bytes: Uint8Array) =>
  unpack(bytes, "a.zip").map(({ file, bytes: inner }) => [file, Buffer.from(inner).toString()]);

test("what is no archive stays as it is; gzip keeps its name; each file of a zip has its own", () => {
  expect(unpacked(Buffer.from("text"))).toEqual([["a.zip", "text"]]);
  expect(unpacked(gzipSync("text"))).toEqual([["a.zip", "text"]]);
  const archive = zip({ "b.txt": "two", "folder/a.txt": "one", "__MACOSX/._b.txt": "x", "folder/.DS_Store": "x" });
  expect(unpacked(archive).sort()).toEqual([
    ["a.zip/b.txt", "two"],
    ["a.zip/folder/a.txt", "one"],
  ]);
});

describe("an archive is refused, with the reason", () => {
  const link = Buffer.from(zip({ "link.txt": "/etc/passwd" }));
  link.writeUInt32LE((0xa1ff << 16) >>> 0, link.indexOf("PK\u0001\u0002") + 38);
  const honest = zip({ "a.txt": "x".repeat(1000) });
  const encrypted = Buffer.from(honest);
  const header = encrypted.indexOf("PK\u0001\u0002");
  encrypted.writeUInt16LE(1, header + 8);
  const lying = Buffer.from(zip({ "a.txt": "x" }));
  lying.writeUInt32LE(0xfffffff0, lying.indexOf("PK\u0001\u0002") + 24);
  const manyFiles = zip(Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`${at}.txt`, "x"])));
  const tar = Buffer.alloc(1024);
  tar.write("ustar", 257);

  test.each<[string, Uint8Array, RegExp, string?]>([
    ["a name that leads up", renamed(zip({ "xx/a.txt": "x" }), "xx/a", "../a"), /leads out/, "a.zip/../a.txt"],
    ["a name with backslashes", renamed(zip({ "xx/a.txt": "x" }), "xx/a", "..\\a"), /leads out/],
    ["an absolute name", renamed(zip({ "xx/a.txt": "x" }), "xx/a", "/x/a"), /leads out/],
    ["a drive", renamed(zip({ "xx/a.txt": "x" }), "xx/a", "C:/a"), /leads out/],
    ["a symbolic link", link, /symbolic link/, "a.zip/link.txt"],
    ["a zip in a zip", zip({ "in.zip": zip({ "a.txt": "x" }) }), /zip archive stands inside/, "a.zip/in.zip"],
    ["a gzip in a zip", zip({ "in.gz": gzipSync("x") }), /gzip archive stands inside/],
    ["a gzip in a gzip", gzipSync(gzipSync("x")), /gzip archive stands inside/],
    ["a tar archive", gzipSync(tar), /tar archive/],
    ["an encrypted file", encrypted, /encrypted/],
    ["too many files", manyFiles, /too many files; the most is 1000/],
    ["a long name", zip({ [`${"a/".repeat(300)}b`]: "x" }), /more than 500 bytes/],
    ["a size that is a lie", lying, /more than 64 MB/],
    ["a cut zip", honest.subarray(0, 60), /damaged/],
    ["a cut gzip", gzipSync("text").subarray(0, 15), /damaged: unexpected end of file/],
    ["no file", zip({}), /no file/],
  ])("%s", (_what, bytes, message, file = expect.stringContaining("a.zip") as unknown as string) => {
    expect(refusal(() => unpack(bytes, "a.zip"))).toMatchObject({ message: expect.stringMatching(message), file });
  });

  test("bombs, in little time", () => {
    const start = performance.now();
    const zeros = Buffer.alloc(80 * 1024 * 1024);
    expect(refusal(() => unpack(gzipSync(zeros, { level: 1 }), "a.gz"))).toMatchObject({ message: /64 MB/ });
    const half = Buffer.alloc(40 * 1024 * 1024);
    expect(refusal(() => unpack(zip({ "a.txt": half, "b.txt": half }), "a.zip"))).toMatchObject({ message: /64 MB/ });
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test("a file that says it is smaller than it is", () => {
    const archive = zip({ "a.txt": "x".repeat(100_000) });
    archive.writeUInt32LE(10, archive.indexOf("PK\u0001\u0002") + 24);
    expect(refusal(() => unpack(archive, "a.zip"))).toMatchObject({ message: /damaged/ });
  });

  test("a changed byte", () => {
    const archive = Buffer.from(zip({ "a.txt": "some text that is not packed" }));
    const content = archive.indexOf(deflateRawSync("some text that is not packed").subarray(0, 4));
    archive.writeUInt8((archive[content + 4] ?? 0) ^ 1, content + 4);
    expect(refusal(() => unpack(archive, "a.zip"))).toMatchObject({ message: /damaged/ });
  });
});

test("listings are read from archives, and one that is no text does not take the others with it", () => {
  const folder = folderWith({});
  const path = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  expect(readListing(path("a.txt.gz", gzipSync("one\r\n")))).toMatchObject({ text: "one\n" });
  const single = path("one.zip", zip({ "in.txt": "one" }));
  expect(readListing(single)).toMatchObject({ file: `${single}/in.txt`, text: "one" });
  const several = path("two.zip", zip({ "a.txt": "one", "b.png": Buffer.from([0x89, 0x50]), "c.txt": "two" }));
  expect(readListings(several)).toMatchObject({
    listings: [{ file: `${several}/a.txt` }, { file: `${several}/c.txt` }],
    problems: [{ file: `${several}/b.png`, message: /UTF-8/ }],
  });
  const two = path("both.zip", zip({ "a.txt": "one", "b.txt": "two" }));
  expect(refusal(() => readListing(two))).toMatchObject({ message: "The archive holds 2 files.", file: two });
});
