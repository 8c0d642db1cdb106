/** Keeps from build to build what a content folder says besides its papers: reading forty topics takes a small build long. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { markdownFiles } from "../../src/store/content-files.ts";
import type { ContentFrame } from "../../src/store/read-content.ts";
import { digestOf } from "./digest.ts";
import { writeWhole } from "./write-whole.ts";

interface KeptFrame {
  /** Of all that the frame was read from. */
  key: string;
  frame: ContentFrame;
}

/**
 * Collection, topics and prose pages of a content folder; read only where their files, or the code, differ from what
 * `folder` keeps. `version` stands for the code. What has problems is read each time.
 */
export async function keptFrame(
  content: string,
  folder: string,
  version: string,
  isFresh: boolean,
): Promise<ContentFrame> {
  const file = join(folder, `frame-${digestOf(resolve(content))}.json`);
  const key = keyOf(content, version);
  const kept = isFresh ? undefined : readKept(file);
  if (kept?.key === key) return kept.frame;
  // What reads YAML and checks it is loaded only when something is to be read.
  const { readFrame } = await import("../../src/store/read-content.ts");
  const frame = readFrame(content);
  if (frame.problems.length === 0) writeWhole(file, JSON.stringify({ key, frame } satisfies KeptFrame));
  return frame;
}

function keyOf(content: string, version: string): string {
  const files = [
    join(content, "collection.yaml"),
    ...["topics", "pages"].flatMap((part) => markdownFiles(join(content, part))),
  ];
  const lines = files.map((file) => `${file} ${existsSync(file) ? digestOf(readFileSync(file)) : "missing"}`);
  return digestOf([version, String(existsSync(content)), ...lines].join("\n"));
}

function readKept(file: string): KeptFrame | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as KeptFrame;
  } catch {
    // None, or damaged.
    return undefined;
  }
}
