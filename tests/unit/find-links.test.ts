import { describe, expect, it } from "vitest";
import { addressOf, findLinks, titleSearches } from "../../src/archive/find-links.ts";
import type { Paper } from "../../src/archive/paper.ts";

const paper = (facts: Partial<Paper>): { paper: Paper; title: string } => ({
  paper: { id: "a", title: "A", listed: [{ date: "2025-10-23", source: "test" }], abstract: "", ...facts },
  title: facts.title ?? "A",
});

describe("the address that a list names", () => {
  const address = (facts: Partial<Paper>) => addressOf(paper(facts).paper)?.href;

  it("is where the paper itself is: at arXiv, at its publisher, or at an address of its own", () => {
    const doi = "10.1000/a";
    const links = { pdf: "https://example.org/a.pdf" };
    expect(addressOf(paper({ arxiv: "2304.01662", doi }).paper)).toEqual({
      label: "arXiv",
      href: "https://arxiv.org/abs/2304.01662",
    });
    expect(address({ doi, links })).toBe("https://doi.org/10.1000/a");
    expect(address({ links })).toBe("https://example.org/a.pdf");
  });

  it("is never that of the code alone, nor anything but a web address", () => {
    expect(address({ links: { code: "https://example.org/code", project: "https://example.org/" } })).toBeUndefined();
    expect(address({ links: { page: "javascript:alert(1)" } })).toBeUndefined();
    expect(address({})).toBeUndefined();
  });
});

describe("how to find a paper", () => {
  it("leads to the abstract and the PDF of an arXiv id, and then searches nowhere", () => {
    const { known, searches } = findLinks(paper({ arxiv: "2304.01662" }));
    expect(known.map(({ href }) => href)).toEqual([
      "https://arxiv.org/abs/2304.01662",
      "https://arxiv.org/pdf/2304.01662",
    ]);
    expect(searches).toEqual([]);
  });

  it("keeps the slash of an old arXiv id", () => {
    expect(findLinks(paper({ arxiv: "math/0211159" })).known[0]?.href).toBe("https://arxiv.org/abs/math/0211159");
  });

  it("resolves a DOI, with the signs that would end an address written safely", () => {
    const { known } = findLinks(paper({ doi: "10.1000/a#b?c" }));
    expect(known).toEqual([{ label: "Publisher, by DOI", href: "https://doi.org/10.1000/a%23b%3Fc" }]);
  });

  it("prefers a PDF given by the record to the one at arXiv", () => {
    const { known } = findLinks(paper({ arxiv: "2304.01662", links: { pdf: "https://example.org/a.pdf" } }));
    expect(known.map(({ label }) => label)).toEqual(["arXiv", "PDF"]);
  });

  it("searches for the title when only code or a project page is known, and shows those too", () => {
    const { known, searches } = findLinks(paper({ links: { code: "https://example.org/code" } }));
    expect(known).toEqual([{ label: "Code", href: "https://example.org/code" }]);
    expect(searches.map(({ label }) => label)).toEqual([
      "Search arXiv",
      "Search Google Scholar",
      "Search Semantic Scholar",
      "Search Hugging Face",
    ]);
  });

  it("shows one address once", () => {
    const address = "https://example.org/";
    expect(findLinks(paper({ links: { project: address, page: address } })).known).toHaveLength(1);
  });

  it("never makes a link of anything but a web address", () => {
    const links = { page: "javascript:alert(1)", code: "data:text/html,x", project: "https://exa mple.org" };
    expect(findLinks(paper({ links })).known).toEqual([]);
  });
});

describe("searches for a title", () => {
  it("leave out signs that a search engine takes for commands, and keep those inside words", () => {
    const [arxiv] = titleSearches(`“Don't” stop: GPT-4's $3.5 *best* "trick"? (2nd)`);
    expect(arxiv?.href).toBe(
      "https://arxiv.org/search/?query=Don't%20stop%20GPT-4's%203.5%20best%20trick%202nd&searchtype=title",
    );
  });

  it("keep letters of every script", () => {
    expect(titleSearches("Über Größe λ 学习")[1]?.href).toContain(encodeURIComponent("Über Größe λ 学习"));
  });

  it("are none for a title without words", () => {
    expect(titleSearches("?!")).toEqual([]);
  });
});
