import type { APIRoute, GetStaticPaths } from "astro";
import { sitemapParts, sitemapPartText } from "../store/sitemap-text.ts";

export const getStaticPaths = (() =>
  sitemapParts().map((part) => ({ params: { part: String(part) }, props: { part } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ part: number }> = async ({ props: { part } }) => new Response(sitemapPartText(part));
