import { sitemapText } from "../store/sitemap-text.ts";

export const GET = async () => new Response(sitemapText());
