import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { repairDamagedMath } from "../../src/archive/damaged-math.ts";
import { splitFormulas } from "../../src/archive/find-formulas.ts";
import { judgeRepair } from "./judge-repair.ts";
import { describeWithShared, sharedPath } from "./shared-data.ts";

const LEAST_PRECISION = 0.99;
const LEAST_RECALL = 0.6;

interface Pair {
  id: string;
  arxiv_full: string;
  hf_full: string;
}

interface Text {
  id: string;
  title: string;
  abstract: string;
}

function readLines<T>(bytes: Buffer): T[] {
  const lines = bytes.toString("utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as T);
}

describeWithShared("damaged mathematics", () => {
  test("is repaired at 60 % of its spots or more, and 99 % of the changes are right", () => {
    const verdicts = readLines<Pair>(readFileSync(sharedPath("formats/latex-damage-pairs.jsonl"))).map(
      ({ arxiv_full, hf_full }) => judgeRepair(arxiv_full, hf_full, repairDamagedMath(hf_full)),
    );
    const sum = (key: "changes" | "right" | "spots" | "repaired") =>
      verdicts.reduce((total, verdict) => total + verdict[key], 0);
    const precision = sum("right") / sum("changes");
    const recall = sum("repaired") / sum("spots");
    console.info(
      `damaged mathematics: ${sum("right")} of ${sum("changes")} changes right (${precision.toFixed(3)}), ` +
        `${sum("repaired")} of ${sum("spots")} spots repaired (${recall.toFixed(3)})`,
    );
    expect({ precision: precision >= LEAST_PRECISION, wrong: verdicts.flatMap(({ wrong }) => wrong) }).toMatchObject({
      precision: true,
    });
    expect(recall).toBeGreaterThanOrEqual(LEAST_RECALL);
  });

  test("repairs touch no word of English, and repairing again changes nothing", () => {
    const papers = readLines<Text>(gunzipSync(readFileSync(sharedPath("corpora/daily-papers.jsonl.gz"))));
    const words = new Set<string>();
    for (const { id, title, abstract } of papers) {
      for (const text of [title, abstract]) {
        const repaired = repairDamagedMath(text);
        expect([id, repairDamagedMath(repaired)]).toEqual([id, repaired]);
        const after = repaired.split(/\s+/);
        text.split(/\s+/).forEach((word, at) => {
          const bare = word.replace(/^["'(]+|[)"'.,;:]+$/g, "");
          if (word !== after[at] && /^[A-Za-z]{2,}$/.test(bare)) words.add(bare);
        });
      }
    }
    const commands =
      /^(?:leq|geq|neq|ge|le|pm|times|sim|approx|\w*(?:right|left|leftright|Right)arrow\w*|varphi|varepsilon|propto|cdot|dots|infty|ell|oplus|[lr]ceil|[lr]angle|\w*[A-Z]times[A-Z]?\w*|nabla|equiv)$/;
    const greek = /^(?:lambda|gamma|sigma|rho|Phi|eta|mu|psi|omega|zeta|epsilon|delta|tau)$/;
    expect([...words].filter((word) => !commands.test(word) && !greek.test(word))).toEqual([]);
  });

  test("prices in abstracts are no formulas", () => {
    const papers = readLines<Text>(gunzipSync(readFileSync(sharedPath("corpora/daily-papers.jsonl.gz"))));
    const formulas = papers.flatMap(({ abstract }) => splitFormulas(abstract)).filter((part) => "tex" in part);
    expect(formulas.filter(({ source }) => source.startsWith("$"))).toEqual([]);
  });
});
