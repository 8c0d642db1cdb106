import { HOME } from "../archive/routes.ts";
import { feedText } from "../store/feed-text.ts";
import { siteArchive } from "../store/site-data.ts";

export const GET = async () => new Response(feedText("atom", HOME, undefined, siteArchive().papers));
