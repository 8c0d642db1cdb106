import { siteSettings } from "../store/site-data.ts";

export const GET = () => {
  const { site } = siteSettings();
  return new Response(`User-agent: *\nAllow: /\n${site ? `Sitemap: ${site}sitemap.xml\n` : ""}`);
};
