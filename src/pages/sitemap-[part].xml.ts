import type { APIRoute, GetStaticPaths } from "astro";
import { type SitemapPart, sitemapParts, sitemapPartText } from "../store/sitemap-text.ts";

export const getStaticPaths = (() =>
  sitemapParts().map((part) => ({ params: { part: String(part.number) }, props: { part } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ part: SitemapPart }> = async ({ props: { part } }) => new Response(sitemapPartText(part));
